import type { Lexicon } from './lexicon.js'
import { stemWord } from './stem.js'
import { tokenize } from './tokens.js'

/** A text as the model sees it. The words as written are always there: everything else is evidence beside them. */
export interface Analysis {
  /** Folded words in order. */
  readonly words: readonly string[]
  /** The same with dialect, loanwords and Arabizi replaced by standard words. */
  readonly standard: readonly string[]
  /** Light stems of `standard`. */
  readonly stems: readonly string[]
  /** Concepts in the order of their words. */
  readonly concepts: readonly string[]
}

export function analyse(text: string, lexicon: Lexicon): Analysis {
  const words = tokenize(text)
  const standard = rewrite(words, lexicon)
  const stems = standard.map(stemWord)
  return { words, standard, stems, concepts: conceptsOf(stems, lexicon) }
}

function rewrite(words: readonly string[], lexicon: Lexicon): string[] {
  const standard: string[] = []
  for (let i = 0; i < words.length;) {
    const match = lexicon.rewrites.longest(words, i)
    standard.push(...(match ? match.values : [words[i] ?? '']))
    i += match?.length ?? 1
  }
  return standard
}

function conceptsOf(stems: readonly string[], lexicon: Lexicon): string[] {
  const concepts: string[] = []
  for (let i = 0; i < stems.length;) {
    const match = lexicon.concepts.longest(stems, i)
    if (match) concepts.push(...match.values)
    i += match?.length ?? 1
  }
  return concepts
}
