import { CONCEPT, ROOT } from './features.js'
import { isWeighed, wasSeen, type Support } from './support.js'
import type { Vectorised } from './vectoriser.js'

/** What a confidence is judged by. */
export interface Evidence {
  readonly vector: Vectorised
  /** Scores by class, before they are made probabilities. */
  readonly scores: Float32Array
  readonly best: number
  readonly support: Support
  readonly rarity: Float32Array
  readonly rarest: number
}

export const SIGNALS = 6

/**
 * The signals, each of the order of one: the odds and the lead of the best class; how much of what is said, by rarity,
 * its phrasings have ever said, in roots and in concepts; how much nobody here has ever said; and how much is said at all.
 */
export function signalsOf(evidence: Evidence): number[] {
  const { scores, best } = evidence
  const top = scores[best] ?? 0
  let second = -Infinity
  let others = 0
  for (let k = 0; k < scores.length; k++) {
    if (k === best) continue
    const score = scores[k] ?? 0
    others += Math.exp(score - top)
    second = Math.max(second, score)
  }
  const odds = -Math.log(Math.max(others, 1e-6))
  const lead = Math.min(8, top - second)
  const roots = shareSeen(evidence, ROOT)
  const concepts = shareSeen(evidence, CONCEPT)
  return [odds / 2, lead / 2, 3 * roots.seen, 3 * concepts.seen, 3 * roots.unknown, Math.log(1 + roots.count)]
}

function shareSeen({ vector, best, support, rarity, rarest }: Evidence, kind: typeof ROOT | typeof CONCEPT) {
  const strange = vector.unknown[kind] ?? 0
  let seen = 0
  let said = strange * rarest
  let count = strange
  vector.indices.forEach((feature, j) => {
    if (vector.kinds[j] !== kind || !isWeighed(support, feature)) return
    const weight = rarity[feature] ?? 0
    count++
    said += weight
    if (wasSeen(support, feature, best)) seen += weight
  })
  const whole = said || 1
  return { seen: seen / whole, unknown: (strange * rarest) / whole, count }
}
