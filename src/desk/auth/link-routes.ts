import { z } from 'zod'
import { found, refuse, type Answer } from '../answer.js'
import { publicRoute, type Route, type Source } from '../route.js'
import type { NewAccount } from '../../store/accounts.js'
import { personName, username } from './account-words.js'
import type { AuthDeps } from './auth-deps.js'
import { passwordRefusal } from './password-routes.js'
import { hashToken, newId } from './secret-token.js'
import { signedIn } from './signed-in.js'

const token = z.string().max(200)
const redeemWords = z.object({ token, name: personName, username, password: z.string().max(4096) })
type Words = z.output<typeof redeemWords>

const INVALID = refuse('not-found', 'The link was used, replaced or has expired. Ask for a new one.')

/** Links that make an account, or give one a new password. */
export const linkRoutes = (deps: AuthDeps): readonly Route[] => [
  publicRoute({
    method: 'GET',
    path: '/desk/api/accounts/link',
    handle: async ({ query }) => found(await deps.links.state(query.get('token') ?? '')),
  }),
  publicRoute({
    method: 'POST',
    path: '/desk/api/accounts/redeem',
    body: redeemWords,
    handle: ({ body, source }) => redeem(deps, body, source),
  }),
]

/** The link is looked at before the password is hashed: a stranger's guess costs us nothing. */
async function redeem(deps: AuthDeps, words: Words, source: Source): Promise<Answer> {
  const link = await deps.links.state(words.token)
  if (link.kind === 'invalid') return INVALID
  const fault = passwordRefusal(words.password, link.kind === 'setup' ? words.username : link.username)
  if (fault) return fault
  const passwordHash = await deps.passwords.hash(words.password)
  const redemption =
    link.kind === 'setup'
      ? ({ kind: 'first', account: firstAccount(words), passwordHash } as const)
      : ({ kind: 'password', passwordHash } as const)
  const redeemed = await deps.access.links.redeem(hashToken(words.token), redemption, deps.now())
  const account = redeemed.kind === 'redeemed' ? await deps.access.accounts.byId(redeemed.account) : null
  if (!account) return INVALID
  return account.secondFactor.secret === null ? signedIn(deps, account, source) : found({ kind: 'code-needed' })
}

const firstAccount = ({ name, username: called }: Words): NewAccount => ({
  id: newId(),
  username: called,
  name,
  role: 'administrator',
  teams: [],
  languages: ['ar', 'en'],
  capacity: 0,
})
