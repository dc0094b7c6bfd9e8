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

/** A row up to so many times as long as the list of what is kept is read through; in a longer one each class is looked for. */
const READ_THROUGH = 8

/**
 * Scores only the classes that the rarest features of a text speak for: with 100,000 classes, words that every tenth class has
 * would cost all the time and rule nothing out. The classes kept are then judged by all features. Its tables are made once: a
 * question leaves nothing to collect but its answer.
 */
export function createNearestClasses(linear: Linear, classes: number): (vector: SparseVector) => Scores {
  const { starts, classes: seenIn, weights, scales } = linear
  const scoresOf = createScorer(linear, classes)
  /** By class: its sum for the text at hand; zero between calls. */
  const sums = new Float32Array(classes)
  const touched = new Int32Array(classes)
  const lengthOf = (feature: number): number => (starts[feature + 1] ?? 0) - (starts[feature] ?? 0)

  /** Adds a row to the sums; returns how many classes are touched by then, of which `count` were before. */
  const readRow = (feature: number, by: number, count: number): number => {
    let last = count
    const end = starts[feature + 1] ?? 0
    for (let at = starts[feature] ?? 0; at < end; at++) {
      const k = seenIn[at] ?? 0
      const before = sums[k] ?? 0
      if (before === 0) touched[last++] = k
      sums[k] = before + by * Math.max(1, weights[at] ?? 0)
    }
    return last
  }
  return ({ indices, values }) => {
    const order = Array.from(indices, (_, j) => j).sort((a, b) => lengthOf(indices[a] ?? 0) - lengthOf(indices[b] ?? 0))
    let count = 0
    let read = 0
    for (const j of order) {
      const feature = indices[j] ?? 0
      read += lengthOf(feature)
      if (read > MOST_READ && count > 0) break
      const by = (values[j] ?? 0) * (scales[feature] ?? 0)
      if (by > 0) count = readRow(feature, by, count)
    }
    const found = touched.subarray(0, count)
    const kept = bestOf(found, sums)
    for (const k of found) sums[k] = 0
    return { classes: kept, scores: scoresOf(kept, { indices, values }) }
  }
}

/** Scores some classes, in ascending order as the rows are, by all features of a text. */
function createScorer({ starts, classes: seenIn, weights, scales, unseen }: Linear, classes: number) {
  /** By class: its place among those at hand, from one; zero between calls. */
  const places = new Int32Array(classes)

  const readThrough = (scores: Float32Array, feature: number, by: number): void => {
    const end = starts[feature + 1] ?? 0
    for (let at = starts[feature] ?? 0; at < end; at++) {
      const place = places[seenIn[at] ?? 0] ?? 0
      if (place > 0) scores[place - 1] = (scores[place - 1] ?? 0) + by * (weights[at] ?? 0)
    }
  }
  const lookFor = (scores: Float32Array, kept: Int32Array, { feature, by }: { feature: number; by: number }): void => {
    let low = starts[feature] ?? 0
    const end = starts[feature + 1] ?? 0
    for (let i = 0; i < kept.length && low < end; i++) {
      low = firstFrom(seenIn, { low, end, wanted: kept[i] ?? 0 })
      if (seenIn[low] === kept[i] && low < end) scores[i] = (scores[i] ?? 0) + by * (weights[low] ?? 0)
    }
  }
  return (kept: Int32Array, { indices, values }: SparseVector): Float32Array => {
    const whole = values.reduce((sum, value) => sum + value, 0)
    const scores = Float32Array.from(kept, (k) => whole * (unseen[k] ?? 0))
    kept.forEach((k, i) => (places[k] = i + 1))
    for (let j = 0; j < indices.length; j++) {
      const feature = indices[j] ?? 0
      const by = (values[j] ?? 0) * (scales[feature] ?? 0)
      const length = (starts[feature + 1] ?? 0) - (starts[feature] ?? 0)
      if (length <= READ_THROUGH * kept.length) readThrough(scores, feature, by)
      else lookFor(scores, kept, { feature, by })
    }
    for (const k of kept) places[k] = 0
    return scores
  }
}

/** The place of the first number of a sorted stretch that is not below `wanted`. */
function firstFrom(sorted: Int32Array, { low, end, wanted }: { low: number; end: number; wanted: number }): number {
  let from = low
  let to = end
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((sorted[middle] ?? 0) < wanted) from = middle + 1
    else to = middle
  }
  return from
}

/** About so many classes as are kept, those with the highest sums, in ascending order. */
function bestOf(touched: Int32Array, sums: Float32Array): Int32Array {
  let highest = 0
  for (const k of touched) highest = Math.max(highest, sums[k] ?? 0)
  const stepOf = (k: number): number => Math.min(STEPS - 1, Math.floor((STEPS * (sums[k] ?? 0)) / highest))
  const counts = new Int32Array(STEPS)
  for (const k of touched) {
    const step = stepOf(k)
    counts[step] = (counts[step] ?? 0) + 1
  }
  let lowest = STEPS
  let kept = 0
  while (lowest > 0 && (kept === 0 || kept + (counts[lowest - 1] ?? 0) <= MOST_KEPT)) kept += counts[--lowest] ?? 0
  return touched.filter((k) => stepOf(k) >= lowest).sort()
}
