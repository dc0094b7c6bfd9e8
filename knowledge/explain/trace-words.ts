import type { Lexicon, RewriteList } from '../language/lexicon.js'
import { spansOf } from '../language/spans.js'
import { stemWord } from '../language/stem.js'
import { tokenize } from '../language/tokens.js'

/** What a word, or a phrase of a word list, of the question became on its way to the model. */
export interface TracedWord {
  /** Folded, as the citizen wrote it. */
  readonly written: string
  /** The standard words that it stands for; itself where no list has it. */
  readonly standard: string
  /** The list that says so. */
  readonly list: RewriteList | null
  readonly stem: string
  /** What it means by the synonym list; a phrase's meaning stands at its first word. */
  readonly concepts: readonly string[]
}

export function traceWords(text: string, lexicon: Lexicon): TracedWord[] {
  const written = spansOf(tokenize(text), lexicon.rewrites).map(({ words, values }) => ({
    written: words.join(' '),
    words: values ?? words,
    list: values ? (lexicon.listOf.get(words.join(' ')) ?? null) : null,
  }))
  const standard = written.flatMap(({ words }) => words)
  const meanings = new Map<number, readonly string[]>()
  let at = 0
  for (const { words, values } of spansOf(standard, lexicon.concepts)) {
    meanings.set(at, values ?? [])
    at += words.length
  }
  let start = 0
  return written.map(({ words, ...rest }) => {
    const concepts = words.flatMap((_, i) => meanings.get(start + i) ?? [])
    start += words.length
    return { ...rest, standard: words.join(' '), stem: words.map(stemWord).join(' '), concepts: [...new Set(concepts)] }
  })
}
