import type { Phrases } from './phrases.js'

/** A piece of a text as a word list meets it: one word, or a phrase of the list. */
export interface Span {
  readonly words: readonly string[]
  /** What the list has for them; null for a word that it does not have. */
  readonly values: readonly string[] | null
}

/** The text in the pieces that a list meets it in, the longest phrase first. */
export function spansOf(words: readonly string[], phrases: Phrases): Span[] {
  const spans: Span[] = []
  for (let i = 0; i < words.length;) {
    const match = phrases.longest(words, i)
    const length = match?.length ?? 1
    spans.push({ words: words.slice(i, i + length), values: match?.values ?? null })
    i += length
  }
  return spans
}
