import { describe, expect, test } from '@jest/globals'
import { ar } from '../../../../channels/web/widget/wording/ar.js'
import { en } from '../../../../channels/web/widget/wording/en.js'

const placeholders = (sentence: string) => sentence.match(/\{\w+\}/g) ?? []

describe('the wording', () => {
  test('has the same sentences in both languages', () => {
    expect(Object.keys(en)).toEqual(Object.keys(ar))
  })

  test.each(Object.keys(ar) as (keyof typeof ar)[])('says %s in both, with the same places to fill in', (key) => {
    expect(ar[key]).not.toBe('')
    expect(en[key]).not.toBe('')
    expect(placeholders(en[key])).toEqual(placeholders(ar[key]))
  })

  test('is Arabic in Arabic and English in English, but for the way to the other', () => {
    const foreign = (key: string) => key !== 'otherLanguage'
    const inArabic = Object.entries(ar).filter(
      ([key, sentence]) => foreign(key) && !/\p{Script=Arabic}/u.test(sentence),
    )
    const inEnglish = Object.entries(en).filter(
      ([key, sentence]) => foreign(key) && /\p{Script=Arabic}/u.test(sentence),
    )
    expect([...inArabic, ...inEnglish]).toEqual([])
    expect([ar.otherLanguage, en.otherLanguage]).toEqual(['English', 'العربية'])
  })
})
