import { expect, test } from '@jest/globals'
import { withoutStrays, type Part } from '../../../knowledge/answering/parts.js'

const TOPICS: Readonly<Record<string, string>> = { birth: 'civil', 'birth-fee': 'civil', clearance: 'justice' }
const part = (text: string, id: string): Part => ({
  text,
  best: { id, notCovered: false, share: 0.9 },
  confidence: 0.8,
})
const kept = (...parts: Part[]) =>
  withoutStrays(parts, (id) => TOPICS[id]).map(({ best }) => `${best.id}${best.notCovered ? ', not covered' : ''}`)

test('a part that names nothing stays with the subject of the one that does', () =>
  expect(kept(part('وين شهاده الميلاد', 'birth'), part('كم رسومها', 'birth-fee'))).toEqual(['birth', 'birth-fee']))

test('where it led elsewhere, it counts as not covered by what the other part names', () =>
  expect(kept(part('وين شهاده الميلاد', 'birth'), part('كم رسومها', 'clearance'))).toEqual([
    'birth',
    'birth, not covered',
  ]))

test('two parts that each name something may be about two subjects', () =>
  expect(kept(part('وين شهاده الميلاد', 'birth'), part('كم شهاده حسن السيره', 'clearance'))).toEqual([
    'birth',
    'clearance',
  ]))
