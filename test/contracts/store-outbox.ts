import { beforeEach, describe, expect, test } from '@jest/globals'
import type { StatusUpdate } from '../../channels/channel.js'
import type { Taken } from '../../src/store/outbox.js'
import type { Store } from '../../src/store/store.js'
import { arrival, createClock, inbound, line, type StoreMaker, turnOf } from './store.js'

const part = (text: string) => ({ kind: 'text', payload: { text } })

/** The way out: order, retries, statuses. Run by every engine. */
export function deliveryKeepsItsPromises(maker: StoreMaker): void {
  let clock: ReturnType<typeof createClock>
  let store: Store
  beforeEach(async () => {
    clock = createClock()
    ;({ store } = await maker.fresh(clock.now))
    await store.inbox.receive(arrival(clock.now(), [inbound('c1', 'm1', clock.now())]))
    const lines = () => [
      line('one', { parts: [part('1a'), part('1b')] }),
      line('two', { parts: [part('2')], origin: 'notice' as const }),
    ]
    await store.turns.commit(await turnOf(store, 'c1', clock.now(), { lines }))
  })

  const take = async (): Promise<Taken> => {
    const next = await store.outbox.take('c1', clock.now())
    if (next?.kind !== 'part') throw new Error(`nothing to take: ${JSON.stringify(next)}`)
    return next.part
  }
  const accept = async (id: string) => store.outbox.settle(await take(), { kind: 'accepted', id })
  const checkpoints = async () => (await store.transcript.read('c1', 1, 100)).map(({ checkpoint }) => checkpoint)
  const report = (receiptId: string, status: StatusUpdate['status']) =>
    store.inbox.receive(arrival(clock.now(), [], { statuses: [{ receiptId, status, at: clock.now() }] }))

  describe('the outbox', () => {
    test('gives parts in the order of the transcript, each with where it goes', async () => {
      expect(await store.outbox.due(clock.now())).toEqual([{ conversation: 'c1', at: clock.now() }])
      const first = await take()
      expect(first).toMatchObject({
        content: part('1a'),
        attempts: 1,
        address: { conversation: 'c1', account: 'ministry', recipient: 'phone-of-c1' },
      })
      await store.outbox.settle(first, { kind: 'accepted', id: 'r1' })
      expect((await take()).content).toEqual(part('1b'))
    })

    test('gives a part to one process alone', async () => {
      const [a, b] = await Promise.all([store.outbox.take('c1', clock.now()), store.outbox.take('c1', clock.now())])
      expect([a?.kind, b?.kind].sort()).toEqual(['part', 'wait'])
    })

    test('holds later parts back until the first has gone', async () => {
      const first = await take()
      const at = new Date(clock.now().getTime() + 4_000)
      await store.outbox.settle(first, { kind: 'again', at, counts: true, reason: 'HTTP 500' })
      expect(await store.outbox.take('c1', clock.now())).toEqual({ kind: 'wait', until: at })
      clock.forward(4_000)
      expect(await take()).toMatchObject({ content: part('1a'), attempts: 2 })
    })

    test('does not count an attempt that the provider put off', async () => {
      await store.outbox.settle(await take(), { kind: 'again', at: clock.now(), counts: false, reason: 'later' })
      expect((await take()).attempts).toBe(1)
    })

    test('hands a part over again only a minute after its outcome was lost', async () => {
      await store.outbox.settle(await take(), { kind: 'unsure', reason: 'timeout' })
      clock.forward(59_999)
      expect((await store.outbox.take('c1', clock.now()))?.kind).toBe('wait')
      clock.forward(1)
      expect((await take()).attempts).toBe(2)
    })

    test('fails the rest of a message with its part, and goes on with the next message', async () => {
      await store.outbox.settle(await take(), { kind: 'failed', reason: 'number unknown' })
      expect(await checkpoints()).toEqual(['failed', 'queued'])
      expect((await take()).content).toEqual(part('2'))
    })

    test('is empty once everything was accepted', async () => {
      for (const id of ['r1', 'r2', 'r3']) await accept(id)
      expect(await store.outbox.take('c1', clock.now())).toBeNull()
      expect(await store.outbox.due(new Date('2027-01-01'))).toEqual([])
      expect(await checkpoints()).toEqual(['accepted', 'accepted'])
    })
  })

  describe('a status', () => {
    test('moves a line as far as its slowest part', async () => {
      for (const id of ['r1', 'r2']) await accept(id)
      await report('r1', 'read')
      expect(await checkpoints()).toEqual(['accepted', 'queued'])
      const { changed } = await report('r2', 'delivered')
      expect(changed).toEqual(['c1'])
      expect(await checkpoints()).toEqual(['delivered', 'queued'])
    })

    test('never goes back', async () => {
      for (const id of ['r1', 'r2']) await accept(id)
      for (const status of ['read', 'delivered', 'read'] as const) await report('r1', status)
      for (const status of ['read', 'delivered'] as const) await report('r2', status)
      expect(await checkpoints()).toEqual(['read', 'queued'])
    })

    test('that overtakes the provider’s own answer is kept for it', async () => {
      const first = await take()
      await report('r1', 'delivered')
      await store.outbox.settle(first, { kind: 'accepted', id: 'r1' })
      await accept('r2')
      expect(await checkpoints()).toEqual(['accepted', 'queued'])
      await report('r2', 'delivered')
      expect(await checkpoints()).toEqual(['delivered', 'queued'])
    })

    test('that belongs to no part of ours is forgotten after a while', async () => {
      await report('r1', 'delivered')
      clock.forward(11 * 60_000)
      await store.timers.sweep(clock.now())
      for (const id of ['r1', 'r2']) await accept(id)
      await report('r2', 'delivered')
      expect(await checkpoints()).toEqual(['accepted', 'queued'])
    })

    test('that says a part failed fails the message', async () => {
      for (const id of ['r1', 'r2']) await accept(id)
      await report('r1', 'failed')
      await report('r1', 'delivered')
      expect(await checkpoints()).toEqual(['failed', 'queued'])
    })
  })
}
