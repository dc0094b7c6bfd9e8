import { execFileSync } from 'node:child_process'
import { describe, expect, test } from '@jest/globals'
import { ROOT } from '../../../src/root.js'
import { ar } from '../../../src/desk/ui/wording/ar.js'
import { en } from '../../../src/desk/ui/wording/en.js'
import { counted, fill } from '../../../src/desk/ui/wording/fill.js'

/** The forms of a counted sentence differ between the languages; everything else has the same name in both. */
const PLURALS = new Set(['zero', 'one', 'two', 'few', 'many', 'other'])

function sentencesOf(wording: unknown, path = ''): [string, string][] {
  if (typeof wording === 'string') return [[path, wording]]
  return Object.entries(wording as Record<string, unknown>).flatMap(([name, inner]) =>
    sentencesOf(inner, path === '' ? name : `${path}.${name}`),
  )
}
const namesOf = (wording: unknown): string[] => [
  ...new Set(
    sentencesOf(wording).map(([path]) =>
      PLURALS.has(path.split('.').at(-1) ?? '') ? path.split('.').slice(0, -1).join('.') : path,
    ),
  ),
]
const placesIn = (sentence: string): string[] => (sentence.match(/\{\w+\}/g) ?? []).sort()

const arabic = new Map(sentencesOf(ar))
const english = new Map(sentencesOf(en))

describe('the wording of the desk', () => {
  test('has the same sentences in both languages', () => {
    expect(namesOf(en)).toEqual(namesOf(ar))
  })

  test('has the same places to fill in, and no empty sentence', () => {
    const unlike = [...english].filter(([path, sentence]) => {
      const other = arabic.get(path)
      return sentence === '' || (other !== undefined && placesIn(other).join() !== placesIn(sentence).join())
    })
    expect(unlike).toEqual([])
    expect([...arabic.values()].filter((sentence) => sentence === '')).toEqual([])
  })

  test('is Arabic in Arabic and English in English, but for the way to the other', () => {
    const foreign = (path: string) => path !== 'otherLanguage'
    const inArabic = [...arabic].filter(
      ([path, text]) =>
        foreign(path) && /[\p{L}]/u.test(text.replace(/\{\w+\}/g, '')) && !/\p{Script=Arabic}/u.test(text),
    )
    const inEnglish = [...english].filter(([path, text]) => foreign(path) && /\p{Script=Arabic}/u.test(text))
    expect([...inArabic, ...inEnglish]).toEqual([])
  })

  test('counts in Arabic with all its forms', () => {
    const say = (n: number) => counted('ar', ar.inbox.unread, n)
    expect([1, 2, 3, 11, 100].map(say)).toEqual([
      'رسالة واحدة غير مقروءة',
      'رسالتان غير مقروءتين',
      '3 رسائل غير مقروءة',
      '11 رسالة غير مقروءة',
      '100 رسالة غير مقروءة',
    ])
  })

  test('leaves a place without a value as it stands', () => {
    expect(fill('مع {name} و{other}', { name: 'سلمى' })).toBe('مع سلمى و{other}')
  })
})

describe('reasons of the channels', () => {
  test('that the desk says in its own words are still what the channels say', () => {
    const sources = execFileSync('git', ['grep', '-h', '-e', 'reason', '--', 'channels', 'src/conversation'], {
      cwd: ROOT,
      encoding: 'utf8',
    })
    expect(Object.keys(ar.deliveryReasons).filter((reason) => !sources.includes(reason))).toEqual([])
  })
})
