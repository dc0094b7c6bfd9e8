import { describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { truncate } from '../../../channels/text/graphemes.js'
import { splitText } from '../../../channels/text/split.js'

const graphemes = (text: string) => [...new Intl.Segmenter('ar').segment(text)].map(({ segment }) => segment)
const withoutSpace = (text: string) => text.replace(/\s+/g, '')

describe('splitting a long text', () => {
  test('leaves a text within the limit whole', () => {
    expect(splitText('السلام عليكم', 100)).toEqual(['السلام عليكم'])
  })

  test('gives no part for a text of spaces', () => {
    expect(splitText(' \n ', 10)).toEqual([])
  })

  test.each([
    ['between paragraphs', 'واحد اثنان. ثلاثة\n\nأربعة خمسة ستة', 26, ['واحد اثنان. ثلاثة', 'أربعة خمسة ستة']],
    ['between lines', 'one two. three\nfour five six', 20, ['one two. three', 'four five six']],
    ['between sentences', 'هل الرسوم ثابتة؟ نعم ثابتة', 20, ['هل الرسوم ثابتة؟', 'نعم ثابتة']],
    ['between words', 'one two three four', 10, ['one two', 'three four']],
  ])('cuts %s where it can', (_, text, limit, parts) => {
    expect(splitText(text, limit)).toEqual(parts)
  })

  test('prefers a later, finer cut over a run of tiny parts', () => {
    expect(splitText('a\n\nbbb ccc ddd eee', 12)).toEqual(['a\n\nbbb ccc', 'ddd eee'])
  })

  test('never parts a character: marks on letters, families, flags', () => {
    const family = '👨‍👩‍👧‍👦'
    const text = `${'بِّ'.repeat(7)}${family.repeat(3)}🇴🇲🇴🇲`
    const parts = splitText(text, 25)
    expect(parts.join('')).toBe(text)
    expect(parts.flatMap(graphemes)).toEqual(graphemes(text))
  })

  test('cuts a single character longer than the limit between code points', () => {
    const text = `ب${'\u{1E8D0}'.repeat(40)}`
    const parts = splitText(text, 10)
    expect(parts.join('')).toBe(text)
    expect(parts.every((part) => part.length <= 10 && !/\p{Surrogate}/u.test(part))).toBe(true)
  })

  test('keeps every character of any text, in order and within the limit', () => {
    const text = fc.array(fc.constantFrom('س', 'بِ', ' ', '\n', '\n\n', '.', '؟', 'word', '🇴🇲', '12.5', 'é'), {
      maxLength: 80,
    })
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 40 }), (pieces, limit) => {
        const parts = splitText(pieces.join(''), limit)
        expect(withoutSpace(parts.join(''))).toBe(withoutSpace(pieces.join('')))
        expect(parts.filter((part) => part.length > limit || part.trim() !== part)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})

describe('a label cut to length', () => {
  test('stays as it is within the limit', () => {
    expect(truncate('تجديد البطاقة', 20)).toBe('تجديد البطاقة')
  })

  test('ends in an ellipsis, between whole characters', () => {
    expect(truncate('بِّبِّبِّبِّ', 8)).toBe('بِّبِّ…')
  })
})
