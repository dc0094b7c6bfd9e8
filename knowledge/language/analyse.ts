import { isArabizi } from './detect.js'
import { otherLayout } from './keyboard.js'
import type { Lexicon } from './lexicon.js'
import { remember } from './remember.js'
import { readings, skeleton, stemEnglish } from './stem.js'
import { scriptOf, tokenize } from './tokens.js'
import { latinForms, type WordList } from './word-list.js'

/** The article, written apart in Arabizi. */
const ARTICLES = new Set(['el', 'al', 'il'])
/** The article before a word in Latin letters ("الـ permit"). */
const ARTICLE = 'ال'
/** So short a word of another language may be an English one. */
const SHORT = 3

/** A text as the model sees it. */
export interface Analysis {
  /** Folded words as written, and beside them the words that slips and Latin spellings stand for. */
  readonly words: readonly string[]
  /** Roots and stems of the words, with dialect, loanwords, Arabizi and slips replaced by standard words. */
  readonly roots: readonly string[]
  /** What each word or phrase of a list means, in order; none of it is said twice. */
  readonly concepts: readonly string[]
  /** The text's thread: a concept where there is one, else the root. */
  readonly thread: readonly string[]
}

export type Analyser = (text: string) => Analysis

export interface AnalyserParts {
  readonly lexicon: Lexicon
  readonly words: WordList
}

/** Pure; a question takes some ten microseconds. */
export function createAnalyser({ lexicon, words }: AnalyserParts): Analyser {
  const isKnown = remember(
    (word) => words.has(word) || lexicon.concepts.longest([word], 0) !== undefined || readings(word).some(words.has),
  )
  const mended = remember((word) => words.correction(word) ?? word)
  const root = remember(rootOf)

  const ofArabizi = (word: string): readonly string[] => {
    if (ARTICLES.has(word)) return []
    if (lexicon.concepts.longest([word], 0)) return [word]
    const listed = latinForms(word).flatMap((form) => lexicon.rewrites.longest([form], 0) ?? [])[0]
    return listed ? listed.values : [words.fromLatin(word) ?? mended(word)]
  }
  const standardOf = (word: string, arabizi: boolean): readonly string[] => {
    const script = scriptOf(word)
    if (script === 'number' || script === 'other') return [word]
    if (arabizi && script === 'latin') return ofArabizi(word)
    return [isKnown(word) ? word : mended(word)]
  }
  /** A list's standard words for what stands here; in English text, no Arabizi for what may be an English word. */
  const rewriteAt = (written: readonly string[], at: number, arabizi: boolean) => {
    const word = written[at] ?? ''
    const isEnglish =
      !arabizi && scriptOf(word) === 'latin' && (word.length <= SHORT || lexicon.concepts.longest([word], 0))
    return isEnglish ? undefined : lexicon.rewrites.longest(written, at)
  }
  const standardize = (written: readonly string[], arabizi: boolean): string[] => {
    const standard: string[] = []
    for (let i = 0; i < written.length;) {
      const match = rewriteAt(written, i, arabizi)
      standard.push(...(match ? match.values : standardOf(written[i] ?? '', arabizi)))
      i += match?.length ?? 1
    }
    return standard
  }
  return (text) => {
    const written = wordsOf(text, isKnown).filter((word) => word !== ARTICLE)
    const standard = standardize(written, isArabizi(text))
    const seen = new Set(written)
    const roots = standard.map(root)
    const { concepts, thread } = meaningOf(standard, roots, lexicon)
    return { words: [...written, ...standard.filter((word) => !seen.has(word))], roots, concepts, thread }
  }
}

/** The words of the text, or of the same strokes on the other keyboard layout where only those make words. */
function wordsOf(text: string, isKnown: (word: string) => boolean): string[] {
  const written = tokenize(text)
  const isStrange = (word: string): boolean => word.length > 2 && !isKnown(word)
  let familiar = 0
  for (let i = 0; i < written.length && familiar < 2; i++) if (!isStrange(written[i] ?? '')) familiar++
  if (written.length < 2 || familiar >= 2) return written
  const turned = tokenize(otherLayout(text))
  return turned.length > 1 && !turned.some(isStrange) ? turned : written
}

function meaningOf(standard: readonly string[], roots: readonly string[], lexicon: Lexicon) {
  const concepts = new Set<string>()
  const thread: string[] = []
  for (let i = 0; i < standard.length;) {
    const match = lexicon.concepts.longest(standard, i)
    for (const concept of match?.values ?? []) concepts.add(concept)
    thread.push(match?.values[0] ?? roots[i] ?? '')
    i += match?.length ?? 1
  }
  return { concepts: [...concepts], thread }
}

function rootOf(word: string): string {
  const script = scriptOf(word)
  return script === 'arabic' ? skeleton(word) : script === 'latin' ? stemEnglish(word) : word
}
