import type { Language } from './language/language.js'

/** A text to be compared: its terms as `termsOf` gives them, and the language that it is in. */
export interface Comparable {
  readonly terms: ReadonlySet<string>
  readonly language: Language | null
}

/** From this share of their terms in common on, by rarity, two texts are alike. */
const ALIKE = 0.5
/** Texts in two languages share meanings alone: fewer terms, so more of them must agree. */
const ALIKE_IN_MEANING = 0.6
const LEAST_MEANINGS = 2

const isMeaning = (term: string): boolean => term.startsWith('= ')

interface Gathering<T> {
  readonly members: T[]
  readonly language: Language | null
  /** Rarity of the leader's terms, and of its meanings alone, added up. */
  readonly size: number
  readonly meaningSize: number
}

/**
 * Gathers texts around the first of their kind: each joins the group whose first member it is most like, or starts one. Give
 * the most frequent first. A rare term counts for more than a common one, so that "how much" alone joins nothing.
 */
export function gatherAlike<T extends Comparable>(texts: readonly T[]): readonly (readonly T[])[] {
  const weights = rarityOf(texts)
  const sizeOf = (terms: Iterable<string>) => [...terms].reduce((sum, term) => sum + (weights.get(term) ?? 0), 0)
  const gatherings: Gathering<T>[] = []
  const holding = new Map<string, Gathering<T>[]>()
  for (const text of texts) {
    const size = sizeOf(text.terms)
    const meanings = [...text.terms].filter(isMeaning)
    const meaningSize = sizeOf(meanings)
    const joined = mostAlike({ text, size, meaningSize, weights, holding })
    if (joined) {
      joined.members.push(text)
      continue
    }
    const gathering = { members: [text], language: text.language, size, meaningSize }
    gatherings.push(gathering)
    for (const term of text.terms) {
      const holders = holding.get(term)
      if (holders) holders.push(gathering)
      else holding.set(term, [gathering])
    }
  }
  return gatherings.map(({ members }) => members)
}

/** The logarithm of how few texts hold a term; a term that all hold still counts a little. */
function rarityOf(texts: readonly Comparable[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { terms } of texts) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  return new Map([...counts].map(([term, count]) => [term, 1 + Math.log(texts.length / count)]))
}

interface Search<T> {
  readonly text: Comparable
  readonly size: number
  readonly meaningSize: number
  readonly weights: ReadonlyMap<string, number>
  readonly holding: ReadonlyMap<string, readonly Gathering<T>[]>
}

function mostAlike<T>({ text, size, meaningSize, weights, holding }: Search<T>): Gathering<T> | null {
  const common = new Map<Gathering<T>, { all: number; meaning: number; meanings: number }>()
  for (const term of text.terms) {
    const weight = weights.get(term) ?? 0
    for (const gathering of holding.get(term) ?? []) {
      const shared = common.get(gathering) ?? { all: 0, meaning: 0, meanings: 0 }
      shared.all += weight
      if (isMeaning(term)) {
        shared.meaning += weight
        shared.meanings++
      }
      common.set(gathering, shared)
    }
  }
  let [best, most]: [Gathering<T> | null, number] = [null, 0]
  for (const [gathering, { all, meaning, meanings }] of common) {
    const translated = gathering.language !== text.language && meanings >= LEAST_MEANINGS
    const likeness = all / (size + gathering.size - all)
    const inMeaning = translated ? meaning / (meaningSize + gathering.meaningSize - meaning) : 0
    const reaches = likeness >= ALIKE || inMeaning >= ALIKE_IN_MEANING
    if (reaches && Math.max(likeness, inMeaning) > most) [best, most] = [gathering, Math.max(likeness, inMeaning)]
  }
  return best
}
