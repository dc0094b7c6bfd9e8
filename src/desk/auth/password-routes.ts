import { z } from 'zod'
import { found, refuse, type Answer, type Refused } from '../answer.js'
import type { Person } from '../person.js'
import { EVERYONE, route, type Route } from '../route.js'
import type { StoredAccount } from '../../store/accounts.js'
import type { AuthDeps } from './auth-deps.js'
import { passwordFault } from './passwords.js'

const given = z.string().max(4096)
const WRONG = refuse('forbidden', 'The password is not the current one.')

/** Changing what one signs in with: each asks for the password once more, under the same limits as signing in. */
export const passwordRoutes = (deps: AuthDeps): readonly Route[] => [
  ...secondFactorRoutes(deps),
  route({
    method: 'PUT',
    path: '/desk/api/password',
    roles: EVERYONE,
    owner: 'none',
    body: z.object({ current: given, password: given }),
    async handle({ me, session, body, source }) {
      const checked = await recheck(deps, me, { password: body.current, address: source.address })
      if (checked.kind === 'refused') return checked
      const fault = passwordRefusal(body.password, me.username)
      if (fault) return fault
      const hash = await deps.passwords.hash(body.password)
      await deps.access.accounts.setPassword(me.id, { hash, keep: session }, { who: me.id, at: deps.now() })
      return { kind: 'done', cookies: [await deps.sessions.rotate(session)] }
    },
  }),
]

const secondFactorRoutes = (deps: AuthDeps): readonly Route[] => [
  route({
    method: 'POST',
    path: '/desk/api/second-factor',
    roles: EVERYONE,
    owner: 'none',
    whileOwing: true,
    async handle({ me }) {
      const offer = await deps.secondFactor.offer(me)
      return offer ? found(offer) : refuse('conflict', 'A second factor is on already: end it first.')
    },
  }),
  route({
    method: 'PUT',
    path: '/desk/api/second-factor',
    roles: EVERYONE,
    owner: 'none',
    whileOwing: true,
    body: z.object({ code: z.string().max(64) }),
    handle: ({ me, session, body }) => confirm(deps, { me, session, code: body.code }),
  }),
  route({
    method: 'DELETE',
    path: '/desk/api/second-factor',
    roles: EVERYONE,
    owner: 'none',
    body: z.object({ password: given }),
    async handle({ me, session, body, source }) {
      const checked = await recheck(deps, me, { password: body.password, address: source.address })
      if (checked.kind === 'refused') return checked
      await deps.access.secondFactors.end(me.id, { who: me.id, at: deps.now() })
      return { kind: 'done', cookies: [await deps.sessions.rotate(session)] }
    },
  }),
]

/** The refusal of a new password that is too short or too easy; null where it is good. */
export function passwordRefusal(password: string, username: string): Refused | null {
  const message = passwordFault(password, username)
  return message === null
    ? null
    : refuse('bad-request', `The password ${message}.`, { fields: [{ name: 'password', message }] })
}

interface Given {
  readonly password: string
  readonly address: string
}

async function recheck(
  { signIn }: AuthDeps,
  me: Person,
  { password, address }: Given,
): Promise<{ readonly kind: 'right'; readonly account: StoredAccount } | Refused> {
  const verdict = await signIn.again({ username: me.username, password }, address)
  if (verdict.kind === 'right') return verdict
  return verdict.kind === 'wait' ? { ...refuse('too-many', 'Too many tries.'), seconds: verdict.seconds } : WRONG
}

interface Confirming {
  readonly me: Person
  readonly session: string
  readonly code: string
}

async function confirm(deps: AuthDeps, { me, session, code }: Confirming): Promise<Answer> {
  const account = await deps.access.accounts.byId(me.id)
  const recoveryCodes = account && (await deps.secondFactor.confirm(account, code, session))
  if (!recoveryCodes) return refuse('bad-request', 'The code is not the one that is shown now. Try the next one.')
  return { kind: 'found', value: { recoveryCodes }, cookies: [await deps.sessions.rotate(session)] }
}
