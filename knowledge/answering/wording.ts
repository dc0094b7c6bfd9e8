import type { Content } from '../content.js'
import type { Entry, EntryId } from '../entry.js'
import type { Analyser } from '../language/analyse.js'
import { asks } from '../language/clauses.js'
import { fold } from '../language/fold.js'
import { LANGUAGES } from '../language/language.js'
import { stemWord } from '../language/stem.js'
import { tokenize } from '../language/tokens.js'
import { wordSet } from '../language/word-sets.js'
import { plainText } from '../rich-text.js'

/** What was ever said of an entry, to tell what a question is about from what it is not. */
export interface Wording {
  /** How much of these words is said of the entry, 0 to 1; 0 for no words. */
  share(words: readonly string[], id: string): number
  asks(text: string): boolean
}

const SMALL = wordSet('small')
const OWN_W = wordSet('own-w')
const ASPECTS = new Set([...wordSet('aspects')].flatMap((word) => [word, stemWord(word)]))

/** Analyses an entry's words when they are first needed. */
export function createWording(analyse: Analyser, { entries }: Pick<Content, 'entries'>): Wording {
  const known = new Map<string, ReadonlySet<string>>()
  const saidOf = (id: string): ReadonlySet<string> => {
    const said = known.get(id) ?? termsOf(entries.get(id as EntryId), analyse)
    known.set(id, said)
    return said
  }
  const share = (words: readonly string[], id: string): number => {
    const terms = analyse(words.join(' ')).thread
    const said = saidOf(id)
    return terms.length > 0 ? terms.filter((term) => said.has(term)).length / terms.length : 0
  }
  return { share, asks }
}

function termsOf(entry: Entry | undefined, analyse: Analyser): ReadonlySet<string> {
  if (!entry) return new Set()
  const texts = LANGUAGES.flatMap((language) => [
    entry.label[language],
    entry.question[language],
    ...entry.phrasings[language],
    ...(entry.answer ? [plainText(entry.answer[language])] : []),
  ])
  return new Set(texts.map((text) => analyse(text)).flatMap(({ roots, concepts }) => [...roots, ...concepts]))
}

/** The words of a text that say what it is about. */
export const contentWords = (text: string): string[] =>
  tokenize(text).filter((word) => !SMALL.has(word) && !asks(word) && !/^\d/.test(word))

/** Whether a text asks for a fee, papers, a place and the like, and never says of what. False where it has no words at all. */
export const namesNothing = (text: string): boolean =>
  [text, withoutAnd(text)].some((bare) => tokenize(bare).length > 0 && contentWords(bare).every(isAspect))

const isAspect = (word: string): boolean => ASPECTS.has(word) || ASPECTS.has(stemWord(word))

/** The text without the "and" on its first word. */
export function withoutAnd(text: string): string {
  const [first = '', ...rest] = fold(text).trim().split(/\s+/)
  return first.startsWith('و') && first.length > 2 && !OWN_W.has(first) ? [first.slice(1), ...rest].join(' ') : text
}
