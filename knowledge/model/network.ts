import type { SparseVector } from './vectoriser.js'

/**
 * What features mean together, learnt as places in a small space: each feature moves the text by its own vector, and what is
 * positive there speaks for or against each class. In eight bits, with one scale a feature.
 */
export interface Network {
  /** Dimensions of the space. */
  readonly width: number
  /** By feature, then dimension. */
  readonly places: Int8Array
  readonly scales: Float32Array
  /** Where a text starts that says nothing. */
  readonly origin: Float32Array
  /** By class, then dimension. */
  readonly pull: Float32Array
  readonly bias: Float32Array
}

/** Adds what the network says of each class to `scores`. */
export function addNetwork(network: Network, { indices, values }: SparseVector, scores: Float32Array): void {
  const { width, places, scales, origin, pull, bias } = network
  const at = Float32Array.from(origin)
  for (let j = 0; j < indices.length; j++) {
    const feature = indices[j] ?? 0
    const by = (values[j] ?? 0) * (scales[feature] ?? 0)
    const from = feature * width
    for (let d = 0; d < width; d++) at[d] = (at[d] ?? 0) + by * (places[from + d] ?? 0)
  }
  for (let d = 0; d < width; d++) if ((at[d] ?? 0) < 0) at[d] = 0
  for (let k = 0; k < scores.length; k++) {
    const from = k * width
    let sum = bias[k] ?? 0
    for (let d = 0; d < width; d++) sum += (at[d] ?? 0) * (pull[from + d] ?? 0)
    scores[k] = (scores[k] ?? 0) + sum
  }
}
