import { execFileSync } from 'node:child_process'
import { describe, expect, test } from '@jest/globals'
import { ROOT } from '../../../src/root.js'
import { ar } from '../../../src/desk/ui/wording/ar.js'
import { en } from '../../../src/desk/ui/wording/en.js'
import { BAD_TOKEN, NO_WORD, OTHER_POLLER, OTHER_WEBHOOK, UNREACHED } from '../../../channels/telegram/words.js'
import { failureReason } from '../../../channels/whatsapp/cloud/errors.js'
import { versionTrouble } from '../../../channels/whatsapp/cloud/graph-versions.js'
import { NO_CHROMIUM } from '../../../channels/whatsapp/linked/chromium.js'
import { WARNING } from '../../../channels/whatsapp/linked/linked-channel.js'
import { PROVIDER_WORDS, providerWords } from '../../../src/desk/ui/wording/provider-words.js'
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

describe('what channels say of themselves', () => {
  const said = (code: number) => failureReason({ code })
  const ARABIC = /\p{Script=Arabic}/u

  test('is said in Arabic to an Arabic reader, and stands somewhere in their code', () => {
    const sources = execFileSync('git', ['grep', '-h', '.', '--', 'channels', 'src/conversation', 'src/store'], {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    })
    const pieces = Object.keys(PROVIDER_WORDS).flatMap((words) => words.split('{}'))
    expect(pieces.filter((piece) => !sources.includes(piece))).toEqual([])
    expect(Object.values(PROVIDER_WORDS).filter((words) => !ARABIC.test(words))).toEqual([])
  })

  test('has Arabic words for every fault of WhatsApp’s, with its number', () => {
    const codes = [...Array(400).keys(), 80_007, ...Array.from({ length: 4_000 }, (_, i) => 130_000 + i)]
    const foreign = codes.filter((code) => {
      const words = providerWords('ar', said(code))
      return !ARABIC.test(words) || !words.includes(String(code)) || words.includes('{')
    })
    expect(foreign).toEqual([])
  })

  test('has Arabic words for what the other channels say', () => {
    const all = [BAD_TOKEN, UNREACHED, NO_WORD, OTHER_POLLER, OTHER_WEBHOOK, NO_CHROMIUM, WARNING]
    expect(all.filter((words) => !ARABIC.test(providerWords('ar', words)))).toEqual([])
    expect(providerWords('ar', 'template welcome (ar)')).toBe('القالب welcome (ar)')
    expect(providerWords('ar', versionTrouble('v20.0', new Date('2026-11-01')) ?? '')).toMatch(ARABIC)
    expect(providerWords('ar', 'something new')).toBe('something new')
  })
})
