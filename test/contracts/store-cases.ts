import { beforeEach, describe, expect, test } from '@jest/globals'
import type { CaseStep, NewCase } from '../../src/store/case-steps.js'
import type { Store } from '../../src/store/store.js'
import { arrival, createClock, inbound, line, speech, type StoreMaker, turnOf } from './store.js'

const newCase = (reference: string, rest: Partial<NewCase> = {}): NewCase => ({
  reference,
  pinHash: 'hash',
  reason: 'asked',
  language: 'ar',
  subject: 'تجديد البطاقة',
  urgent: false,
  ...rest,
})

/** Cases, the queue and what those who wait are told. Run by every engine. */
export function casesKeepTheirPromises(maker: StoreMaker): void {
  let clock: ReturnType<typeof createClock>
  let store: Store
  beforeEach(async () => {
    clock = createClock()
    ;({ store } = await maker.fresh(clock.now))
  })

  const write = (conversation: string) =>
    store.inbox.receive(arrival(clock.now(), [inbound(conversation, `${clock.now().getTime()}`, clock.now())]))
  const step = async (conversation: string, steps: readonly CaseStep[], nextHolder: 'bot' | 'queue') => {
    clock.forward(1_000)
    await write(conversation)
    const lines = (place: number) => [line(`place ${place}`, { origin: 'notice' })]
    return store.turns.commit(await turnOf(store, conversation, clock.now(), { steps, nextHolder, lines }))
  }
  const open = (conversation: string, reference: string, rest: Partial<NewCase> = {}) =>
    step(conversation, [{ kind: 'open', case: newCase(reference, rest) }], 'queue')
  const saidTo = async (conversation: string) =>
    (await store.transcript.read(conversation, 0, 100))
      .filter(({ origin }) => origin === 'notice')
      .map(({ activity }) => JSON.parse(activity).text as string)
  const close = (reference: string) =>
    store.desk.move(reference, { kind: 'close' }, speech(clock.now(), { announce: true }))
  const tellPlace = (conversation: string) =>
    store.cases.tellPlace(conversation, {
      at: clock.now(),
      say: ({ place }) => line(`now ${place}`, { origin: 'notice' }),
    })

  describe('a case', () => {
    test('is opened with the turn, and its citizen hears the place at which it stands', async () => {
      await open('a', 'REF1')
      await open('b', 'REF2', { urgent: true })
      expect([await saidTo('a'), await saidTo('b')]).toEqual([['place 1'], ['place 1']])
      expect(await store.conversations.snapshot('b')).toMatchObject({
        holder: 'queue',
        case: { reference: 'REF2', state: 'queued', place: 1 },
      })
      expect(await store.desk.lists.queued()).toBe(2)
      expect((await store.cases.open()).map(({ reference }) => reference)).toEqual(['REF2', 'REF1'])
    })

    test('asks for another reference where its own is taken, and nothing is written', async () => {
      await open('a', 'REF1')
      await close('REF1')
      expect(await open('b', 'REF1')).toEqual({ kind: 'reference-taken' })
      expect(await store.conversations.snapshot('b')).toMatchObject({ holder: 'bot', case: null, version: 0 })
    })

    test('is one at a time: a second open one is refused whole', async () => {
      await open('a', 'REF1')
      await expect(open('a', 'REF2')).rejects.toThrow()
      expect((await store.cases.open()).map(({ reference }) => reference)).toEqual(['REF1'])
      expect(await saidTo('a')).toEqual(['place 1'])
    })

    test('that takes one reference with another at the same moment ends with one of them', async () => {
      await Promise.all([write('a'), write('b')])
      const turns = await Promise.all(
        ['a', 'b'].map((id) =>
          turnOf(store, id, clock.now(), { steps: [{ kind: 'open', case: newCase('REF1') }], nextHolder: 'queue' }),
        ),
      )
      const results = await Promise.all(turns.map((turn) => store.turns.commit(turn)))
      expect(results.map(({ kind }) => kind).sort()).toEqual(['committed', 'reference-taken'])
    })

    test('is cancelled by its citizen', async () => {
      await open('a', 'REF1')
      await step('a', [{ kind: 'cancel', reference: 'REF1' }], 'bot')
      expect(await store.cases.open()).toEqual([])
      expect(await store.conversations.snapshot('a')).toMatchObject({ holder: 'bot', case: null })
    })

    test('waits for a callback outside the queue, and can go back into it', async () => {
      const at = new Date('2026-11-24T11:00:00Z')
      await open('a', 'REF1')
      await step('a', [{ kind: 'callback', reference: 'REF1', at, phone: '+96899123456' }], 'bot')
      expect(await store.cases.open()).toMatchObject([{ state: 'callback', callback: { at, phone: '+96899123456' } }])
      expect(await store.conversations.snapshot('a')).toMatchObject({ case: { place: null } })
      expect(await store.desk.lists.queued()).toBe(0)
      await step('a', [{ kind: 'requeue', reference: 'REF1', pinHash: 'other' }], 'queue')
      expect(await store.cases.open()).toMatchObject([{ state: 'queued', callback: null }])
    })

    test('is closed once, with one closing notice, and gives the conversation back to the bot', async () => {
      await open('a', 'REF1')
      const results = await Promise.all([close('REF1'), close('REF1'), close('NONE')])
      expect(results.map(({ kind }) => kind).sort()).toEqual(['closed', 'moved', 'unknown'])
      expect(await saidTo('a')).toEqual(['place 1', 'closed'])
      expect(await store.conversations.snapshot('a')).toMatchObject({ holder: 'bot', case: null })
      expect(await store.timers.announced(clock.now())).toEqual(['a'])
      clock.forward(11_000)
      expect(await store.timers.announced(clock.now())).toEqual([])
    })

    test('closed during a turn makes that turn stale', async () => {
      await open('a', 'REF1')
      await write('a')
      const turn = await turnOf(store, 'a', clock.now())
      await close('REF1')
      expect(await store.turns.commit(turn)).toEqual({ kind: 'stale' })
    })

    test('keeps neither subject nor number once its conversation is erased', async () => {
      await open('a', 'REF1')
      await step('a', [{ kind: 'callback', reference: 'REF1', at: clock.now(), phone: '+96899123456' }], 'bot')
      await store.erase('a', clock.now())
      expect(await store.cases.open()).toEqual([])
      expect(await open('b', 'REF1')).toEqual({ kind: 'reference-taken' })
    })
  })

  describe('the place in the queue', () => {
    test('is told again when it is better, and not when it is the same', async () => {
      for (const [conversation, reference] of [
        ['a', 'REF1'],
        ['b', 'REF2'],
        ['c', 'REF3'],
      ] as const)
        await open(conversation, reference)
      clock.forward(60_000)
      expect((await store.timers.duePlaces(clock.now())).toSorted()).toEqual(['a', 'b', 'c'])
      expect(await tellPlace('c')).toBe(false)
      await close('REF1')
      expect(await tellPlace('c')).toBe(true)
      expect(await tellPlace('c')).toBe(false)
      expect(await saidTo('c')).toEqual(['place 3', 'now 2'])
    })

    test('is looked at once a minute, as long as the citizen waits', async () => {
      await open('a', 'REF1')
      expect(await store.timers.duePlaces(clock.now())).toEqual([])
      clock.forward(60_000)
      await tellPlace('a')
      expect(await store.timers.duePlaces(clock.now())).toEqual([])
      clock.forward(60_000)
      expect(await store.timers.duePlaces(clock.now())).toEqual(['a'])
      await close('REF1')
      expect(await store.timers.duePlaces(clock.now())).toEqual([])
      expect(await tellPlace('a')).toBe(false)
    })
  })
}
