import { z } from 'zod'
import { done, found, type Answer } from '../answer.js'
import type { OpenSession, SessionState } from '../contract/session.js'
import type { Person } from '../person.js'
import { EVERYONE, publicRoute, route, type Route } from '../route.js'
import type { AuthDeps } from './auth-deps.js'
import { NO_SESSION } from './sessions.js'
import { meOf, signedIn } from './signed-in.js'

const signInWords = z.object({
  username: z.string().max(200),
  password: z.string().max(4096),
  code: z.string().max(64).exactOptional(),
})

/** Who is signed in, signing in and out, and where one is signed in. */
export const sessionRoutes = (deps: AuthDeps): readonly Route[] => [...doorRoutes(deps), ...ownRoutes(deps)]

const doorRoutes = (deps: AuthDeps): readonly Route[] => [
  publicRoute({
    method: 'GET',
    path: '/desk/api/session',
    handle: async ({ me, session }) => found(me && session ? await stateOf(deps, me, session) : await signedOut(deps)),
  }),
  publicRoute({
    method: 'POST',
    path: '/desk/api/session',
    body: signInWords,
    async handle({ body, source }): Promise<Answer> {
      const verdict = await deps.signIn.first(body, source.address)
      return verdict.kind === 'right' ? signedIn(deps, verdict.account, source) : found(verdict)
    },
  }),
  route({
    method: 'DELETE',
    path: '/desk/api/session',
    roles: EVERYONE,
    owner: 'none',
    whileOwing: true,
    async handle({ me, session }) {
      await deps.sessions.end(session, me.id)
      return { kind: 'done', cookies: [NO_SESSION] }
    },
  }),
]

const ownRoutes = (deps: AuthDeps): readonly Route[] => [
  route({
    method: 'PUT',
    path: '/desk/api/me',
    roles: EVERYONE,
    owner: 'none',
    whileOwing: true,
    body: z.object({ interfaceLanguage: z.enum(['ar', 'en']) }),
    async handle({ me, body: { interfaceLanguage } }) {
      await deps.access.accounts.setInterfaceLanguage(me.id, interfaceLanguage)
      return found(await meOf({ ...me, interfaceLanguage }, deps.atWork))
    },
  }),
  route({
    method: 'GET',
    path: '/desk/api/sessions',
    roles: EVERYONE,
    owner: 'none',
    handle: async ({ me, session }) => found(await openSessions(deps, me, session)),
  }),
  route({
    method: 'DELETE',
    path: '/desk/api/sessions',
    roles: EVERYONE,
    owner: 'none',
    async handle({ me, session }) {
      await deps.sessions.endOthers(me.id, session)
      return done
    },
  }),
]

async function stateOf(deps: AuthDeps, me: Person, session: string): Promise<SessionState> {
  const expiresAt = await deps.sessions.expiresAt(session, me.id)
  if (!expiresAt) return signedOut(deps)
  const provider = deps.provider?.name ?? null
  return { kind: 'signed-in', me: await meOf(me, deps.atWork), expiresAt: expiresAt.toISOString(), provider }
}

const signedOut = async ({ access, provider }: AuthDeps): Promise<SessionState> => ({
  kind: 'signed-out',
  setup: !(await access.accounts.any()),
  provider: provider?.name ?? null,
})

async function openSessions({ sessions }: AuthDeps, me: Person, current: string): Promise<readonly OpenSession[]> {
  return (await sessions.of(me.id)).map(({ id, startedAt, seenAt, address, browser }) => ({
    id,
    current: id === current,
    startedAt: startedAt.toISOString(),
    lastSeenAt: seenAt.toISOString(),
    address,
    browser,
  }))
}
