import { beforeEach, describe, expect, test } from '@jest/globals'
import type { StatusUpdate } from '../../channels/channel.js'
import { partTag } from '../../src/store/part-tag.js'
import type { Head } from '../../src/store/outbox.js'
import type { Store } from '../../src/store/store.js'
import { arrival, createClock, inbound, line, message, type StoreMaker, turnOf } from './store.js'

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

  const head = async (): Promise<Head> => {
    const first = await store.outbox.head('c1')
    if (!first) throw new Error('nothing to take')
    return first
  }
  const take = async (): Promise<Head> => {
    const first = await head()
    if (!(await store.outbox.take(first, clock.now()))) throw new Error('another took it')
    return first
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
        payload: JSON.stringify(part('1a')),
        attempts: 0,
        address: { conversation: 'c1', account: 'ministry', recipient: 'phone-of-c1' },
      })
      await store.outbox.settle(first, { kind: 'accepted', id: 'r1' })
      expect((await take()).payload).toBe(JSON.stringify(part('1b')))
    })

    test('gives a part to one process alone', async () => {
      const [mine, theirs] = [await head(), await head()]
      const taken = await Promise.all([mine, theirs].map((one) => store.outbox.take(one, clock.now())))
      expect(taken.toSorted()).toEqual([false, true])
    })

    test('holds later parts back until the first has gone', async () => {
      const first = await take()
      const at = new Date(clock.now().getTime() + 4_000)
      await store.outbox.settle(first, { kind: 'again', at, counts: true, reason: 'HTTP 500' })
      expect(await head()).toMatchObject({ payload: JSON.stringify(part('1a')), attempts: 1, dueAt: at })
      expect(await store.outbox.due(clock.now())).toEqual([{ conversation: 'c1', at: clock.now() }])
    })

    test('does not count an attempt that the provider put off', async () => {
      await store.outbox.settle(await take(), { kind: 'again', at: clock.now(), counts: false, reason: 'later' })
      expect((await head()).attempts).toBe(0)
    })

    test('hands a part over again only a minute after its outcome was lost', async () => {
      await store.outbox.settle(await take(), { kind: 'unsure', reason: 'timeout' })
      const minute = new Date(clock.now().getTime() + 60_000)
      expect(await head()).toMatchObject({ status: 'sending', attempts: 1, dueAt: minute })
    })

    test('fails the rest of a message with its part, and goes on with the next message', async () => {
      await store.outbox.settle(await take(), { kind: 'failed', unreachableSince: null, reason: 'number unknown' })
      expect(await checkpoints()).toEqual(['failed', 'queued'])
      expect((await head()).payload).toBe(JSON.stringify(part('2')))
    })

    test('is empty once everything was accepted', async () => {
      for (const id of ['r1', 'r2', 'r3']) await accept(id)
      expect(await store.outbox.head('c1')).toBeNull()
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

    test('that comes in the same moment as the provider’s own answer counts too', async () => {
      const conversations = Array.from({ length: 20 }, (_, i) => `d${i}`)
      const lines = () => [line('one', { parts: [part('1')] })]
      for (const conversation of conversations) {
        await store.inbox.receive(arrival(clock.now(), [inbound(conversation, 'm1', clock.now())]))
        await store.turns.commit(await turnOf(store, conversation, clock.now(), { lines }))
      }
      const together = conversations.map(async (conversation) => {
        const first = await store.outbox.head(conversation)
        if (!first || !(await store.outbox.take(first, clock.now()))) throw new Error('nothing to take')
        const status = { receiptId: conversation, status: 'failed' as const, at: clock.now(), tag: partTag(first) }
        await Promise.all([
          store.outbox.settle(first, { kind: 'accepted', id: conversation }),
          store.inbox.receive(arrival(clock.now(), [], { statuses: [status] })),
        ])
        return (await store.transcript.read(conversation, 1, 1))[0]?.checkpoint
      })
      expect(new Set(await Promise.all(together))).toEqual(new Set(['failed']))
    })

    test('that belongs to no part of ours is forgotten after a while', async () => {
      await report('r1', 'delivered')
      clock.forward(11 * 60_000)
      await store.timers.sweep(clock.now())
      for (const id of ['r1', 'r2']) await accept(id)
      await report('r2', 'delivered')
      expect(await checkpoints()).toEqual(['accepted', 'queued'])
    })

    test('with our own name for the part finds the part whose receipt was lost, and it is not handed over again', async () => {
      const first = await take()
      await store.outbox.settle(first, { kind: 'unsure', reason: 'timeout' })
      const tag = partTag(first)
      const status = { receiptId: 'r1', status: 'accepted' as const, at: clock.now(), tag }
      await store.inbox.receive(arrival(clock.now(), [], { statuses: [status] }))
      expect((await head()).payload).toBe(JSON.stringify(part('1b')))
      await report('r1', 'read')
      await accept('r2')
      await report('r2', 'read')
      expect(await checkpoints()).toEqual(['read', 'queued'])
    })

    test('with a name for a part that was never handed over, or that is none of ours, moves nothing', async () => {
      const tags = [partTag(await head()), 'x', '1.0.c2', '99.0.c1']
      const statuses = tags.map((tag) => ({ receiptId: 'r9', status: 'delivered' as const, at: clock.now(), tag }))
      await store.inbox.receive(arrival(clock.now(), [], { statuses }))
      expect(await checkpoints()).toEqual(['queued', 'queued'])
    })

    test('keeps what the agent is to know of a file that went in another form', async () => {
      for (const id of ['r1', 'r2']) await accept(id)
      const attachments = [{ contentType: 'image/png', name: 'x', contentUrl: 'nafidha:file/f' }]
      const activity = message('', { attachments })
      await store.inbox.receive(arrival(clock.now(), [inbound('c1', 'm2', clock.now())]))
      const lines = () => [line('', { parts: [part('file')], activity })]
      await store.outbox.settle(await take(), { kind: 'accepted', id: 'r3' })
      await store.turns.commit(await turnOf(store, 'c1', clock.now(), { lines }))
      await store.outbox.settle(await take(), { kind: 'accepted', id: 'r4', note: 'in words' })
      await report('r4', 'delivered')
      const [told] = (await store.desk.thread.between('c1', 0, 100)).toReversed()
      expect(told).toMatchObject({ checkpoint: 'delivered', reason: 'in words' })
    })

    test('that says a part failed fails the message', async () => {
      for (const id of ['r1', 'r2']) await accept(id)
      await report('r1', 'failed')
      await report('r1', 'delivered')
      expect(await checkpoints()).toEqual(['failed', 'queued'])
    })
  })

  describe('what an agent wrote', () => {
    const agentWrites = async () => {
      for (const id of ['r1', 'r2', 'r3']) await accept(id)
      const lines = () => [
        line('mine', { parts: [part('3a'), part('3b')], origin: 'agent' as const }),
        line('the bot’s', { parts: [part('4')] }),
      ]
      await store.turns.commit(await turnOf(store, 'c1', clock.now(), { lines }))
    }
    const agents = async () => (await checkpoints()).slice(2)

    test('and no provider takes is failed within a minute, and nothing else is', async () => {
      await agentWrites()
      clock.forward(44_999)
      expect(await store.outbox.giveUp(clock.now())).toEqual([])
      clock.forward(1)
      expect(await store.outbox.giveUp(clock.now())).toEqual(['c1'])
      expect(await agents()).toEqual(['failed', 'queued'])
      expect(await store.outbox.giveUp(clock.now())).toEqual([])
      expect((await head()).payload).toBe(JSON.stringify(part('4')))
    })

    test('and is being handed over has some seconds more, and is not handed over again after that', async () => {
      await agentWrites()
      clock.forward(44_000)
      const first = await take()
      await store.outbox.settle(first, { kind: 'unsure', reason: 'timeout' })
      clock.forward(12_999)
      await store.outbox.giveUp(clock.now())
      expect((await head()).payload).toBe(JSON.stringify(part('3a')))
      clock.forward(1)
      await store.outbox.giveUp(clock.now())
      await store.outbox.settle(first, { kind: 'unsure', reason: 'timeout' })
      expect(await agents()).toEqual(['failed', 'queued'])
      expect((await head()).payload).toBe(JSON.stringify(part('4')))
    })
  })
}
