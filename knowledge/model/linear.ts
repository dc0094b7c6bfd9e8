import type { Support } from './support.js'
import type { SparseVector } from './vectoriser.js'

/**
 * A linear classifier: a weight for each pair of its support, in eight bits with one scale a feature, and for each class
 * what every feature weighs that was never seen in it. Taking 100,000 classes, it reads only the pairs of the features at hand.
 */
export interface Linear extends Support {
  readonly weights: Int8Array
  readonly scales: Float32Array
  readonly unseen: Float32Array
}

/** Brings plain weights to eight bits: a quarter of the memory, and the same answers. */
export function quantise(support: Support, weights: Float32Array, unseen: Float32Array): Linear {
  const { starts } = support
  const features = starts.length - 1
  const small = new Int8Array(weights.length)
  const scales = new Float32Array(features)
  for (let feature = 0; feature < features; feature++) {
    const row = weights.subarray(starts[feature], starts[feature + 1])
    const scale = row.reduce((largest, weight) => Math.max(largest, Math.abs(weight)), 0) / 127
    scales[feature] = scale
    if (scale > 0) row.forEach((weight, i) => (small[(starts[feature] ?? 0) + i] = Math.round(weight / scale)))
  }
  return { ...support, weights: small, scales, unseen }
}

/** The same classifier, less loud. */
export const scaled = (linear: Linear, by: number): Linear => ({
  ...linear,
  scales: linear.scales.map((scale) => by * scale),
  unseen: linear.unseen.map((weight) => by * weight),
})

/** Writes the score of each class into `scores`. The inner loop of every answer: it reads one kind of weights, so that it is compiled for it. */
export function scoreLinear(linear: Linear, { indices, values }: SparseVector, scores: Float32Array): void {
  const { starts, classes, weights, scales, unseen } = linear
  let whole = 0
  for (const value of values) whole += value
  for (let k = 0; k < scores.length; k++) scores[k] = whole * (unseen[k] ?? 0)
  for (let j = 0; j < indices.length; j++) {
    const feature = indices[j] ?? 0
    const by = (values[j] ?? 0) * (scales[feature] ?? 0)
    const end = starts[feature + 1] ?? 0
    for (let at = starts[feature] ?? 0; at < end; at++) {
      const k = classes[at] ?? 0
      scores[k] = (scores[k] ?? 0) + by * (weights[at] ?? 0)
    }
  }
}

/** Turns scores into probabilities, in place. */
export function toProbabilities(scores: Float32Array): void {
  let best = -Infinity
  for (let k = 0; k < scores.length; k++) best = Math.max(best, scores[k] ?? 0)
  let sum = 0
  for (let k = 0; k < scores.length; k++) sum += scores[k] = Math.exp((scores[k] ?? 0) - best)
  for (let k = 0; k < scores.length; k++) scores[k] = (scores[k] ?? 0) / sum
}
