import type { Lexicon } from './lexicon.js'
import { skeleton, stemEnglish } from './stem.js'
import { scriptOf, tokenize } from './tokens.js'

/** A text as the model sees it. */
export interface Analysis {
  /** Folded words as written. */
  readonly words: readonly string[]
  /** Roots and stems of the words, with dialect, loanwords and Arabizi replaced by standard words. */
  readonly roots: readonly string[]
  /** What each word or phrase of a list means, in order; none of it is said twice. */
  readonly concepts: readonly string[]
  /** The text's thread: a concept where there is one, else the root. */
  readonly thread: readonly string[]
}

export function analyse(text: string, lexicon: Lexicon): Analysis {
  const words = tokenize(text)
  const standard = rewrite(words, lexicon)
  const roots = standard.map(rootOf)
  const concepts = new Set<string>()
  const thread: string[] = []
  for (let i = 0; i < standard.length;) {
    const match = lexicon.concepts.longest(standard, i)
    for (const concept of match?.values ?? []) concepts.add(concept)
    thread.push(match?.values[0] ?? roots[i] ?? '')
    i += match?.length ?? 1
  }
  return { words, roots, concepts: [...concepts], thread }
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

function rootOf(word: string): string {
  const script = scriptOf(word)
  return script === 'arabic' ? skeleton(word) : script === 'latin' ? stemEnglish(word) : word
}
