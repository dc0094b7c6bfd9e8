import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Store } from '../../src/store/store.js'
import { arrival, createClock, inbound, line, message, type StoreMaker, turnOf } from './store.js'

/** The way of a message through inbox, turn and transcript; erasing it; files. Run by every engine. */
export function messagesKeepTheirPromises(maker: StoreMaker): void {
  let clock: ReturnType<typeof createClock>
  let store: Store
  let again: () => Promise<Store>
  beforeEach(async () => {
    clock = createClock()
    ;({ store, again } = await maker.fresh(clock.now))
  })

  const receive = (...ids: string[]) =>
    store.inbox.receive(
      arrival(
        clock.now(),
        ids.map((id) => inbound('c1', id, clock.now())),
      ),
    )
  const pendingOf = async (conversation: string) =>
    (await store.conversations.snapshot(conversation))?.pending.map(({ providerId }) => providerId)
  const textsOf = async (conversation: string) =>
    (await store.transcript.read(conversation, 0, 100)).map(({ activity }) => JSON.parse(activity).text as string)

  describe('the inbox', () => {
    test('stores a message once, however often the provider repeats it', async () => {
      const first = await receive('m1')
      const second = await receive('m1')
      await receive('m1', 'm1', 'm2')
      expect(first.due).toMatchObject([{ conversation: 'c1', at: new Date('2026-11-23T08:00:00.300Z') }])
      expect(second.due).toEqual([])
      expect(await pendingOf('c1')).toEqual(['m1', 'm2'])
      expect(await textsOf('c1')).toEqual(['m1', 'm2'])
    })

    test('stores a message once when its copies arrive at the same moment', async () => {
      await receive('m0')
      await Promise.all(Array.from({ length: 8 }, () => receive('m1')))
      await Promise.all(
        Array.from({ length: 8 }, () => store.inbox.receive(arrival(clock.now(), [inbound('c2', 'x', clock.now())]))),
      )
      expect(await pendingOf('c1')).toEqual(['m0', 'm1'])
      expect(await pendingOf('c2')).toEqual(['x'])
    })

    test('keeps each of the first messages of a conversation that arrive at the same moment', async () => {
      const conversations = Array.from({ length: 12 }, (_, i) => `new${i}`)
      const ids = ['m1', 'm2', 'm3', 'm4', 'm5']
      const arriving = conversations.flatMap((conversation) => ids.map((id) => inbound(conversation, id, clock.now())))
      await Promise.all(arriving.map((one) => store.inbox.receive(arrival(clock.now(), [one]))))
      for (const conversation of conversations) expect((await pendingOf(conversation))?.toSorted()).toEqual(ids)
    })

    test('hands pending messages over in the order in which the provider says that they were sent', async () => {
      const later = inbound('c1', 'second', new Date('2026-11-23T07:59:59Z'))
      const earlier = inbound('c1', 'first', new Date('2026-11-23T07:59:58Z'))
      await store.inbox.receive(arrival(clock.now(), [later]))
      await store.inbox.receive(arrival(clock.now(), [earlier]))
      expect(await pendingOf('c1')).toEqual(['first', 'second'])
    })

    test('waits for quiet, and not for ever', async () => {
      await receive('m1')
      clock.forward(200)
      const second = await receive('m2')
      expect(second.due[0]?.at).toEqual(new Date('2026-11-23T08:00:00.500Z'))
      for (let i = 0; i < 20; i += 1) {
        clock.forward(200)
        await receive(`more-${i}`)
      }
      const [due] = await store.conversations.due(new Date('2026-11-23T09:00:00Z'))
      expect(due).toEqual({ conversation: 'c1', at: new Date('2026-11-23T08:00:03.000Z') })
    })

    test('keeps conversations apart', async () => {
      await store.inbox.receive(
        arrival(clock.now(), [
          inbound('b', 'm', clock.now()),
          inbound('a', 'm', clock.now()),
          inbound('b', 'n', clock.now()),
        ]),
      )
      expect([await pendingOf('a'), await pendingOf('b')]).toEqual([['m'], ['m', 'n']])
      expect(await store.conversations.snapshot('nobody')).toBeNull()
    })

    test('tells of a message what its turn would read, as long as it alone is pending', async () => {
      const [first] = (await receive('m1')).due
      expect(first?.snapshot).toEqual(await store.conversations.snapshot('c1'))
      await store.turns.commit(await turnOf(store, 'c1', clock.now(), { state: '{"step":1}', language: 'en' }))
      const [second] = (await receive('m2')).due
      expect(second?.snapshot).toEqual(await store.conversations.snapshot('c1'))
      expect(second?.snapshot).toMatchObject({ state: '{"step":1}', version: 1, pending: [{ providerId: 'm2' }] })
      expect((await receive('m3')).due[0]?.snapshot).toBeNull()
      expect((await receive('m4', 'm5')).due[0]).toMatchObject({
        snapshot: null,
        fresh: [
          { seq: 5, activity: 0 },
          { seq: 6, activity: 1 },
        ],
      })
    })

    test('leaves a case to be read', async () => {
      await receive('m1')
      const request = { pinHash: 'h', reason: 'asked', subject: 's', language: 'ar', urgent: false } as const
      const open = { kind: 'open', case: { ...request, reference: 'REF1' } } as const
      await store.turns.commit(await turnOf(store, 'c1', clock.now(), { steps: [open], nextHolder: 'queue' }))
      expect((await receive('m2')).due[0]?.snapshot).toBeNull()
    })

    test('refuses one conversation id from two channels, and then keeps nothing of the request', async () => {
      await receive('m1')
      const foreign = arrival(clock.now(), [inbound('c0', 'x', clock.now()), inbound('c1', 'm2', clock.now())], {
        channel: 'telegram',
      })
      await expect(store.inbox.receive(foreign)).rejects.toThrow('two channels')
      expect(await store.conversations.snapshot('c0')).toBeNull()
      expect(await pendingOf('c1')).toEqual(['m1'])
    })

    test('takes the first language from the message’s locale', async () => {
      await store.inbox.receive(
        arrival(clock.now(), [
          inbound('en', 'm', clock.now(), message('hi', { locale: 'en-GB' })),
          inbound('ar', 'm', clock.now(), message('hi', { locale: 'ar-OM' })),
          inbound('none', 'm', clock.now()),
        ]),
      )
      const languages = await Promise.all(['en', 'ar', 'none'].map((id) => store.conversations.snapshot(id)))
      expect(languages.map((snapshot) => snapshot?.language)).toEqual(['en', 'ar', 'ar'])
    })
  })

  describe('a turn', () => {
    test('takes its messages, keeps its state and says its lines, at once', async () => {
      await receive('m1', 'm2')
      const turn = await turnOf(store, 'c1', clock.now(), { state: '{"step":1}', lines: () => [line('a'), line('b')] })
      expect(await store.turns.commit(turn)).toMatchObject({
        kind: 'committed',
        dueAt: null,
        place: 0,
        firstSeq: 3,
      })
      expect(await store.conversations.snapshot('c1')).toMatchObject({ state: '{"step":1}', pending: [], version: 1 })
      expect(await textsOf('c1')).toEqual(['m1', 'm2', 'a', 'b'])
      expect(await store.conversations.due(new Date('2027-01-01'))).toEqual([])
    })

    test('is thrown away where another came first', async () => {
      await receive('m1')
      const [first, second] = [await turnOf(store, 'c1', clock.now()), await turnOf(store, 'c1', clock.now())]
      const results = await Promise.all([store.turns.commit(first), store.turns.commit(second)])
      expect(results.map(({ kind }) => kind).sort()).toEqual(['committed', 'stale'])
      expect(await textsOf('c1')).toEqual(['m1', 'answer'])
    })

    test('is thrown away where the holder has changed', async () => {
      await receive('m1')
      const turn = await turnOf(store, 'c1', clock.now())
      expect(await store.turns.commit({ ...turn, holder: 'queue' })).toEqual({ kind: 'stale' })
      expect(await pendingOf('c1')).toEqual(['m1'])
    })

    test('leaves a message that came meanwhile for the next turn', async () => {
      await receive('m1')
      const turn = await turnOf(store, 'c1', clock.now())
      await receive('m2')
      const due = new Date('2026-11-23T08:00:00.300Z')
      expect(await store.turns.commit(turn)).toMatchObject({ kind: 'committed', dueAt: due })
      expect(await pendingOf('c1')).toEqual(['m2'])
      expect(await store.conversations.due(new Date('2027-01-01'))).toHaveLength(1)
      expect(await textsOf('c1')).toEqual(['m1', 'm2', 'answer'])
    })

    test('that failed leaves its messages, an attempt older, for later', async () => {
      await receive('m1')
      await store.turns.fail('c1', ['m1'], new Date('2026-11-23T08:00:05Z'))
      expect((await store.conversations.snapshot('c1'))?.pending).toMatchObject([{ providerId: 'm1', attempts: 1 }])
      expect(await store.conversations.due(new Date('2026-11-23T08:00:04Z'))).toEqual([])
      expect(await store.conversations.due(new Date('2026-11-23T08:00:05Z'))).toHaveLength(1)
    })

    test('does not fail because one beside it does', async () => {
      await store.inbox.receive(
        arrival(
          clock.now(),
          ['a', 'b', 'c'].map((id) => inbound(id, 'm', clock.now())),
        ),
      )
      const broken = () => {
        throw new Error('broken on purpose')
      }
      const turns = await Promise.all(['a', 'b', 'c'].map((id) => turnOf(store, id, clock.now())))
      const results = await Promise.allSettled(
        turns.map((turn) => store.turns.commit(turn.conversation === 'b' ? { ...turn, lines: broken } : turn)),
      )
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
      expect(await pendingOf('b')).toEqual(['m'])
      expect([await textsOf('a'), await textsOf('c')]).toEqual([
        ['m', 'answer'],
        ['m', 'answer'],
      ])
    })

    test('survives the process that made it', async () => {
      await receive('m1')
      await store.turns.commit(await turnOf(store, 'c1', clock.now()))
      const other = await again()
      expect((await other.transcript.read('c1', 1, 100)).map(({ origin, seq }) => [origin, seq])).toEqual([['bot', 2]])
    })

    test('remembers that the conversation ended', async () => {
      await receive('m1')
      expect(await store.transcript.dates('c1')).toEqual({ endedAt: null, erasedAt: null })
      const goodbye = inbound('c1', 'bye', clock.now(), { type: 'endOfConversation' })
      await store.inbox.receive(arrival(clock.now(), [goodbye]))
      expect(await store.transcript.dates('c1')).toEqual({ endedAt: clock.now().getTime(), erasedAt: null })
      expect(await store.transcript.dates('c2')).toBeNull()
    })
  })

  describe('a lease', () => {})

  describe('erasing', () => {
    const everything = async () => {
      await receive('m1')
      const receipt = { entry: 'e1', hash: 'h', confidence: 0.9, runnersUp: [], rule: 'threshold' }
      const lines = () => [line('answer', { receipts: [receipt], parts: [{ kind: 'text', payload: 'answer' }] })]
      await store.turns.commit(await turnOf(store, 'c1', clock.now(), { lines }))
      await receive('m2')
      const file = await store.files.put('c1', { name: 'a.png', contentType: 'image/png', bytes: Buffer.from('x') })
      return file === 'full' ? '' : file.id
    }

    test('leaves no text, file or address, and makes a turn under way stale', async () => {
      const file = await everything()
      const turn = await turnOf(store, 'c1', clock.now())
      await store.erase('c1', clock.now())
      expect(await textsOf('c1')).toEqual([])
      expect(await store.files.get('c1', file)).toBeNull()
      expect(await store.outbox.head('c1')).toBeNull()
      expect(await store.conversations.snapshot('c1')).toMatchObject({ recipient: '', state: null, pending: [] })
      expect(await store.turns.commit(turn)).toEqual({ kind: 'stale' })
      expect(await store.transcript.dates('c1')).toMatchObject({ erasedAt: clock.now().getTime() })
    })

    test('is for good on a website: a message sent again is acknowledged and not kept', async () => {
      await everything()
      await store.erase('c1', clock.now())
      clock.forward(1_000)
      const { due } = await receive('m3')
      expect([due, await textsOf('c1'), await pendingOf('c1')]).toEqual([[], [], []])
    })

    test('lets a phone number start anew, but not with what was sent before', async () => {
      await everything()
      await store.erase('c1', clock.now())
      const old = inbound('c1', 'm1', clock.now())
      clock.forward(1_000)
      await store.inbox.receive(arrival(clock.now(), [old], { revives: true }))
      expect(await textsOf('c1')).toEqual([])
      await store.inbox.receive(arrival(clock.now(), [inbound('c1', 'm9', clock.now())], { revives: true }))
      expect(await pendingOf('c1')).toEqual(['m9'])
      expect(await store.conversations.snapshot('c1')).toMatchObject({ recipient: 'phone-of-c1', state: null })
    })

    test('touches no other conversation', async () => {
      await store.inbox.receive(arrival(clock.now(), [inbound('c2', 'm', clock.now())]))
      await everything()
      await store.erase('c1', clock.now())
      expect(await textsOf('c2')).toEqual(['m'])
    })
  })

  describe('a file', () => {
    test('comes back byte for byte, and only in its conversation', async () => {
      const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => i % 256)
      const put = await store.files.put('c1', { name: 'صورة.png', contentType: 'image/png', bytes })
      const id = put === 'full' ? '' : put.id
      const file = await store.files.get('c1', id)
      expect(file).toMatchObject({ name: 'صورة.png', contentType: 'image/png' })
      expect(Buffer.from(file?.bytes ?? []).equals(Buffer.from(bytes))).toBe(true)
      expect(await store.files.get('c2', id)).toBeNull()
    })
  })
}
