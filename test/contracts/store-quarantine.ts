import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Store } from '../../src/store/store.js'
import { arrival, createClock, inbound, type StoreMaker, turnOf } from './store.js'

const RAW = '{"type":"message","text":"م1"}'

/** What could not be handled, and its way back. Run by every engine. */
export function quarantineKeepsItsPromises(maker: StoreMaker): void {
  let clock: ReturnType<typeof createClock>
  let store: Store
  beforeEach(async () => {
    clock = createClock()
    ;({ store } = await maker.fresh(clock.now))
    await store.inbox.receive(arrival(clock.now(), [inbound('c1', 'm1', clock.now())]))
    const failed = { became: 'quarantined', lines: () => [] } as const
    const set = { kind: 'message', reason: 'its turn failed 3 times', raw: RAW, providerId: 'm1' } as const
    await store.turns.commit(await turnOf(store, 'c1', clock.now(), { ...failed, quarantine: [set] }))
  })

  const by = () => ({ who: '[test]', at: clock.now() })
  const only = async () => {
    const [found] = await store.quarantine.list(10)
    if (!found) throw new Error('nothing is set apart')
    return found
  }
  const pending = async () => (await store.conversations.snapshot('c1'))?.pending
  const audited = async () => (await store.audit.page(null)).rows.map(({ what }) => what)

  describe('what is set apart', () => {
    test('is listed without its words, and shown with them to whom the audit names', async () => {
      const found = await only()
      expect(found).toEqual({
        id: found.id,
        conversation: 'c1',
        channel: 'web',
        kind: 'message',
        reason: 'its turn failed 3 times',
        at: clock.now(),
        replayable: true,
      })
      expect(await store.quarantine.show(found.id, by())).toEqual({ ...found, raw: RAW })
      expect(await store.quarantine.show('x', by())).toBeNull()
      expect(await audited()).toEqual(['quarantine.shown'])
    })

    test('is put back with all its attempts before it, once, and is due at once', async () => {
      const { id } = await only()
      expect(await pending()).toEqual([])
      clock.forward(60_000)
      expect(await store.quarantine.replay(id, by())).toBe('replayed')
      expect(await pending()).toMatchObject([{ providerId: 'm1', attempts: 0 }])
      expect(await store.conversations.due(clock.now())).toEqual([{ conversation: 'c1', at: clock.now() }])
      expect(await store.quarantine.replay(id, by())).toBe('unknown')
      await store.turns.commit(await turnOf(store, 'c1', clock.now()))
      expect(await store.conversations.due(clock.now())).toEqual([])
      expect(await audited()).toEqual(['quarantine.replayed'])
    })

    test('joins what waits already, and takes no message of another conversation along', async () => {
      await store.inbox.receive(
        arrival(clock.now(), [inbound('c1', 'm2', clock.now()), inbound('c2', 'm1', clock.now())]),
      )
      await store.quarantine.replay((await only()).id, by())
      expect((await pending())?.map(({ providerId }) => providerId).toSorted()).toEqual(['m1', 'm2'])
      await store.turns.commit(await turnOf(store, 'c1', clock.now()))
      expect(
        (await store.conversations.due(new Date(clock.now().getTime() + 1_000))).map((due) => due.conversation),
      ).toEqual(['c2'])
    })

    test('is dropped once', async () => {
      const { id } = await only()
      expect(await store.quarantine.drop(id, by())).toBe(true)
      expect(await store.quarantine.drop(id, by())).toBe(false)
      expect(await store.quarantine.list(10)).toEqual([])
      expect(await audited()).toEqual(['quarantine.dropped'])
    })

    test('and is no message is not put back', async () => {
      await store.quarantine.drop((await only()).id, by())
      await store.inbox.receive(arrival(clock.now(), [], { rejected: [{ reason: 'not JSON', raw: '{' }] }))
      const request = await only()
      expect(request).toMatchObject({ kind: 'request', conversation: null, replayable: false })
      expect(await store.quarantine.replay(request.id, by())).toBe('not-replayable')
    })
  })
}
