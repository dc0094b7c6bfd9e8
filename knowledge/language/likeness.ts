import type { Lexicon } from './lexicon.js'
import { spansOf } from './spans.js'
import { stemWord } from './stem.js'
import { tokenize } from './tokens.js'
import { wordSet } from './word-sets.js'

const EMPTY = wordSet('empty')

/**
 * What a question is compared by: its stems with dialect, loanwords and Arabizi read as standard words, and what they mean, so
 * that spelling and language matter less.
 */
export function termsOf(
  text: string,
  { rewrites, concepts }: Pick<Lexicon, 'rewrites' | 'concepts'>,
): ReadonlySet<string> {
  const standard = spansOf(tokenize(text), rewrites).flatMap(({ words, values }) => values ?? words)
  const terms = new Set<string>()
  for (const { words, values } of spansOf(standard, concepts)) {
    for (const word of words.map(stemWord)) if (!EMPTY.has(word)) terms.add(word)
    for (const concept of values ?? []) terms.add(`= ${concept}`)
  }
  return terms
}

/** Share of what either holds that both hold: 0 to 1. */
export function likenessOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0
  for (const term of one) if (other.has(term)) common++
  const all = one.size + other.size - common
  return all > 0 ? common / all : 0
}
