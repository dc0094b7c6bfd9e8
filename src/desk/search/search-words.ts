import { fold } from '../../../knowledge/language/fold.js'

const WORD = /[\p{L}\p{N}]+/gu
/** و ف, ب ك, and the article; or لل. What follows is the word that somebody looks for. */
const WITH_ARTICLE = /^[وف]?(?:[بك]?ال|لل)(\p{L}{3,})$/u

const bare = (word: string): string => WITH_ARTICLE.exec(word)?.[1] ?? word

const wordsOf = (text: string): readonly string[] => fold(text).match(WORD) ?? []

/** The words by which a line is found: folded, and those with an article once more without. */
export const foundableText = (text: string): string =>
  wordsOf(text)
    .flatMap((word) => (bare(word) === word ? [word] : [word, bare(word)]))
    .join(' ')

/** The words that somebody looks for. */
export const searchWords = (query: string): readonly string[] => [...new Set(wordsOf(query).map(bare))]

/** A part of a text with what was found in it, UTF-16 units. */
export interface Excerpt {
  readonly excerpt: string
  readonly marks: readonly { readonly from: number; readonly to: number }[]
}

const AROUND = 60
const LONGEST = 200
/** Letters with their vowel marks and stretching, so that a marked word is whole. */
const WRITTEN = /[\p{L}\p{N}\p{M}\u0640]+/gu

/** The text around the first word that was found. */
export function excerptOf(text: string, words: readonly string[]): Excerpt {
  const hits = [...text.matchAll(WRITTEN)].flatMap((match) => {
    const folded = fold(match[0])
    const found = words.some((word) => folded.startsWith(word) || bare(folded).startsWith(word))
    return found ? [{ from: match.index, to: match.index + match[0].length }] : []
  })
  const start = startBefore(text, (hits[0]?.from ?? 0) - AROUND)
  const excerpt = text.slice(start, start + LONGEST)
  const marks = hits
    .map(({ from, to }) => ({ from: from - start, to: to - start }))
    .filter(({ to }) => to <= excerpt.length)
  return { excerpt, marks }
}

/** At the beginning of a word, so that none is cut. */
function startBefore(text: string, at: number): number {
  if (at <= 0) return 0
  const space = text.indexOf(' ', at)
  return space < 0 ? at : space + 1
}
