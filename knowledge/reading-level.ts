import { fold } from './language/fold.js'
import type { Language } from './language/language.js'

/**
 * How hard a text is to read, as LIX (Björnsson, 1968): words in a sentence on average, and the percentage of long words, added
 * up. It needs no word list and no syllables, so that one measure serves both languages; an Arabic word counts without
 * its article. English news is about 45; from 55 on a text is hard. Arabic is written with fewer, shorter words, so its
 * numbers are lower.
 */
export interface ReadingLevel {
  readonly lix: number
  readonly wordsPerSentence: number
  /** 0 to 1. */
  readonly longWords: number
}

/** From here on a text is hard to read. */
export const HARD: Readonly<Record<Language, number>> = { ar: 40, en: 55 }
/** Longer words than this, in letters, are long. */
const LONG_WORD = 6
/** Shorter texts tell nothing by their averages. */
const FEW_WORDS = 20

const ARTICLE = /^(?:[وفبك]?ال|لل)(?=...)/

/** The sentences of a plain text; an item of a list is one. */
export const sentencesOfText = (text: string): string[] =>
  text.split(/(?<=[.!?؟؛])\s+|\n+/).filter((sentence) => /\p{L}/u.test(sentence))

/** Null for a text too short to tell. */
export function readingLevel(text: string): ReadingLevel | null {
  const words = fold(text).match(/\p{L}[\p{L}'-]*/gu) ?? []
  if (words.length < FEW_WORDS) return null
  const long = words.filter((word) => word.replace(ARTICLE, '').length > LONG_WORD).length
  const wordsPerSentence = words.length / Math.max(1, sentencesOfText(text).length)
  const longWords = long / words.length
  return { lix: wordsPerSentence + 100 * longWords, wordsPerSentence, longWords }
}
