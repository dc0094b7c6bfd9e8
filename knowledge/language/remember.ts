/** Kept at most; a message's words are mostly among the last few thousand. */
const MOST = 20_000

/**
 * The same function with what it gave for its last words at hand: the same words come again and again, and taking one apart
 * costs a hundred times a look-up. Only for functions of the word alone. When too many are kept, all are forgotten.
 */
export function remember<T>(of: (word: string) => T): (word: string) => T {
  const kept = new Map<string, T>()
  return (word) => {
    const known = kept.get(word)
    if (known !== undefined) return known
    const value = of(word)
    if (kept.size >= MOST) kept.clear()
    kept.set(word, value)
    return value
  }
}
