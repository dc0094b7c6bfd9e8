/** The longest phrase of a word list that starts at a word: what it gives, and how many words it covers. */
export interface PhraseMatch {
  readonly values: readonly string[]
  readonly length: number
}

export interface Phrases {
  longest(words: readonly string[], start: number): PhraseMatch | undefined
}

/** How a word list meets the words of a text. */
export interface Matching {
  /** Form of a word inside a phrase of several words. */
  readonly inPhrase: (word: string) => string
  /** Forms of a single word, likeliest first: the first one known counts. */
  readonly alone: (word: string) => readonly string[]
}

/** Entries are phrases of words joined by single spaces, each word in the form that `matching` looks for. */
export function createPhrases(entries: ReadonlyMap<string, readonly string[]>, matching: Matching): Phrases {
  /** By first word: how long a phrase that starts with it may be, so that most words cost one look-up. */
  const reach = new Map<string, number>()
  for (const key of entries.keys()) {
    const words = key.split(' ')
    const first = words[0] ?? ''
    reach.set(first, Math.max(reach.get(first) ?? 0, words.length))
  }
  return {
    longest: (words, start) => {
      const word = words[start] ?? ''
      const most = Math.min(words.length - start, reach.get(matching.inPhrase(word)) ?? 1)
      for (let length = most; length > 1; length--) {
        const values = entries.get(
          words
            .slice(start, start + length)
            .map(matching.inPhrase)
            .join(' '),
        )
        if (values) return { values, length }
      }
      for (const form of matching.alone(word)) {
        const values = entries.get(form)
        if (values) return { values, length: 1 }
      }
      return undefined
    },
  }
}
