import { fold } from '../../knowledge/language/fold.js'
import { numberAt } from './arabic-numbers.js'
import { TIME_WORDS, type TimeWord } from './time-words.js'

/** A word or number of a sentence, as far as it matters for time. */
export type TimeItem =
  | TimeWord
  | { readonly is: 'number'; readonly value: number; readonly ordinal: boolean }
  /** `3:30` */
  | { readonly is: 'clock'; readonly hour: number; readonly minute: number }
  /** A date in figures, as written: `25/12`, `2026-12-01`. */
  | { readonly is: 'figures'; readonly text: string }
  /** A word in Latin letters: left to the English recognizer. */
  | { readonly is: 'latin'; readonly text: string }
  | { readonly is: 'other' }

const TOKEN = /[\u0620-\u06ff]+|\d{1,4}(?:[/:.-]\d{1,4}){0,2}(?!\d)|\d+|[a-z][a-z0-9']*|(?<!')'[a-z0-9']*\d[a-z0-9']*/g
const CLOCK = /^(\d{1,2})[:.](\d{2})$/
const DATE = /^\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{1,4})?$/
/** Letters joined to the front of a word of time: and, by, for, the, on. */
const JOINED = ['وال', 'بال', 'عال', 'لل', 'ال', 'و', 'ب', 'ل', 'ع', 'ف']

const wordsOf = (text: string): string[] => fold(text).match(TOKEN) ?? []

/** Each phrase under its first word, longest first. */
const PHRASES: ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly item: TimeWord }[]> =
  indexPhrases()

function indexPhrases() {
  const index = new Map<string, { words: string[]; item: TimeWord }[]>()
  for (const [alternatives, item] of TIME_WORDS) {
    for (const phrase of alternatives.split('|')) {
      const words = wordsOf(phrase)
      const first = words[0] ?? ''
      index.set(
        first,
        [...(index.get(first) ?? []), { words, item }].sort((a, b) => b.words.length - a.words.length),
      )
    }
  }
  return index
}

/** Reads a text word by word, the longest phrase first. */
export function timeItems(text: string): TimeItem[] {
  const words = wordsOf(text)
  const items: TimeItem[] = []
  for (let at = 0; at < words.length;) {
    const { found, length } = itemAt(words, at)
    items.push(...found)
    at += length
  }
  return items
}

interface Found {
  readonly found: readonly TimeItem[]
  readonly length: number
}

function itemAt(words: readonly string[], at: number): Found {
  const word = words[at] ?? ''
  if (/^\d/.test(word)) return { found: [figures(word)], length: 1 }
  const phrase = phraseAt(words, at, word)
  const number = numberAt(words, at)
  if (phrase && phrase.length >= (number?.length ?? 0)) return phrase
  if (number) return { found: [{ is: 'number', ...number }], length: number.length }
  const behind = behindJoined(words, at)
  if (behind) return behind
  return { found: [/^[a-z]/.test(word) ? { is: 'latin', text: word } : { is: 'other' }], length: 1 }
}

function figures(word: string): TimeItem {
  const clock = CLOCK.exec(word)
  if (clock && Number(clock[1]) < 25 && Number(clock[2]) < 60)
    return { is: 'clock', hour: Number(clock[1]), minute: Number(clock[2]) }
  if (DATE.test(word)) return { is: 'figures', text: word.replaceAll('.', '/') }
  return /^\d+$/.test(word) ? { is: 'number', value: Number(word), ordinal: false } : { is: 'latin', text: word }
}

function phraseAt(words: readonly string[], at: number, first: string): Found | null {
  const match = PHRASES.get(first)?.find(({ words: phrase }) =>
    phrase.every((word, i) => i === 0 || word === words[at + i]),
  )
  return match ? { found: [match.item], length: match.words.length } : null
}

/** "وربع", "بالعصر", "للأحد": what is joined to the front is taken off; an "and" stays, it adds minutes. */
function behindJoined(words: readonly string[], at: number): Found | null {
  const word = words[at] ?? ''
  for (const joined of JOINED) {
    const rest = word.slice(joined.length)
    if (!word.startsWith(joined) || rest.length < 2) continue
    const phrase = phraseAt(words, at, rest) ?? phraseAt(words, at, `ال${rest}`)
    const number = joined.startsWith('و') ? numberAt([rest, ...words.slice(at + 1)], 0) : null
    const found: readonly TimeItem[] | undefined = phrase?.found ?? (number ? [{ is: 'number', ...number }] : undefined)
    if (!found) continue
    const and: readonly TimeItem[] = joined.startsWith('و') ? [{ is: 'and' }] : []
    return { found: [...and, ...found], length: phrase?.length ?? number?.length ?? 1 }
  }
  return null
}
