import { beforeEach, describe, expect, test } from '@jest/globals'
import { createRetentionJob, type Keeping } from '../../src/conversation/retention.js'
import type { Store } from '../../src/store/store.js'
import { arrival, createClock, inbound, silent, type StoreMaker, turnOf } from './store.js'

const DAY = 24 * 60 * 60 * 1000
const KEEPING: Keeping = { months: 12, fileDays: 90, quarantineDays: 30 }
const PNG = { name: 'a.png', contentType: 'image/png', bytes: new Uint8Array([1, 2, 3]) }

/** What has had its time is deleted, and nothing else. Run by every engine. */
export function retentionKeepsItsPromises(maker: StoreMaker): void {
  let clock: ReturnType<typeof createClock>
  let store: Store
  let again: () => Promise<Store>
  let told = 0
  beforeEach(async () => {
    clock = createClock()
    ;({ store, again } = await maker.fresh(clock.now))
  })

  const job = (on = store) => createRetentionJob({ store: on, keeping: KEEPING, now: clock.now, log: silent })
  const tell = async (conversation: string) => {
    await store.inbox.receive(arrival(clock.now(), [inbound(conversation, `m${told++}`, clock.now())]))
    await store.turns.commit(await turnOf(store, conversation, clock.now()))
  }
  const lines = (conversation: string) => store.transcript.read(conversation, 0, 100)

  describe('retention', () => {
    test('keeps everything until its time', async () => {
      await tell('c1')
      const file = await store.files.put('c1', PNG)
      clock.forward(29 * DAY)
      await job().settle()
      expect(await lines('c1')).toHaveLength(2)
      expect(await store.files.get('c1', (file as { id: string }).id)).toMatchObject({ name: 'a.png' })
    })

    test('deletes files after their days, and leaves the conversation', async () => {
      await tell('c1')
      const file = await store.files.put('c1', PNG)
      clock.forward(91 * DAY)
      await job().settle()
      expect(await store.files.get('c1', (file as { id: string }).id)).toBeNull()
      expect(await lines('c1')).toHaveLength(2)
    })

    test('deletes a conversation of which nothing came since', async () => {
      await tell('c1')
      clock.forward(400 * DAY)
      await tell('c2')
      await job().settle()
      expect(await store.transcript.dates('c1')).toBeNull()
      expect(await lines('c1')).toEqual([])
      expect(await lines('c2')).toHaveLength(2)
    })

    test('shortens a conversation that goes on, and numbers its lines as before', async () => {
      await tell('c1')
      clock.forward(300 * DAY)
      await tell('c1')
      clock.forward(100 * DAY)
      await job().settle()
      expect((await lines('c1')).map(({ seq }) => seq)).toEqual([3, 4])
      await tell('c1')
      expect((await lines('c1')).map(({ seq }) => seq)).toEqual([3, 4, 5, 6])
    })

    test('keeps what belongs to a case that is open', async () => {
      await store.inbox.receive(arrival(clock.now(), [inbound('c1', 'm', clock.now())]))
      const open = {
        reference: 'NF-1',
        pinHash: 'h',
        reason: 'asked',
        subject: 's',
        language: 'ar',
        urgent: false,
      } as const
      const turn = await turnOf(store, 'c1', clock.now(), {
        nextHolder: 'queue',
        steps: [{ kind: 'open', case: open }],
      })
      expect(await store.turns.commit(turn)).toMatchObject({ kind: 'committed' })
      clock.forward(500 * DAY)
      await job().settle()
      expect(await lines('c1')).toHaveLength(2)
    })

    test('keeps a message that waits for its turn', async () => {
      await store.inbox.receive(arrival(clock.now(), [inbound('c1', 'm', clock.now())]))
      clock.forward(500 * DAY)
      await job().settle()
      expect((await store.conversations.snapshot('c1'))?.pending).toHaveLength(1)
    })

    test('goes on where a process died, and ends with the same', async () => {
      for (let i = 0; i < 205; i++)
        await store.inbox.receive(arrival(clock.now(), [inbound(`c${i}`, 'm', clock.now())]))
      for (let i = 0; i < 205; i++) await store.turns.commit(await turnOf(store, `c${i}`, clock.now()))
      clock.forward(400 * DAY)
      const dies: Store = {
        ...store,
        retention: { ...store.retention, settle: () => new Promise<void>(() => undefined) },
      }
      void job(dies).settle()
      const heir = await again()
      while ((await store.retention.begunBefore(clock.now(), '', 500)).length > 5) await new Promise(setImmediate)
      await job(heir).settle()
      expect(await store.retention.begunBefore(clock.now(), '', 500)).toHaveLength(5)
      clock.forward(61_000)
      await job(heir).settle()
      expect(await store.retention.begunBefore(clock.now(), '', 500)).toEqual([])
    })

    test('is done once a day, by one of all processes', async () => {
      await job().settle()
      await tell('c1')
      clock.forward(23 * 60 * 60 * 1000)
      expect(await store.retention.claim(clock.now())).toBeNull()
      clock.forward(60 * 60 * 1000)
      const claims = await Promise.all([
        store.retention.claim(clock.now()),
        (await again()).retention.claim(clock.now()),
      ])
      expect(claims.filter(Boolean)).toHaveLength(1)
    })

    test('deletes what was set apart after its days', async () => {
      const rejected = [{ reason: 'not JSON', raw: '{' }]
      await store.inbox.receive(arrival(clock.now(), [], { rejected }))
      clock.forward(31 * DAY)
      expect(await store.retention.dropQuarantine(new Date(clock.now().getTime() - 32 * DAY), 10)).toBe(0)
      expect(await store.retention.dropQuarantine(new Date(clock.now().getTime() - 30 * DAY), 10)).toBe(1)
    })
  })
}
