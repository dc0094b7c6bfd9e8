import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Store } from '../../src/store/store.js'
import { type AccessWorld, openAccess } from './access-world.js'
import type { StoreMaker } from './store.js'

/** Sessions, tries and the second factor. */
export function sessionsKeepTheirPromises(maker: StoreMaker): void {
  let store: Store
  let world: AccessWorld
  beforeEach(async () => {
    world = await openAccess(maker)
    store = world.store
  })

  describe('sessions', () => {
    test('end by idleness, by age, by the next sign-in of the same browser, and by order', async () => {
      await world.root()
      for (const id of ['idle', 'old', 'replaced', 'ended']) await world.begin(id)
      await world.begin('next', 'root', 'token-of-replaced')
      await store.access.sessions.end('ended', world.by())
      const ids = ['idle', 'old', 'replaced', 'ended', 'next', 'never']
      expect([...(await store.access.sessions.living(ids, world.alive()))].sort()).toEqual(['idle', 'next', 'old'])
      for (let i = 0; i < 10; i += 1) {
        world.clock.forward(900)
        for (const id of ['old', 'next']) await store.access.sessions.touch(id, world.clock.now())
        if (i === 4)
          expect([...(await store.access.sessions.living(ids, world.alive()))].sort()).toEqual(['next', 'old'])
      }
      expect(await store.access.sessions.living(ids, world.alive())).toEqual(new Set())
      expect(await store.access.sessions.find('token-of-next', world.alive())).toBeNull()
      expect((await store.access.accounts.byId('root'))?.lastSeenAt).toEqual(world.clock.now())
    })

    test('go on under a new token, and the old token is dead', async () => {
      await world.root()
      await world.begin('s1')
      await store.access.sessions.rotate('s1', 'new-token')
      expect(await store.access.sessions.find('token-of-s1', world.alive())).toBeNull()
      expect((await store.access.sessions.find('new-token', world.alive()))?.session.id).toBe('s1')
    })

    test('end everywhere but here', async () => {
      await world.root()
      for (const id of ['here', 'there']) await world.begin(id)
      await store.access.sessions.endOthers('root', 'here', world.by())
      expect((await store.access.sessions.of('root', world.alive())).map(({ id }) => id)).toEqual(['here'])
    })
  })

  describe('tries to sign in', () => {
    const rules = [
      { key: 'account', most: 3, free: 1 },
      { key: 'address', most: 9, free: null },
    ]
    const begun = () => store.access.tries.begin(rules, world.clock.now())

    test('wait longer and longer, then until the window is over', async () => {
      expect([await begun(), await begun(), await begun()]).toEqual([{ wait: 0 }, { wait: 0 }, { wait: 2_000 }])
      world.clock.forward(2_000)
      expect(await begun()).toEqual({ wait: 0 })
      expect(await begun()).toEqual({ wait: 15 * 60_000 - 2_000 })
      world.clock.forward(15 * 60_000 - 2_000)
      expect(await begun()).toEqual({ wait: 0 })
    })

    test('made all at once are no more than the rule allows', async () => {
      const all = await Promise.all(Array.from({ length: 30 }, begun))
      expect(all.filter(({ wait }) => wait === 0)).toHaveLength(2)
    })

    test('that were right are forgotten; those that were neither are given back', async () => {
      await begun()
      await store.access.tries.succeed(rules)
      await begun()
      await store.access.tries.undo(rules)
      for (let i = 0; i < 2; i += 1) expect(await begun()).toEqual({ wait: 0 })
      expect((await begun()).wait).toBe(2_000)
    })
  })

  describe('the second factor', () => {
    test('is on once its secret is confirmed, and takes no code twice', async () => {
      await world.root()
      const confirmation = { secret: 'SECRET', step: 5, codeHashes: ['c1', 'c2'], keep: 'none' }
      expect(await store.access.secondFactors.confirm('root', confirmation, world.by())).toBe(false)
      expect(await store.access.secondFactors.offer('root', 'SECRET')).toBe(true)
      expect(await store.access.secondFactors.confirm('root', confirmation, world.by())).toBe(true)
      expect(await store.access.secondFactors.offer('root', 'OTHER')).toBe(false)
      const steps = await Promise.all([5, 6, 6].map((step) => store.access.secondFactors.useStep('root', step)))
      expect(steps.toSorted()).toEqual([false, false, true])
      const codes = ['c1', 'c1', 'c9'].map((code) =>
        store.access.secondFactors.useRecoveryCode('root', code, world.by()),
      )
      expect((await Promise.all(codes)).filter(Boolean)).toHaveLength(1)
      await store.access.secondFactors.end('root', world.by())
      expect((await store.access.accounts.byId('root'))?.secondFactor.secret).toBeNull()
    })
  })
}
