import type { Sample, Support } from './support.js'

/** How much of every feature each class is taken to have without having been seen with it. */
const PRIOR = 0.005

/** A class that nothing was learnt about is never meant. */
const NEVER = -100

export interface Counted {
  readonly samples: readonly Sample[]
  readonly support: Support
  /** By pair of the support: how much of the feature was seen in the class. */
  readonly amounts: Float32Array
  readonly classes: number
  /** What the log-likelihoods are multiplied by. */
  readonly share: number
}

/**
 * Naive Bayes as a linear classifier: the log-likelihood of a feature by class. `pairs`: by pair of the support, over what it
 * would be had it never been seen there; `unseen`: by class, what that is.
 */
export function fitBayes({ samples, support, amounts, classes, share }: Counted): {
  pairs: Float32Array
  unseen: Float32Array
} {
  const totals = new Float64Array(classes)
  for (const { vector, label, weight } of samples)
    for (const value of vector.values) totals[label] = (totals[label] ?? 0) + weight * value
  const prior = PRIOR * (support.starts.length - 1)
  return {
    pairs: amounts.map((amount) => share * Math.log(1 + amount / PRIOR)),
    unseen: Float32Array.from(totals, (total) => (total > 0 ? -share * Math.log(total + prior) : NEVER)),
  }
}
