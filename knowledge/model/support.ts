import type { SparseVector } from './vectoriser.js'

/**
 * Which classes each feature was ever seen in: those of feature `f` stand in `classes` from `starts[f]` up to
 * `starts[f + 1]`, in ascending order. Only these pairs are given a weight. Most features are seen in few classes, so that it
 * takes a small part of a full table, and the evidence against the other classes is the lack of evidence for them.
 */
export interface Support {
  readonly starts: Int32Array
  readonly classes: Int32Array
}

export interface Sample {
  readonly vector: SparseVector
  readonly label: number
  /** How much the sample counts; 1 for what a curator wrote as a question. */
  readonly weight: number
}

/**
 * The support of the samples, and for each of its pairs how much of the feature was seen in the class. What was seen in more
 * than `most` of the classes is left out.
 */
export function fitSupport(samples: readonly Sample[], features: number, most: number) {
  const sorted = [...samples].sort((a, b) => a.label - b.label)
  const starts = startsOf(sorted, features, most)
  const classes = new Int32Array(starts[features] ?? 0)
  const amounts = new Float32Array(classes.length)
  const ends = starts.slice()
  for (const { vector, label, weight } of sorted) {
    const { indices, values } = vector
    for (let j = 0; j < indices.length; j++) {
      const feature = indices[j] ?? 0
      if (starts[feature] === starts[feature + 1]) continue
      let at = (ends[feature] ?? 0) - 1
      if (at < (starts[feature] ?? 0) || classes[at] !== label) {
        at++
        ends[feature] = at + 1
        classes[at] = label
      }
      amounts[at] = (amounts[at] ?? 0) + weight * (values[j] ?? 0)
    }
  }
  return { support: { starts, classes }, amounts }
}

/** `sorted`: by label, so that a class met again was the last one met. */
function startsOf(sorted: readonly Sample[], features: number, most: number): Int32Array {
  const sizes = new Int32Array(features + 1)
  const last = new Int32Array(features).fill(-1)
  for (const { vector, label } of sorted) {
    for (const feature of vector.indices) {
      if (last[feature] === label) continue
      last[feature] = label
      sizes[feature + 1] = (sizes[feature + 1] ?? 0) + 1
    }
  }
  for (let feature = 1; feature <= features; feature++) {
    const size = sizes[feature] ?? 0
    sizes[feature] = (sizes[feature - 1] ?? 0) + (size > most ? 0 : size)
  }
  return sizes
}

/** Whether the feature says anything: what almost every class has does not. */
export const isWeighed = ({ starts }: Support, feature: number): boolean => starts[feature] !== starts[feature + 1]

/** Whether the feature was ever seen in the class. */
export function wasSeen({ starts, classes }: Support, feature: number, label: number): boolean {
  let low = starts[feature] ?? 0
  let high = (starts[feature + 1] ?? 0) - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const found = classes[middle] ?? 0
    if (found === label) return true
    if (found < label) low = middle + 1
    else high = middle - 1
  }
  return false
}
