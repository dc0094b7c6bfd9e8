import { CONCEPT, ROOT } from './features.js'
import { isWeighed, wasSeen, type Support } from './support.js'
import type { Vectorised } from './vectoriser.js'

/** What a confidence is judged by. */
export interface Evidence {
  readonly vector: Vectorised
  /** The classes that come into question, and the score of each before it is made a probability. */
  readonly classes: Int32Array
  readonly scores: Float32Array
  /** The best class: its place among these, and its number. */
  readonly top: number
  readonly best: number
  readonly support: Support
  readonly rarity: Float32Array
  readonly rarest: number
}

export const SIGNALS = 4

/**
 * The signals, each of the order of one: the odds of the best class; how much of what is said, by rarity, its phrasings have ever
 * said, in roots and in concepts; and how much nobody here has ever said.
 */
export function signalsOf(evidence: Evidence): number[] {
  const { scores, top } = evidence
  const highest = scores[top] ?? 0
  let others = 0
  for (let i = 0; i < scores.length; i++) if (i !== top) others += Math.exp((scores[i] ?? 0) - highest)
  const odds = -Math.log(Math.max(others, 1e-6))
  const roots = shareSeen(evidence, ROOT)
  const concepts = shareSeen(evidence, CONCEPT)
  return [odds / 2, 3 * roots.seen, 3 * concepts.seen, 3 * roots.unknown]
}

function shareSeen({ vector, best, support, rarity, rarest }: Evidence, kind: typeof ROOT | typeof CONCEPT) {
  const strange = vector.unknown[kind] ?? 0
  let seen = 0
  let said = strange * rarest
  for (let j = 0; j < vector.indices.length; j++) {
    const feature = vector.indices[j] ?? 0
    if (vector.kinds[j] !== kind || !isWeighed(support, feature)) continue
    const weight = rarity[feature] ?? 0
    said += weight
    if (wasSeen(support, feature, best)) seen += weight
  }
  const whole = said || 1
  return { seen: seen / whole, unknown: (strange * rarest) / whole }
}
