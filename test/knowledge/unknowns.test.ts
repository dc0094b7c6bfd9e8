import { describe, expect, test } from '@jest/globals'
import { groupUnknowns, type Unknown } from '../../knowledge/unknowns.js'
import { lexicon, TODAY } from './trained-pack.js'

const unknown = (question: string, rest: Partial<Unknown> = {}): Unknown => ({
  question,
  askedBack: false,
  nearest: [],
  chosen: null,
  agentWords: [],
  at: TODAY,
  ...rest,
})
const group = (...unknowns: Unknown[]) => groupUnknowns(unknowns, lexicon)
const wordings = (...questions: string[]) =>
  group(...questions.map((question) => unknown(question))).map((each) => each.wordings.map(({ name }) => name))

describe('grouping what was not answered', () => {
  test('puts spellings, dialect and standard Arabic of one question together', () => {
    expect(wordings('بكم الليسن', 'كم رخصة القيادة؟', 'بِكم اللَيسن')).toHaveLength(1)
  })

  test('puts a question in the other language to those of its meaning', () => {
    expect(wordings('كم رسوم تجديد الجواز', 'passport renewal fee how much')).toHaveLength(1)
  })

  test('keeps questions apart that share little', () => {
    expect(wordings('كم رسوم الجواز', 'متى يفتح السوق المركزي', 'where can I park')).toHaveLength(3)
  })

  test('keeps apart what holds no word at all', () => {
    expect(wordings('؟؟؟', '!!!', '؟؟؟')).toEqual([['؟؟؟'], ['!!!']])
  })

  test('gives the most asked first, and of each group the most frequent wording first', () => {
    const [first, second] = group(
      unknown('where can I park'),
      unknown('parking permit'),
      unknown('متى يفتح السوق المركزي'),
      unknown('السوق المركزي متى يفتح؟'),
      unknown('متى يفتح السوق المركزي'),
    )
    expect(first).toMatchObject({
      count: 3,
      languages: ['ar'],
      wordings: [
        { name: 'متى يفتح السوق المركزي', count: 2 },
        { name: 'السوق المركزي متى يفتح؟', count: 1 },
      ],
    })
    expect(second?.count).toBe(1)
  })

  test('adds up what was near, what citizens chose and what agents answered', () => {
    const later = new Date('2026-11-24T08:00:00Z')
    const [only] = group(
      unknown('parking permit', { nearest: ['vehicle-fee', 'card-fee'], agentWords: ['Ask the municipality.'] }),
      unknown('Parking permit?', { nearest: ['vehicle-fee'], askedBack: true, chosen: 'parking-fee', at: later }),
      unknown('parking permit', { nearest: ['card-fee'], agentWords: ['Ask the municipality.'] }),
    )
    expect(only).toMatchObject({
      count: 3,
      askedBack: 1,
      nearest: [
        { name: 'vehicle-fee', count: 2 },
        { name: 'card-fee', count: 1 },
      ],
      chosen: [{ name: 'parking-fee', count: 1 }],
      agentAnswers: ['Ask the municipality.'],
      last: later,
    })
  })
})
