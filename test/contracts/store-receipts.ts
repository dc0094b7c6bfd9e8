import { beforeEach, describe, expect, test } from '@jest/globals'
import type { AnswerReceipt } from '../../channels/activity.js'
import type { NewCase } from '../../src/store/case-steps.js'
import type { Spoken } from '../../src/store/lines.js'
import type { Store } from '../../src/store/store.js'
import type { TurnCommit } from '../../src/store/turns.js'
import { arrival, createClock, inbound, line, message, speech, type StoreMaker, turnOf } from './store.js'

const START = new Date('2026-11-23T08:00:00Z')
const near = [
  { entry: 'card-fee', confidence: 0.4 },
  { entry: 'card-age', confidence: 0.1 },
]
const empty = (rule: string): AnswerReceipt => ({ entry: null, hash: null, confidence: 0.4, runnersUp: near, rule })
const given = (entry: string, rule: string): AnswerReceipt => ({ entry, hash: 'h', confidence: 1, runnersUp: [], rule })

/** What curators are shown of the questions that were not answered. Run by every engine. */
export function receiptsKeepTheirPromises(maker: StoreMaker): void {
  let clock: ReturnType<typeof createClock>
  let store: Store
  let asked = 0
  beforeEach(async () => {
    clock = createClock()
    ;({ store } = await maker.fresh(clock.now))
  })

  /** A citizen asks, and the turn leaves this behind. */
  const turn = async (question: string, said: Partial<Spoken>, rest: Partial<TurnCommit> = {}, conversation = 'c1') => {
    clock.forward(1_000)
    await store.inbox.receive(arrival(clock.now(), [inbound(conversation, `m${asked++}`, clock.now())]))
    const lines = () => [line('answer', said)]
    const committed = await store.turns.commit(
      await turnOf(store, conversation, clock.now(), { question, lines, ...rest }),
    )
    expect(committed.kind).toBe('committed')
  }

  describe('unanswered questions', () => {
    test('are those without an entry, with what was near', async () => {
      await turn('بكم؟', { receipts: [given('card-fee', 'threshold')] })
      await turn('متى؟', { receipts: [empty('too-unsure')] })
      await turn('أين؟', { receipts: [empty('not-covered')] }, {}, 'c2')
      expect(await store.receipts.unanswered(START)).toEqual([
        {
          conversation: 'c1',
          question: 'متى؟',
          rule: 'too-unsure',
          nearest: ['card-fee', 'card-age'],
          chosen: null,
          agentWords: [],
          at: new Date('2026-11-23T08:00:02Z'),
        },
        expect.objectContaining({ conversation: 'c2', question: 'أين؟', rule: 'not-covered' }),
      ])
      expect(await store.receipts.unanswered(clock.now())).toHaveLength(1)
      clock.forward(1)
      expect(await store.receipts.unanswered(clock.now())).toEqual([])
    })

    test('tell what the citizen chose when asked back, if it was an option', async () => {
      await turn('البطاقة', { receipts: [empty('asked-back')] })
      await turn('رسوم البطاقة', { receipts: [given('card-fee', 'chosen')] })
      await turn('الجواز', { receipts: [empty('asked-back')] })
      await turn('كم رسوم الجواز', { receipts: [given('passport-fee', 'threshold')] })
      const unanswered = await store.receipts.unanswered(START)
      expect(unanswered.map(({ question, chosen }) => [question, chosen])).toEqual([
        ['البطاقة', 'card-fee'],
        ['الجواز', null],
      ])
    })

    test('carry what an agent wrote afterwards, once the case is closed', async () => {
      const reference = `R${asked}`
      const open: NewCase = { reference, pinHash: 'p', reason: 'unknown', language: 'ar', subject: '', urgent: false }
      const step = { kind: 'open', case: open } as const
      await turn('متى؟', { receipts: [empty('too-unsure')] }, { steps: [step], nextHolder: 'queue' })
      await turn('هل من أحد؟', { origin: 'agent', activity: message('يوم الأحد.') })
      const wordsOf = async () => (await store.receipts.unanswered(START)).map(({ agentWords }) => agentWords)
      expect(await wordsOf()).toEqual([[]])
      await store.desk.move(reference, { kind: 'close' }, speech(clock.now()))
      expect(await wordsOf()).toEqual([['يوم الأحد.']])
    })

    test('of a conversation that was erased are gone', async () => {
      await turn('متى؟', { receipts: [empty('too-unsure')] })
      await store.erase('c1', clock.now())
      expect(await store.receipts.unanswered(START)).toEqual([])
    })
  })
}
