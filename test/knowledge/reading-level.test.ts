import { describe, expect, test } from '@jest/globals'
import { HARD, readingLevel } from '../../knowledge/reading-level.js'

const PLAIN =
  'Go to the police office. Take your old card with you. The fee is ten rials. You get the new card on the same day.'
const OFFICIAL =
  'Applicants are required to present themselves at the designated administrative establishment accompanied by supporting ' +
  'documentation, whereupon the competent authorities determine eligibility.'

describe('the reading level', () => {
  test('tells plain words from official ones', () => {
    expect(readingLevel(PLAIN)?.lix).toBeLessThan(20)
    expect(readingLevel(OFFICIAL)?.lix).toBeGreaterThan(HARD.en)
  })

  test('counts words in a sentence and the share of long words', () => {
    const text = `${'one two three four five. '.repeat(3)}six seven eight nine identification.`
    expect(readingLevel(text)).toEqual({ wordsPerSentence: 5, longWords: 1 / 20, lix: 10 })
  })

  test('takes an Arabic word without its article and its vowel marks', () => {
    const text = 'بِالبِطاقَةِ وَالجَوازاتِ '.repeat(10)
    expect(readingLevel(text)).toMatchObject({ longWords: 0 })
  })

  test('takes each item of a list as a sentence', () => {
    expect(readingLevel('one two three four\n'.repeat(5))?.wordsPerSentence).toBe(4)
  })

  test('says nothing of a text that is too short to tell', () => {
    expect(readingLevel('The fee is ten rials.')).toBeNull()
  })
})
