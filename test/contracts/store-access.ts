import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Store } from '../../src/store/store.js'
import { type AccessWorld, firstAccount, particulars, openAccess } from './access-world.js'
import type { StoreMaker } from './store.js'

/** Accounts, the ways in, and what is written down of it. */
export function accessKeepsItsPromises(maker: StoreMaker): void {
  let store: Store
  let world: AccessWorld
  beforeEach(async () => {
    world = await openAccess(maker)
    store = world.store
  })

  describe('accounts', () => {
    test('are found by id and by user name, with their teams', async () => {
      await world.invited('salma')
      const found = await store.access.accounts.byId('salma')
      expect(found).toMatchObject({ ...particulars, teams: ['general', 'roads'], passwordHash: null, locked: false })
      expect(await store.access.accounts.byUsername('salma')).toEqual(found)
      expect(await store.access.accounts.byUsername('nobody')).toBeNull()
      expect(await store.access.accounts.all()).toEqual([found])
    })

    test('do not share a user name', async () => {
      await world.invited('salma')
      expect(await world.add('other', { username: 'salma' })).toBe('taken')
    })

    test('are changed, and lose their sessions with a change of role or a lock alone', async () => {
      await world.root()
      await world.invited('salma')
      await world.begin('s1', 'salma')
      const change = (to: object) =>
        store.access.accounts.change('salma', { ...particulars, locked: false, ...to }, world.by())
      expect(await change({ name: 'Salma H', teams: ['roads'], capacity: 2 })).toBe('changed')
      expect(await store.access.accounts.byId('salma')).toMatchObject({
        name: 'Salma H',
        teams: ['roads'],
        capacity: 2,
      })
      expect(await store.access.sessions.find('token-of-s1', world.alive())).not.toBeNull()
      await change({ role: 'supervisor' })
      expect(await store.access.sessions.find('token-of-s1', world.alive())).toBeNull()
      await world.begin('s2', 'salma')
      await change({ role: 'supervisor', locked: true })
      expect(await store.access.sessions.find('token-of-s2', world.alive())).toBeNull()
      await world.begin('s3', 'salma')
      expect(await store.access.sessions.find('token-of-s3', world.alive())).toBeNull()
      expect(await store.access.accounts.change('nobody', { ...particulars, locked: false }, world.by())).toBe(
        'not-found',
      )
    })

    test('keep one administrator who can sign in, whatever two of them do to each other at once', async () => {
      await world.root()
      const demote = (id: string) => store.access.accounts.change(id, { ...particulars, locked: false }, world.by())
      const lock = () =>
        store.access.accounts.change('root', { ...particulars, role: 'administrator', locked: true }, world.by())
      await world.invited('huda', { role: 'administrator' })
      expect([await demote('root'), await lock()]).toEqual(['last-administrator', 'last-administrator'])
      await world.redeem('huda')
      expect((await Promise.all([demote('root'), demote('huda')])).sort()).toEqual(['changed', 'last-administrator'])
    })

    test('belong to the teams that the teams’ own lists name', async () => {
      await world.invited('salma')
      await world.invited('huda', { teams: [] })
      await store.access.accounts.setMembers('roads', ['huda', 'unknown'], world.by())
      expect((await store.access.accounts.byId('salma'))?.teams).toEqual(['general'])
      expect((await store.access.accounts.byId('huda'))?.teams).toEqual(['roads'])
      await store.access.accounts.setMembers('roads', [], world.by())
      expect((await store.access.accounts.byId('huda'))?.teams).toEqual([])
    })

    test('take a new password, and then other sessions end', async () => {
      await world.root()
      await world.begin('s1')
      await world.begin('s2')
      await store.access.accounts.setPassword('root', { hash: 'new', keep: 's2' }, world.by())
      await store.access.accounts.rehash('root', 'old', 'wrong')
      await store.access.accounts.rehash('root', 'new', 'newer')
      expect((await store.access.accounts.byId('root'))?.passwordHash).toBe('newer')
      expect((await store.access.sessions.of('root', world.alive())).map(({ id }) => id)).toEqual(['s2'])
    })
  })

  describe('links', () => {
    test('of set-up make the first account, once, and only while there is none', async () => {
      expect(await store.access.links.setUp('old', world.later(1000))).toBe(true)
      expect(await store.access.links.setUp('setup', world.later(1000))).toBe(true)
      const tries = [firstAccount('root'), firstAccount('rival')].map((way) =>
        store.access.links.redeem('setup', way, world.clock.now()),
      )
      expect((await Promise.all(tries)).map(({ kind }) => kind).sort()).toEqual(['invalid', 'redeemed'])
      expect(await store.access.links.redeem('old', firstAccount('late'), world.clock.now())).toEqual({
        kind: 'invalid',
      })
      expect(await store.access.links.setUp('again', world.later(1000))).toBe(false)
      expect(await store.access.accounts.all()).toMatchObject([{ role: 'administrator', passwordHash: 'hash' }])
    })

    test('give an invited account its password, once', async () => {
      await world.invited('salma')
      expect(await store.access.links.find('link-of-salma', world.clock.now())).toMatchObject({
        kind: 'invitation',
        account: 'salma',
      })
      expect(await world.redeem('salma')).toEqual({ kind: 'redeemed', account: 'salma' })
      expect(await world.redeem('salma')).toEqual({ kind: 'invalid' })
      expect((await store.access.accounts.byId('salma'))?.passwordHash).toBe('hash-of-salma')
    })

    test('expire, die with a newer one, and are void while the account is locked', async () => {
      await world.invited('salma')
      world.clock.forward(1000)
      expect(await world.redeem('salma')).toEqual({ kind: 'invalid' })
      const again = { account: 'salma', endsSecondFactor: false, expiresAt: world.later(1000) }
      const bare = { passwordHash: null, connected: false }
      await store.access.links.issue({ ...again, tokenHash: 'link-of-salma' }, bare, world.by())
      await store.access.links.issue({ ...again, tokenHash: 'newer' }, bare, world.by())
      expect(await world.redeem('salma')).toEqual({ kind: 'invalid' })
      await store.access.accounts.change('salma', { ...particulars, locked: true }, world.by())
      expect(await store.access.links.find('newer', world.clock.now())).toBeNull()
    })

    test('of a reset end every session at once, and the second factor when they are told to', async () => {
      await world.root()
      await world.begin('s1')
      await store.access.secondFactors.offer('root', 'SECRET')
      const confirmation = { secret: 'SECRET', step: 5, codeHashes: ['c1'], keep: 's1' }
      await store.access.secondFactors.confirm('root', confirmation, world.by())
      const link = { tokenHash: 'reset', account: 'root', endsSecondFactor: true, expiresAt: world.later(1000) }
      await store.access.links.issue(link, { passwordHash: 'hash', connected: false }, world.by())
      expect(await store.access.sessions.find('token-of-s1', world.alive())).toBeNull()
      expect(await store.access.links.find('reset', world.clock.now())).toMatchObject({ kind: 'reset' })
      await store.access.links.redeem('reset', { kind: 'password', passwordHash: 'new' }, world.clock.now())
      expect(await store.access.accounts.byId('root')).toMatchObject({
        passwordHash: 'new',
        secondFactor: { secret: null },
      })
      expect(await store.access.secondFactors.useRecoveryCode('root', 'c1', world.by())).toBe(false)
    })
  })

  describe('the provider', () => {
    const visit = () => ({
      stateHash: 'state',
      verifier: 'verifier',
      nonce: 'nonce',
      account: null,
      linkHash: 'link',
      expiresAt: world.later(1000),
    })
    test('is returned from once, and in time', async () => {
      await store.access.visits.begin(visit(), world.clock.now())
      const returns = await Promise.all([1, 2].map(() => store.access.visits.end('state', world.clock.now())))
      expect(returns.filter((one) => one !== null)).toMatchObject([{ verifier: 'verifier', linkHash: 'link' }])
      await store.access.visits.begin(visit(), world.clock.now())
      world.clock.forward(1000)
      expect(await store.access.visits.end('state', world.clock.now())).toBeNull()
    })

    test('vouches for one account by subject; an account that it opens can sign in', async () => {
      await world.root()
      await world.invited('salma')
      const identity = { issuer: 'https://id.example.om', subject: 'sub-1' }
      await store.access.links.redeem('link-of-salma', { kind: 'identity', ...identity }, world.clock.now())
      expect(await store.access.visits.accountOf(identity)).toBe('salma')
      expect(await store.access.visits.accountOf({ ...identity, issuer: 'https://other.example' })).toBeNull()
      expect(await store.access.visits.connect('root', identity, world.clock.now())).toBe(false)
      expect(await store.access.visits.connect('root', { ...identity, subject: 'sub-2' }, world.clock.now())).toBe(true)
      expect(await store.access.accounts.byId('salma')).toMatchObject({ connected: true, passwordHash: null })
    })
  })

  describe('the audit', () => {
    test('tells each deed once, newest first, in pages, by the name of who did it', async () => {
      await world.root()
      for (let i = 0; i < 60; i += 1)
        await store.access.sessions.endOthers('root', null, { who: 'root', at: world.clock.now() })
      const page = await store.audit.page(null)
      expect([page.rows.length, page.rows[0], page.next]).toMatchObject([
        50,
        { seq: 61, who: 'Salma', what: 'session.ended-elsewhere', subject: 'root', why: '' },
        12,
      ])
      const rest = await store.audit.page(page.next)
      expect([rest.rows.length, rest.rows.at(-1)?.what, rest.next]).toEqual([11, 'account.setup-redeemed', null])
    })

    test('is one unbroken chain, however many write at once', async () => {
      await world.root()
      await Promise.all(
        Array.from({ length: 40 }, (_, i) =>
          store.access.sessions.endOthers('root', null, { who: `who-${i}`, at: world.clock.now() }),
        ),
      )
      expect(await store.audit.verify()).toMatchObject({ kind: 'intact', rows: 41 })
    })
  })
}
