import { withoutGreeting } from '../language/clauses.js'
import { wordSet } from '../language/word-sets.js'
import type { Model } from '../model/model.js'
import type { Part } from './parts.js'
import { contentWords, withoutAnd, type Wording } from './wording.js'

/** A longer message tells more than two things and a question. */
const WORDS = 12
/** As many words may be what the first thing is called: the second stands in their place. */
const NAME = 3
/** So much of what the second thing is called must be said of the entry that it leads to. */
const FAMILIAR = 0.5
const ANDS = new Set(['و', ...wordSet('and-latin')])
/** Stands for the first thing, or is owned by it: "تجديدها". A final "ه" may be either, folded as it is. */
const LEANS = /\b(?:it|its|them|this|that|these|those)\b|[\u0620-\u06ff]{2}(?:ها|هم|هما)(?:\s|$)/

export interface CoordinatedParts {
  readonly model: Pick<Model, 'rank' | 'thresholds'>
  readonly isService: (id: string) => boolean
  readonly wording: Wording
}

/**
 * One question about two things ("how much is the ID card and the licence?"): the question with the first, and with the second in
 * its place. Null unless both are as clear as an answer has to be, and ask for different entries.
 */
export function coordinatedParts(parts: CoordinatedParts, message: string): Part[] | null {
  const words = withoutGreeting(message).split(/\s+/)
  const at = words.length > WORDS ? [] : words.flatMap((_, i) => (joins(words, i) ? [i] : []))
  const [where] = at
  if (where === undefined || at.length > 1) return null
  const first = words.slice(0, where)
  const second = secondOf(words.slice(where))
  if (LEANS.test(second) || !isQuestion(first.join(' '), parts.wording)) return null
  const one = sure(parts, first.join(' '))
  const other = one && besideFirst(parts, { first, second, not: one.best.id })
  return one && other ? [one, other] : null
}

/** A question word, or a thing and what of it: "my wife" is neither. */
const isQuestion = (text: string, wording: Wording): boolean => wording.asks(text) || contentWords(text).length > 1

/** Whether "and" stands here, or on this word, with something before and after it. */
function joins(words: readonly string[], at: number): boolean {
  const word = words[at] ?? ''
  if (at < 2) return false
  return ANDS.has(word) ? at < words.length - 1 : /^و[\u0620-\u06ff]{3}/.test(word) && withoutAnd(word) !== word
}

const secondOf = ([and = '', ...rest]: readonly string[]): string =>
  ANDS.has(and) ? rest.join(' ') : [withoutAnd(and), ...rest].join(' ')

interface Second {
  readonly first: readonly string[]
  readonly second: string
  readonly not: string
}

/** The surest way to put the second thing in place of the last words before it. */
function besideFirst(parts: CoordinatedParts, { first, second, not }: Second): Part | null {
  const named = contentWords(second)
  const found = Array.from({ length: Math.min(NAME, first.length - 1) }, (_, i) => first.length - 1 - i).flatMap(
    (kept) => {
      const part = sure(parts, [...first.slice(0, kept), second].join(' '))
      return part && part.best.id !== not && parts.wording.share(named, part.best.id) >= FAMILIAR ? [part] : []
    },
  )
  return found.sort((a, b) => b.confidence - a.confidence)[0] ?? null
}

function sure({ model, isService }: CoordinatedParts, text: string): Part | null {
  const { candidates, confidence } = model.rank(text)
  const [best] = candidates
  return best && confidence >= model.thresholds.answer && isService(best.id) ? { text, best, confidence } : null
}
