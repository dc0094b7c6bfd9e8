import { describe, expect, test } from '@jest/globals'
import { coordinatedParts } from '../../../knowledge/answering/coordinated.js'
import type { Wording } from '../../../knowledge/answering/wording.js'
import { asks } from '../../../knowledge/language/clauses.js'
import type { Model } from '../../../knowledge/model/model.js'

/** What the model makes of each text; of any other it makes nothing. */
const SURE: Readonly<Record<string, string>> = {
  'how much is the card': 'card-fee',
  'how much is the licence': 'licence-fee',
  'كم رسوم البطاقه': 'card-fee',
  'كم رسوم الرخصه': 'licence-fee',
  'كم رسوم تجديدها': 'vehicle-fee',
  'how much is the passport': 'not passport',
  'my wife': 'visa-papers',
  'my children': 'school',
  'how much is the house': 'house-fee',
}
const SAID: Readonly<Record<string, string>> = {
  'licence-fee': 'licence الرخصه',
  'card-fee': 'card البطاقه',
  passport: 'passport',
  school: 'children',
}

const model = {
  thresholds: { answer: 0.7, clarify: 0.3 } as Model['thresholds'],
  rank(text: string) {
    const id = SURE[text.replace('?', '')]
    if (id === undefined) return { confidence: 0.1, candidates: [] }
    const notCovered = id.startsWith('not ')
    return { confidence: 0.9, candidates: [{ id: id.replace('not ', ''), notCovered, share: 0.9 }] }
  },
}
const wording: Wording = {
  asks,
  share: (words, id) => words.filter((word) => SAID[id]?.includes(word)).length / Math.max(words.length, 1),
}
const asked = (message: string) =>
  coordinatedParts({ model, isService: () => true, wording }, message)?.map(({ best }) => best.id) ?? null

describe('one question about two things', () => {
  test.each([
    ['how much is the card and the licence?', ['card-fee', 'licence-fee']],
    ['how much is the card and licence', ['card-fee', 'licence-fee']],
    ['كم رسوم البطاقة والرخصة', ['card-fee', 'licence-fee']],
    ['السلام عليكم كم رسوم البطاقة و الرخصة', ['card-fee', 'licence-fee']],
  ])('%s', (message, ids) => expect(asked(message)).toEqual(ids))

  test('keeps a part that is not covered: whom to ask can be said', () =>
    expect(asked('how much is the card and the passport')).toEqual(['card-fee', 'passport']))

  test.each([
    ['is one thing twice', 'how much is the card and the card'],
    ['leans on the first', 'كم رسوم البطاقة وتجديدها'],
    ['names something that was never said of the entry', 'how much is the card and the house'],
    ['does not ask', 'my wife and children'],
    ['is not clear in its second part', 'how much is the card and the moon'],
    ['has more than two things', 'how much is the card and the licence and the passport'],
    ['tells a story', 'how much is the card and the licence that I lost on the way to the wedding in Sur'],
  ])('is not heard where it %s', (_, message) => expect(asked(message)).toBeNull())
})
