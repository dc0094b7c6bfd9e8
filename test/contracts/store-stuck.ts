import { describe, expect, test } from '@jest/globals'
import { arrival, createClock, inbound, line, type StoreMaker, turnOf } from './store.js'

/** What waits is found, with its age, and what moves is not. */
export function standstillIsFound(maker: StoreMaker): void {
  describe('what waits', () => {
    test('is nothing at first', async () => {
      const clock = createClock()
      const { store } = await maker.fresh(clock.now)
      expect(await store.stuck.backlog(clock.now())).toEqual({
        unanswered: { count: 0, conversation: null, since: null },
        outbox: [],
        unknown: 0,
        claimed: [],
        queued: [],
        timers: { count: 0, conversation: null, since: null, kind: null },
        quarantined: [],
        parked: 0,
      })
    })

    test('is told by the oldest: a message, a part, a receipt, a request that could not be read', async () => {
      const clock = createClock()
      const { store } = await maker.fresh(clock.now)
      const first = clock.now()
      await store.inbox.receive(arrival(first, [inbound('c1', 'm1', first)], { channel: 'whatsapp' }))
      clock.forward(1_000)
      const part = { kind: 'text', payload: 'x' }
      await store.turns.commit(
        await turnOf(store, 'c1', clock.now(), { lines: () => [line('a', { parts: [part, part] })] }),
      )
      const said = clock.now()
      clock.forward(60_000)
      const second = clock.now()
      const status = { receiptId: 'r', status: 'delivered' as const, at: second }
      const more = { statuses: [status], rejected: [{ reason: 'odd', raw: '{}' }], channel: 'whatsapp' }
      await store.inbox.receive(arrival(second, [inbound('c2', 'm2', second)], more))
      clock.forward(5_000)
      expect(await store.stuck.backlog(clock.now())).toMatchObject({
        unanswered: { count: 1, conversation: 'c2', since: second },
        outbox: [{ channel: 'whatsapp', count: 2, conversation: 'c1', since: said }],
        quarantined: [{ kind: 'request', count: 1 }],
        parked: 1,
      })
    })

    test('is a case in the queue, and one whose window is about to close', async () => {
      const clock = createClock()
      const { store } = await maker.fresh(clock.now)
      const wrote = clock.now()
      await store.inbox.receive(arrival(wrote, [inbound('c1', 'm1', wrote)]))
      const asked = {
        reference: 'REF1',
        pinHash: 'h',
        reason: 'asked',
        language: 'ar',
        subject: '',
        urgent: false,
      } as const
      const steps = [{ kind: 'open', case: asked }] as const
      await store.turns.commit(await turnOf(store, 'c1', wrote, { steps, nextHolder: 'queue' }))
      clock.forward(60_000)
      const { queued } = await store.stuck.backlog(clock.now())
      expect(queued).toMatchObject([{ conversation: 'c1', reference: 'REF1', since: wrote }])
      const around = { after: new Date(wrote.getTime() - 1), before: wrote }
      expect(await store.stuck.closing('web', around)).toMatchObject([
        { conversation: 'c1', channel: 'web', since: wrote },
      ])
      expect(await store.stuck.closing('telegram', around)).toEqual([])
    })
  })
}
