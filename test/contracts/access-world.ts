import type { NewAccount } from '../../src/store/accounts.js'
import type { Store } from '../../src/store/store.js'
import { createClock, type StoreMaker } from './store.js'

export const particulars = {
  name: 'Salma',
  role: 'agent' as const,
  teams: ['roads', 'general'],
  languages: ['ar', 'en'] as const,
  capacity: 4,
}
const account = (id: string, rest: Partial<NewAccount> = {}): NewAccount => ({
  ...particulars,
  id,
  username: id,
  ...rest,
})
export const firstAccount = (id = 'root') => ({
  kind: 'first' as const,
  account: account(id, { role: 'administrator' }),
  passwordHash: 'hash',
})

/** A store with the steps that the tests of access take again and again. */
export interface AccessWorld {
  readonly store: Store
  readonly clock: ReturnType<typeof createClock>
  by(): { readonly who: string; readonly at: Date }
  later(ms: number): Date
  alive(): { readonly seen: Date; readonly started: Date }
  /** The first administrator, by the set-up link. */
  root(): Promise<void>
  invited(id: string, rest?: Partial<NewAccount>): Promise<void>
  redeem(id: string): ReturnType<Store['access']['links']['redeem']>
  begin(id: string, of?: string, replaces?: string | null): Promise<void>
  add(id: string, rest?: Partial<NewAccount>): Promise<'added' | 'taken'>
}

export async function openAccess(maker: StoreMaker): Promise<AccessWorld> {
  const clock = createClock()
  const { store } = await maker.fresh(clock.now)
  const { accounts, links, sessions } = store.access
  const ago = (ms: number) => new Date(clock.now().getTime() - ms)
  const world: AccessWorld = {
    store,
    clock,
    by: () => ({ who: 'root', at: clock.now() }),
    later: (ms) => new Date(clock.now().getTime() + ms),
    alive: () => ({ seen: ago(1000), started: ago(9000) }),
    async root() {
      await links.setUp('setup', world.later(1000))
      await links.redeem('setup', firstAccount(), clock.now())
    },
    add: (id, rest) => accounts.add(account(id, rest), world.by()),
    async invited(id, rest = {}) {
      await world.add(id, rest)
      const link = { tokenHash: `link-of-${id}`, account: id, endsSecondFactor: false, expiresAt: world.later(1000) }
      await links.issue(link, { passwordHash: null, connected: false }, world.by())
    },
    redeem: (id) => links.redeem(`link-of-${id}`, { kind: 'password', passwordHash: `hash-of-${id}` }, clock.now()),
    begin(id, of = 'root', replaces = null) {
      const where = { address: '127.0.0.1', browser: 'Firefox', at: clock.now() }
      return sessions.start(
        { tokenHash: `token-of-${id}`, id, account: of, ...where },
        { replaces, alive: world.alive() },
      )
    },
  }
  return world
}
