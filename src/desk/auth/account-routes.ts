import { z } from 'zod'
import { done, found, NOT_FOUND, refuse, type Answer } from '../answer.js'
import type { Account } from '../contract/administration.js'
import type { Person } from '../person.js'
import { ADMINISTRATORS, route, type Route } from '../route.js'
import type { AccountChange, StoredAccount } from '../../store/accounts.js'
import { particulars, username } from './account-words.js'
import type { AuthDeps } from './auth-deps.js'
import { newId } from './secret-token.js'

const LAST = refuse('conflict', 'This is the last administrator: make another one first.')
const TAKEN = refuse('conflict', 'Another account has this user name.', {
  fields: [{ name: 'username', message: 'is taken' }],
})

const invite = particulars.extend({ username })
const changeWords = particulars.extend({ locked: z.boolean().default(false) })
const reset = z.object({ secondFactor: z.boolean().default(false) })

/** What administrators do with accounts. */
export const accountRoutes = (deps: AuthDeps): readonly Route[] => [
  ...oneAccountRoutes(deps),
  route({
    method: 'GET',
    path: '/desk/api/accounts',
    roles: ADMINISTRATORS,
    owner: 'none',
    handle: async () => found((await deps.access.accounts.all()).map(toAccount)),
  }),
  route({
    method: 'POST',
    path: '/desk/api/accounts',
    roles: ADMINISTRATORS,
    owner: 'none',
    body: invite,
    handle: ({ me, body, source }) => inviteAccount(deps, { me, body, origin: source.origin }),
  }),
]

const oneAccountRoutes = (deps: AuthDeps): readonly Route[] => [
  route({
    method: 'PUT',
    path: '/desk/api/accounts/:account',
    roles: ADMINISTRATORS,
    owner: 'none',
    body: changeWords,
    handle: async ({ me, params, body }) =>
      answerTo(await deps.access.accounts.change(params.account, body, { who: me.id, at: deps.now() })),
  }),
  route({
    method: 'POST',
    path: '/desk/api/accounts/:account/reset',
    roles: ADMINISTRATORS,
    owner: 'none',
    body: reset,
    async handle({ me, params, body, source }) {
      const account = await deps.access.accounts.byId(params.account)
      if (!account || account.locked) return NOT_FOUND
      const options = { origin: source.origin, who: me.id, endsSecondFactor: body.secondFactor }
      return found(await deps.links.issue(account, options))
    },
  }),
  route({
    method: 'DELETE',
    path: '/desk/api/accounts/:account',
    roles: ADMINISTRATORS,
    owner: 'none',
    async handle({ me, params }) {
      const account = await deps.access.accounts.byId(params.account)
      if (!account) return NOT_FOUND
      const locked = { ...account, locked: true }
      return answerTo(await deps.access.accounts.change(account.id, locked, { who: me.id, at: deps.now() }))
    },
  }),
]

interface Inviting {
  readonly me: Person
  readonly body: z.output<typeof invite>
  readonly origin: string
}

async function inviteAccount(deps: AuthDeps, { me, body, origin }: Inviting): Promise<Answer> {
  const id = newId()
  const added = await deps.access.accounts.add({ ...body, id }, { who: me.id, at: deps.now() })
  const account = added === 'added' ? await deps.access.accounts.byId(id) : null
  if (!account) return TAKEN
  return found(await deps.links.issue(account, { origin, who: me.id, endsSecondFactor: false }))
}

function answerTo(change: AccountChange): Answer {
  switch (change) {
    case 'changed':
      return done
    case 'not-found':
      return NOT_FOUND
    case 'last-administrator':
      return LAST
  }
}

export const toAccount = (account: StoredAccount): Account => ({
  id: account.id,
  username: account.username,
  name: account.name,
  role: account.role,
  teams: account.teams,
  languages: account.languages,
  capacity: account.capacity,
  secondFactor: account.secondFactor.secret !== null,
  state: stateOf(account),
  lastSeenAt: account.lastSeenAt?.toISOString() ?? null,
})

export function stateOf({ locked, passwordHash, connected }: StoredAccount): Account['state'] {
  if (locked) return 'locked'
  return passwordHash === null && !connected ? 'invited' : 'active'
}
