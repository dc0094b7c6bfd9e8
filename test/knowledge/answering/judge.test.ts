import { describe, expect, test } from '@jest/globals'
import { createJudge } from '../../../knowledge/answering/judge.js'
import type { Content } from '../../../knowledge/content.js'
import type { Entry, EntryId } from '../../../knowledge/entry.js'
import type { Model } from '../../../knowledge/model/model.js'

const entry = (id: string, followUps: string[] = []): Entry =>
  ({ id, kind: 'service', agency: 'police', followUps }) as unknown as Entry
const entries = new Map(
  [entry('renewal', ['fine']), entry('fine'), entry('licence')].map((each) => [each.id as EntryId, each]),
)
const agencies = new Map([['police', { id: 'police' }]]) as unknown as Content['agencies']
const { judge, verdict, verdictOfParts } = createJudge({
  model: { thresholds: { answer: 0.8, clarify: 0.2 } } as Model,
  content: { entries, agencies },
  isCurrent: () => true,
})
const ranked = (confidence: number, ...ids: string[]) => ({
  confidence,
  candidates: ids.map((id, i) => ({ id, notCovered: false, share: [0.6, 0.35, 0.05][i] ?? 0 })),
})
const given = (confidence: number, ids: string[], mayPair = true) => verdict(judge(ranked(confidence, ...ids)), mayPair)

describe('what is said of a ranking', () => {
  test('two that go together are both given where one of them is surely meant', () => {
    expect(given(0.6, ['renewal', 'fine', 'licence'])).toMatchObject({
      kind: 'answer',
      rule: 'pair',
      entries: [{ id: 'renewal' }, { id: 'fine' }],
    })
    expect(given(0.6, ['fine', 'renewal', 'licence']).rule).toBe('pair')
  })

  test('two that do not go together are asked about, and so is a mere keyword', () => {
    expect(given(0.6, ['renewal', 'licence', 'fine']).kind).toBe('clarify')
    expect(given(0.6, ['renewal', 'fine', 'licence'], false).kind).toBe('clarify')
  })

  test('two that are both unlikely are asked about', () => {
    expect(given(0.4, ['renewal', 'fine', 'licence']).kind).toBe('clarify')
  })

  test('one that is sure is given alone', () => {
    expect(given(0.9, ['renewal', 'fine', 'licence'])).toMatchObject({
      rule: 'threshold',
      entries: [{ id: 'renewal' }],
    })
  })

  test('what looks like something the entry does not cover makes it unlikely that the entry answers', () => {
    const refused = {
      confidence: 0.9,
      candidates: [
        { id: 'renewal', notCovered: true, share: 0.8 },
        { id: 'renewal', notCovered: false, share: 0.1 },
        { id: 'fine', notCovered: false, share: 0.05 },
      ],
    }
    const { rule, confidence, ranked: scored } = verdict(judge(refused), true)
    expect(rule).toBe('not-covered')
    expect(confidence).toBeCloseTo(0.05)
    expect(scored).toEqual([
      { entry: expect.objectContaining({ id: 'renewal' }), confidence },
      { entry: expect.objectContaining({ id: 'fine' }), confidence: expect.closeTo(0.025) },
    ])
  })
})

describe('what is said of several parts', () => {
  const part = (id: string, notCovered = false) => ({
    text: id,
    best: { id, notCovered, share: 0.9 },
    confidence: 0.9,
  })

  test('each is given', () => {
    const both = verdictOfParts([part('renewal'), part('licence')])
    expect(both).toMatchObject({ kind: 'answer', entries: [{ id: 'renewal' }, { id: 'licence' }] })
    expect(both?.unanswered).toBeUndefined()
  })

  test('of one that is not covered it is told whom to ask, beside the answer to the other', () =>
    expect(verdictOfParts([part('renewal', true), part('licence')])).toMatchObject({
      kind: 'answer',
      entries: [{ id: 'licence' }],
      unanswered: [{ id: 'police' }],
    }))

  test('where none is covered, nothing is', () => expect(verdictOfParts([part('renewal', true)])).toBeNull())
})
