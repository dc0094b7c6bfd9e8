import { z } from 'zod'
import { found, NOT_FOUND, refuse, type Answer } from '../answer.js'
import { hostCookie } from '../cookies.js'
import { publicRoute, type Route, type Source } from '../route.js'
import type { Identity, ProviderVisit } from '../../store/provider-visits.js'
import type { AuthDeps } from './auth-deps.js'
import type { Provider } from './provider.js'
import { hashToken } from './secret-token.js'

/** Milliseconds within which somebody comes back from the provider. */
const VISIT = 10 * 60_000
/** Ties the visit to the browser that began it. Lax: the way back comes from another site. */
const COOKIE = '__Host-nafidha-provider'
const BACK = '/desk/api/oidc/callback'
const AWAY = refuse('failed', 'The provider does not answer. Sign in with a password, or try again in a moment.')

const visitCookie = (state: string, seconds: number): string =>
  hostCookie({ name: COOKIE, value: state, sameSite: 'Lax', maxAge: seconds })

/** Signing in at an OpenID Connect provider; and connecting an account with it, by a link or by who is signed in. */
export const providerRoutes = (deps: AuthDeps): readonly Route[] => [
  publicRoute({
    method: 'GET',
    path: '/desk/api/oidc/start',
    async handle({ source }) {
      const left = await depart(deps, source, { account: null, linkHash: null })
      if (left.kind !== 'found') return left
      return { kind: 'redirect', to: left.address, cookies: left.cookies }
    },
  }),
  publicRoute({
    method: 'POST',
    path: '/desk/api/oidc/start',
    body: z.object({ token: z.string().max(200).nullable() }),
    async handle({ me, body: { token }, source }) {
      const link = token === null ? null : await deps.links.state(token)
      if (link === null ? !me : link.kind === 'invalid' || link.kind === 'setup') return NOT_FOUND
      const purpose =
        token === null ? { account: me?.id ?? null, linkHash: null } : { account: null, linkHash: hashToken(token) }
      const left = await depart(deps, source, purpose)
      return left.kind === 'found' ? { ...found({ address: left.address }), cookies: left.cookies } : left
    },
  }),
  publicRoute({
    method: 'GET',
    path: BACK,
    handle: async ({ query, source }) => ({
      kind: 'redirect',
      ...(await arrive(deps, query, source)),
    }),
  }),
]

type Left = { readonly kind: 'found'; readonly address: string; readonly cookies: readonly string[] }

async function depart(
  { provider, access, now }: AuthDeps,
  { origin }: Source,
  purpose: Pick<ProviderVisit, 'account' | 'linkHash'>,
): Promise<Left | Extract<Answer, { kind: 'refused' }>> {
  if (!provider) return NOT_FOUND
  const left = await provider.depart(`${origin}${BACK}`).catch(() => null)
  if (!left) return AWAY
  const { address, state, nonce, verifier } = left
  const expiresAt = new Date(now().getTime() + VISIT)
  await access.visits.begin({ stateHash: hashToken(state), verifier, nonce, ...purpose, expiresAt }, now())
  return { kind: 'found', address, cookies: [visitCookie(state, VISIT / 1000)] }
}

interface Landing {
  readonly to: string
  readonly cookies: readonly string[]
}

const landing = (refused: 'failed' | 'unknown' | null, cookies: readonly string[] = []): Landing => ({
  to: refused ? `/desk?refused=${refused}` : '/desk',
  cookies: [visitCookie('', 0), ...cookies],
})

/** Who was signed in comes back to where they connected their account. */
const backAtAccount = (isConnected: boolean): Landing => ({
  ...landing(null),
  to: isConnected ? '/desk/account' : '/desk/account?refused=failed',
})

/** `failed`: this return is not the one that was begun here; `unknown`: nobody's account is connected with the person. */
async function arrive(deps: AuthDeps, query: URLSearchParams, source: Source): Promise<Landing> {
  const state = source.cookies[COOKIE]
  const { provider, access, now } = deps
  if (!provider || !state || query.get('state') !== state) return landing('failed')
  const visit = await access.visits.end(hashToken(state), now())
  if (!visit) return landing('failed')
  const identity = await identify(provider, { visit, state, query, origin: source.origin })
  if (identity) return enter(deps, { visit, identity, source })
  return visit.account === null ? landing('failed') : backAtAccount(false)
}

interface Return {
  readonly visit: ProviderVisit
  readonly state: string
  readonly query: URLSearchParams
  readonly origin: string
}

const identify = (provider: Provider, { visit, state, query, origin }: Return): Promise<Identity | null> =>
  provider
    .arrive(new URL(`${origin}${BACK}?${query}`), { state, nonce: visit.nonce, verifier: visit.verifier })
    .catch(() => null)

interface Entering {
  readonly visit: ProviderVisit
  readonly identity: Identity
  readonly source: Source
}

async function enter({ access, sessions, now }: AuthDeps, { visit, identity, source }: Entering): Promise<Landing> {
  if (visit.account !== null) return backAtAccount(await access.visits.connect(visit.account, identity, now()))
  if (visit.linkHash !== null) await access.links.redeem(visit.linkHash, { kind: 'identity', ...identity }, now())
  const id = await access.visits.accountOf(identity)
  const account = id === null ? null : await access.accounts.byId(id)
  if (!account || account.locked) return landing('unknown')
  return landing(null, [(await sessions.begin(account.id, source)).cookie])
}
