import { beforeEach, describe, expect, test } from '@jest/globals'
import type { NewCase } from '../../src/store/case-steps.js'
import type { Move } from '../../src/store/desk/plan.js'
import { GONE_AFTER } from '../../src/store/desk/presence.js'
import type { Store } from '../../src/store/store.js'
import { arrival, createClock, inbound, line, speech, type StoreMaker, turnOf } from './store.js'

const SALMA = { id: 'salma', name: 'Salma' }
const HAMED = { id: 'hamed', name: 'Hamed' }
const NAMES = { police: { ar: 'الشرطة', en: 'Police' } }
const MINUTE = 60_000

/** Cases in people's hands. Run by every engine. */
export function desksKeepTheirPromises(maker: StoreMaker): void {
  let clock: ReturnType<typeof createClock>
  let store: Store
  beforeEach(async () => {
    clock = createClock()
    ;({ store } = await maker.fresh(clock.now))
  })

  let written = 0
  const write = (conversation: string) =>
    store.inbox.receive(arrival(clock.now(), [inbound(conversation, `m${(written += 1)}`, clock.now())]))
  const newCase = (reference: string, rest: Partial<NewCase> = {}): NewCase => ({
    reference,
    pinHash: 'hash',
    reason: 'asked',
    language: 'ar',
    subject: 'تجديد البطاقة',
    urgent: false,
    ...rest,
  })
  const openCase = async (conversation: string, reference: string, rest: Partial<NewCase> = {}) => {
    clock.forward(1_000)
    await write(conversation)
    const steps = [{ kind: 'open', case: newCase(reference, rest) }] as const
    await store.turns.commit(await turnOf(store, conversation, clock.now(), { steps, nextHolder: 'queue' }))
  }
  const move = (reference: string, wanted: Move, note: string | null = null) =>
    store.desk.move(
      reference,
      wanted,
      speech(clock.now(), { note: note === null ? null : () => line(note, { origin: 'note' }) }),
    )
  const claim = (reference: string, by = SALMA) => move(reference, { kind: 'claim', by })
  const noticesTo = async (conversation: string) =>
    (await store.transcript.read(conversation, 0, 100))
      .filter(({ origin }) => origin === 'notice')
      .map(({ activity }) => JSON.parse(activity).text as string)
  const holderOf = async (conversation: string) => (await store.conversations.snapshot(conversation))?.holder
  const one = async (reference: string) => {
    const found = await store.desk.lists.byReference(reference)
    if (!found) throw new Error('no such case')
    return found
  }
  const say = (text: string, rest: { author?: string; clientId?: string } = {}) =>
    store.desk.messages.send({
      conversation: 'a',
      author: 'salma',
      clientId: 'c1',
      at: clock.now(),
      line: () => line(text, { origin: 'agent' }),
      window: () => null,
      ...rest,
    })

  describe('a case', () => {
    beforeEach(() => openCase('a', 'REF1'))

    test('is claimed by one agent, who joins; the others learn who has it', async () => {
      const results = await Promise.all([claim('REF1'), claim('REF1', HAMED), claim('NONE')])
      expect(results.map(({ kind }) => kind).sort()).toEqual(['moved', 'taken', 'unknown'])
      expect(await noticesTo('a')).toEqual(['joined'])
      expect(await holderOf('a')).toBe('agent')
      const { agent } = await one('REF1')
      expect(await claim('REF1', { id: agent ?? '', name: 'again' })).toEqual({ kind: 'already' })
    })

    test('claimed during a turn makes that turn stale', async () => {
      await write('a')
      const turn = await turnOf(store, 'a', clock.now())
      await claim('REF1')
      expect(await store.turns.commit(turn)).toEqual({ kind: 'stale' })
    })

    test('silences what the bot has said and nobody was handed yet', async () => {
      await write('a')
      const parts = [{ kind: 'text', payload: 'one' }]
      const lines = () => [line('bot', { parts }), line('notice', { origin: 'notice', parts })]
      await store.turns.commit(await turnOf(store, 'a', clock.now(), { lines }))
      await claim('REF1')
      const said = await store.transcript.read('a', 0, 100)
      expect(said.map(({ origin, checkpoint }) => `${origin} ${checkpoint}`)).toEqual([
        'citizen stored',
        'bot delivered',
        'citizen stored',
        'bot cancelled',
        'notice queued',
        'notice delivered',
      ])
      expect((await store.outbox.head('a'))?.origin).toBe('notice')
    })

    test('keeps the bot silent also with what was under way when it was claimed', async () => {
      await write('a')
      const lines = () => [line('bot', { parts: [{ kind: 'text', payload: 'one' }] })]
      await store.turns.commit(await turnOf(store, 'a', clock.now(), { lines }))
      const head = await store.outbox.head('a')
      if (!head) throw new Error('nothing to deliver')
      await store.outbox.take(head, clock.now())
      await claim('REF1')
      await store.outbox.settle(head, { kind: 'again', at: clock.now(), counts: false, reason: 'later' })
      expect(await store.outbox.head('a')).toBeNull()
    })

    test('is passed on by whoever holds it, and by nobody else', async () => {
      await claim('REF1')
      const pass = (by: typeof SALMA, force = false) => move('REF1', { kind: 'transfer', by, force, agent: HAMED })
      expect(await pass(HAMED)).toEqual({ kind: 'not-holder', agent: 'salma' })
      expect(await pass(SALMA)).toMatchObject({ kind: 'moved', before: 'salma', agent: 'hamed' })
      expect(await pass(SALMA)).toEqual({ kind: 'not-holder', agent: 'hamed' })
      expect(await noticesTo('a')).toEqual(['joined', 'joined'])
    })

    test('is passed to a team with a note that its citizen never sees', async () => {
      await claim('REF1')
      await move(
        'REF1',
        { kind: 'to-team', by: SALMA, force: false, team: 'police', teamName: NAMES.police },
        'see page 2',
      )
      expect(await noticesTo('a')).toEqual(['joined', 'toTeam'])
      expect(await one('REF1')).toMatchObject({ state: 'queued', team: 'police', agent: null })
      expect(await holderOf('a')).toBe('queue')
      expect((await store.transcript.read('a', 0, 100)).at(-1)).toMatchObject({ origin: 'note', checkpoint: 'stored' })
    })

    test('goes back to the front of the queue when its agent is gone', async () => {
      await claim('REF1')
      await openCase('b', 'REF2')
      expect(await move('REF1', { kind: 'return', agent: 'hamed' })).toEqual({ kind: 'conflict' })
      await move('REF1', { kind: 'return', agent: 'salma' })
      expect(await noticesTo('a')).toEqual(['joined', 'requeued'])
      expect((await store.conversations.snapshot('a'))?.case).toMatchObject({ state: 'queued', place: 1 })
    })

    test('is resolved with one question, and the bot holds again', async () => {
      await claim('REF1')
      const resolve = { kind: 'resolve', by: SALMA, force: false, outcome: 'answered', tags: ['id'] } as const
      expect(await move('REF1', resolve)).toMatchObject({ kind: 'moved' })
      expect(await move('REF1', resolve)).toEqual({ kind: 'closed' })
      expect(await noticesTo('a')).toEqual(['joined', 'resolved'])
      expect(await store.conversations.snapshot('a')).toMatchObject({
        holder: 'bot',
        case: null,
        resolved: { reference: 'REF1', agent: 'salma', survey: true, rated: false },
      })
    })

    test('that was resolved is rated once, and reopened by its citizen within the time', async () => {
      await claim('REF1')
      await move('REF1', { kind: 'resolve', by: SALMA, force: false, outcome: 'answered', tags: [] })
      await write('a')
      const rate = [{ kind: 'rate', reference: 'REF1', score: 4, comment: null }] as const
      await store.turns.commit(await turnOf(store, 'a', clock.now(), { steps: rate }))
      expect(await one('REF1')).toMatchObject({ score: 4, survey_until: null })
      await write('a')
      const reopen = [{ kind: 'reopen', reference: 'REF1', agent: 'salma' }] as const
      await store.turns.commit(await turnOf(store, 'a', clock.now(), { steps: reopen, nextHolder: 'agent' }))
      expect(await one('REF1')).toMatchObject({ state: 'claimed', agent: 'salma', closed_at: null, reopened: 1 })
      expect(await holderOf('a')).toBe('agent')
    })

    test('that waited too long is let go without being lost', async () => {
      expect((await store.desk.acts.due('patience', new Date(clock.now().getTime() + 15 * MINUTE))).length).toBe(1)
      await move('REF1', { kind: 'give-up' })
      expect(await one('REF1')).toMatchObject({ state: 'callback', closed_at: null })
      expect(await holderOf('a')).toBe('bot')
      expect(await claim('REF1')).toMatchObject({ kind: 'moved' })
      expect(await noticesTo('a')).toEqual(['waitedLong', 'joined'])
    })

    test('is assigned no further than an agent has room', async () => {
      await openCase('b', 'REF2')
      await store.desk.presence.arrive('salma', clock.now())
      const assign = { kind: 'assign', agent: SALMA, by: 'auto', capacity: 1 } as const
      const results = await Promise.all([move('REF1', assign), move('REF2', assign)])
      expect(results.map(({ kind }) => kind).sort()).toEqual(['full', 'moved'])
    })

    test('ends with a block, after which nothing is said to its citizen', async () => {
      await claim('REF1')
      await move('REF1', { kind: 'block', by: SALMA, force: false, reason: 'threats' })
      expect(await store.conversations.snapshot('a')).toMatchObject({ holder: 'bot', blocked: true, case: null })
      expect(await noticesTo('a')).toEqual(['joined', 'blocked'])
    })
  })

  describe('an agent', () => {
    beforeEach(async () => {
      await openCase('a', 'REF1')
      await claim('REF1')
    })

    test('sends a message once, however often the page sends it', async () => {
      const results = await Promise.all([say('hello'), say('hello'), say('again', { clientId: 'c2' })])
      expect(results.map(({ kind }) => kind).sort()).toEqual(['repeated', 'sent', 'sent'])
      const mine = (await store.transcript.read('a', 0, 100)).filter(({ origin }) => origin === 'agent')
      expect(mine).toHaveLength(2)
    })

    test('writes only where they hold, and within the reply window', async () => {
      expect(await say('hello', { author: 'hamed' })).toEqual({ kind: 'not-holder', agent: 'salma' })
      clock.forward(24 * 60 * MINUTE)
      const late = await store.desk.messages.send({
        conversation: 'a',
        author: 'salma',
        clientId: 'c9',
        at: clock.now(),
        line: () => line('late', { origin: 'agent' }),
        window: () => 24 * 60 * MINUTE,
      })
      expect(late).toEqual({ kind: 'window-closed' })
    })

    test('is waited for from the citizen’s first unanswered word on', async () => {
      await say('hello')
      expect(await one('REF1')).toMatchObject({ waiting_since: null, first_reply_at: clock.now().getTime() })
      clock.forward(MINUTE)
      const asked = clock.now().getTime()
      for (let i = 0; i < 2; i += 1) {
        await write('a')
        await store.turns.commit(await turnOf(store, 'a', clock.now(), { lines: () => [] }))
        clock.forward(MINUTE)
      }
      expect(await one('REF1')).toMatchObject({ waiting_since: asked })
      expect(await store.desk.acts.due('silent', new Date(asked + 10 * MINUTE))).toHaveLength(1)
      await say('here', { clientId: 'c2' })
      expect(await store.desk.acts.due('silent', new Date(asked + 99 * MINUTE))).toEqual([])
    })

    test('puts a case aside until its citizen writes', async () => {
      const until = new Date(clock.now().getTime() + 60 * MINUTE)
      expect(await store.desk.acts.snooze('REF1', { by: 'hamed', until })).toBe(false)
      expect(await store.desk.acts.snooze('REF1', { by: 'salma', until })).toBe(true)
      expect((await store.desk.lists.loads()).get('salma')).toBeUndefined()
      await write('a')
      await store.turns.commit(await turnOf(store, 'a', clock.now(), { lines: () => [] }))
      expect(await one('REF1')).toMatchObject({ snoozed_until: null })
    })

    test('who gives no sign of life is gone after a minute, and their cases are known', async () => {
      await store.desk.presence.arrive('salma', clock.now())
      clock.forward(GONE_AFTER - 1)
      expect(await store.desk.presence.expire(clock.now())).toEqual([])
      clock.forward(1)
      expect(await store.desk.presence.expire(clock.now())).toEqual(['salma'])
      expect(await store.desk.presence.orphans(clock.now())).toEqual([{ reference: 'REF1', agent: 'salma' }])
      await store.desk.presence.arrive('salma', clock.now())
      expect(await store.desk.presence.orphans(clock.now())).toEqual([])
    })
  })

  test('fifty agents who claim one case at once leave one owner', async () => {
    await openCase('a', 'REF1')
    const crowd = Array.from({ length: 50 }, (_, i) => ({ id: `agent${i}`, name: `Agent ${i}` }))
    const results = await Promise.all(crowd.map((by) => claim('REF1', by)))
    expect(results.filter(({ kind }) => kind === 'moved')).toHaveLength(1)
    expect(results.filter(({ kind }) => kind === 'taken')).toHaveLength(49)
    expect(await noticesTo('a')).toEqual(['joined'])
  })
}
