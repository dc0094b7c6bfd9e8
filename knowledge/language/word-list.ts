import { arabicKeys, latinKeys, soundDistance } from './arabizi.js'
import { slipDistance } from './slip-distance.js'
import { scriptOf } from './tokens.js'

/** The words that are known, with how often each was seen: where a misspelt or transliterated word is looked for. */
export interface WordList {
  readonly entries: readonly (readonly [word: string, count: number])[]
  has(word: string): boolean
  /** The known word that this one is most likely a slip of. */
  correction(word: string): string | undefined
  /** The known Arabic word that a Latin spelling most likely stands for. */
  fromLatin(word: string): string | undefined
}

/** Shorter words have too many neighbours to guess at. */
const SHORTEST_TO_MEND = 4
/** How far a slip may be, by length: a short word that is one letter away is mostly another word. */
const boundFor = (length: number): number => (length < 5 ? 0.5 : length < 7 ? 0.6 : 1)

export function createWordList(entries: readonly (readonly [string, number])[]): WordList {
  const counts = new Map(entries)
  const bySlip = new Map<string, string[]>()
  const byKey = new Map<string, string[]>()
  for (const [word] of entries) {
    const script = scriptOf(word)
    if (script === 'number') continue
    if (word.length >= SHORTEST_TO_MEND) for (const slip of slipsOf(word)) put(bySlip, slip, word)
    if (script === 'arabic') for (const key of arabicKeys(bare(word))) if (key.length > 1) put(byKey, key, word)
  }
  const count = (word: string): number => counts.get(word) ?? 0

  const correction = (word: string): string | undefined => {
    if (word.length < SHORTEST_TO_MEND || scriptOf(word) === 'number') return undefined
    const bound = boundFor(word.length)
    const near = new Set(slipsOf(word).flatMap((slip) => bySlip.get(slip) ?? []))
    return least([...near], (known) => {
      const distance = slipDistance(word, known)
      return distance > bound ? Infinity : distance - frequency(count(known))
    })
  }
  const fromLatin = (word: string): string | undefined => {
    for (const spelling of latinForms(word)) {
      const near = new Set(latinKeys(spelling).flatMap((key) => (key.length > 1 ? (byKey.get(key) ?? []) : [])))
      const best = least([...near], (known) => {
        const distance = soundDistance(spelling, bare(known))
        return distance > (bare(known).length < 4 ? 1 : 2) ? Infinity : distance - frequency(count(known))
      })
      if (best) return best
    }
    return undefined
  }
  return { entries, has: (word) => counts.has(word), correction, fromLatin }
}

/** Among words as near as each other the commoner is meant. */
const frequency = (count: number): number => 0.1 * Math.log1p(count)

function put(index: Map<string, string[]>, key: string, word: string): void {
  const words = index.get(key)
  if (words) words.push(word)
  else index.set(key, [word])
}

/** The word itself and every word with one letter left out: words a slip apart share one of them. */
function slipsOf(word: string): string[] {
  return [word, ...Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1))]
}

const bare = (word: string): string => (word.length > 4 && word.startsWith('ال') ? word.slice(2) : word)

/**
 * A Latin spelling as written, without an article, without a preposition, without a possessive, with the ending of a noun
 * that owns nothing ("ejazat" as "ejaza"), and without the person of a verb: likeliest first.
 */
export function latinForms(word: string): string[] {
  const plain = word.replace(/^(?:[ea]l|il)-?(?=.{3})/, '')
  const shorter = plain.replace(/^(?:w|b|l|f|bil|lil|wil)(?=[^aeiou].{2})/, '')
  const owned = shorter.replace(/(?:t?i|t?y|t?ak|t?ik|t?ha|t?na|t?h|ek|oh|hum|kum)$/, '')
  const free = shorter.replace(/(?<=..)[ae]t$/, 'a')
  const root = shorter.replace(/^[ytn][aei]?(?=[^aeiou].{2})/, '')
  return [...new Set([plain, shorter, owned, free, root])].filter((form) => form.length > 2)
}

function least(words: readonly string[], cost: (word: string) => number): string | undefined {
  let best: string | undefined
  let lowest = Infinity
  for (const word of words) {
    const value = cost(word)
    if (value < lowest) [best, lowest] = [word, value]
  }
  return best
}
