import { remember } from './remember.js'

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
  const meet = remember((word) => {
    const form = matching.alone(word).find((each) => entries.has(each))
    return {
      inPhrase: matching.inPhrase(word),
      reach: reach.get(matching.inPhrase(word)) ?? 1,
      match: form === undefined ? undefined : { values: entries.get(form) ?? [], length: 1 },
    }
  })
  return {
    longest: (words, start) => {
      const { reach: furthest, match } = meet(words[start] ?? '')
      for (let length = Math.min(words.length - start, furthest); length > 1; length--) {
        const phrase = words.slice(start, start + length).map((word) => meet(word).inPhrase)
        const values = entries.get(phrase.join(' '))
        if (values) return { values, length }
      }
      return match
    },
  }
}
