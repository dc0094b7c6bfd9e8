import type { Linear } from './linear.js'
import type { SparseVector } from './vectoriser.js'

/** Some classes, and the score of each. */
export interface Scores {
  readonly classes: Int32Array
  readonly scores: Float32Array
}

/** So many pairs of the rarest features are read to find out which classes come into question, and so many of these are kept. */
const MOST_READ = 40_000
const MOST_KEPT = 256
/** How finely the scores are told apart in finding the best. */
const STEPS = 1024

/**
 * Scores only the classes that the rarest features of a text speak for: with 100,000 classes, words that every tenth class has
 * would cost all the time and rule nothing out. The classes kept are then judged by all features.
 */
export function createNearestClasses(linear: Linear, classes: number): (vector: SparseVector) => Scores {
  const { starts, classes: seenIn, weights, scales, unseen } = linear
  /** By class: of the text at hand; zero between calls. */
  const sums = new Float32Array(classes)
  const lengthOf = (feature: number): number => (starts[feature + 1] ?? 0) - (starts[feature] ?? 0)

  const readRow = (feature: number, by: number, touched: number[]): void => {
    const end = starts[feature + 1] ?? 0
    for (let at = starts[feature] ?? 0; at < end; at++) {
      const k = seenIn[at] ?? 0
      const before = sums[k] ?? 0
      if (before === 0) touched.push(k)
      sums[k] = before + by * Math.max(1, weights[at] ?? 0)
    }
  }
  return ({ indices, values }) => {
    const order = Array.from(indices, (_, j) => j).sort((a, b) => lengthOf(indices[a] ?? 0) - lengthOf(indices[b] ?? 0))
    const touched: number[] = []
    let read = 0
    for (const j of order) {
      const feature = indices[j] ?? 0
      read += lengthOf(feature)
      if (read > MOST_READ && touched.length > 0) break
      const by = (values[j] ?? 0) * (scales[feature] ?? 0)
      if (by > 0) readRow(feature, by, touched)
    }
    const kept = bestOf(touched, sums)
    for (const k of touched) sums[k] = 0
    return { classes: kept, scores: scoresOf(kept, { indices, values }) }
  }
  /** By all features. `kept` is in ascending order, as the rows are. */
  function scoresOf(kept: Int32Array, { indices, values }: SparseVector): Float32Array {
    const whole = values.reduce((sum, value) => sum + value, 0)
    const scores = Float32Array.from(kept, (k) => whole * (unseen[k] ?? 0))
    for (let j = 0; j < indices.length; j++) {
      const feature = indices[j] ?? 0
      const by = (values[j] ?? 0) * (scales[feature] ?? 0)
      let low = starts[feature] ?? 0
      const end = starts[feature + 1] ?? 0
      for (let i = 0; i < kept.length && low < end; i++) {
        low = firstFrom(seenIn, { low, end, wanted: kept[i] ?? 0 })
        if (seenIn[low] === kept[i] && low < end) scores[i] = (scores[i] ?? 0) + by * (weights[low] ?? 0)
      }
    }
    return scores
  }
}

/** The place of the first number of a sorted stretch that is not below `wanted`. */
function firstFrom(sorted: Int32Array, { low, end, wanted }: { low: number; end: number; wanted: number }): number {
  let [from, to] = [low, end]
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((sorted[middle] ?? 0) < wanted) from = middle + 1
    else to = middle
  }
  return from
}

/** About so many classes as are kept, those with the highest sums, in ascending order. */
function bestOf(touched: readonly number[], sums: Float32Array): Int32Array {
  let highest = 0
  for (const k of touched) highest = Math.max(highest, sums[k] ?? 0)
  const stepOf = (k: number): number => Math.min(STEPS - 1, Math.floor((STEPS * (sums[k] ?? 0)) / highest))
  const counts = new Int32Array(STEPS)
  for (const k of touched) counts[stepOf(k)] = (counts[stepOf(k)] ?? 0) + 1
  let lowest = STEPS
  let kept = 0
  while (lowest > 0 && (kept === 0 || kept + (counts[lowest - 1] ?? 0) <= MOST_KEPT)) kept += counts[--lowest] ?? 0
  return Int32Array.from(touched.filter((k) => stepOf(k) >= lowest)).sort()
}
