import type { Analysis } from '../language/analyse.js'
import { eachFeature, KINDS } from './features.js'
import { createVocabulary, type Vocabulary } from './vocabulary.js'

/** A text as numbers: known features and their weights, of length 1 together. */
export interface SparseVector {
  readonly indices: Int32Array
  readonly values: Float32Array
}

export interface Vectorised extends SparseVector {
  /** The kind of each feature. */
  readonly kinds: Uint8Array
  /** By kind: how many features of the text were never seen while learning. */
  readonly unknown: Uint16Array
}

export interface Vectoriser {
  readonly vocabulary: Vocabulary
  /** How rare each feature is, by number; `rarest` stands for what was never seen. */
  readonly rarity: Float32Array
  readonly rarest: number
  vector(analysis: Analysis): Vectorised
}

/** Learns which features there are and how rare each is; those seen in fewer texts than `least` are left out. */
export function fitVectoriser(analyses: readonly Analysis[], least: number): Vectoriser {
  const seen = createVocabulary()
  const seenIn: number[] = []
  const lastIn: number[] = []
  analyses.forEach((analysis, at) =>
    eachFeature(analysis, (hash) => {
      const feature = seen.add(hash)
      if (lastIn[feature] === at) return
      lastIn[feature] = at
      seenIn[feature] = (seenIn[feature] ?? 0) + 1
    }),
  )
  const hashes = seen.hashes()
  const kept = seenIn.flatMap((count, feature) => (count >= least ? [feature] : []))
  const rarity = Float32Array.from(
    kept,
    (feature) => Math.log((analyses.length + 1) / ((seenIn[feature] ?? 0) + 1)) + 1,
  )
  return createVectoriser(createVocabulary(Uint32Array.from(kept, (feature) => hashes[feature] ?? 0)), rarity)
}

export function createVectoriser(vocabulary: Vocabulary, rarity: Float32Array): Vectoriser {
  const rarest = rarity.reduce((a, b) => Math.max(a, b), 1)
  /** Of the text at hand; counts are all zero between calls. */
  const counts = new Float32Array(rarity.length)
  const touched: number[] = []
  const kindOf: number[] = []

  const vector = (analysis: Analysis): Vectorised => {
    touched.length = 0
    kindOf.length = 0
    const unknown = new Uint16Array(KINDS.length)
    eachFeature(analysis, (hash, kind) => {
      const feature = vocabulary.find(hash)
      if (feature === -1) unknown[kind] = (unknown[kind] ?? 0) + 1
      else {
        const count = counts[feature] ?? 0
        if (count === 0) kindOf[touched.push(feature) - 1] = kind
        counts[feature] = count + 1
      }
    })
    const indices = Int32Array.from(touched)
    const kinds = Uint8Array.from(kindOf)
    return { indices, kinds, values: weigh(indices, kinds), unknown }
  }

  /** Sublinear counts times rarity, each kind brought to its weight, the whole to length 1. */
  const weigh = (indices: Int32Array, kinds: Uint8Array): Float32Array => {
    const values = new Float32Array(indices.length)
    const squares = new Float64Array(KINDS.length)
    for (let j = 0; j < indices.length; j++) {
      const feature = indices[j] ?? 0
      const kind = kinds[j] ?? 0
      const value = (1 + Math.log(counts[feature] ?? 1)) * (rarity[feature] ?? 0)
      values[j] = value
      squares[kind] = (squares[kind] ?? 0) + value * value
      counts[feature] = 0
    }
    const total = Math.hypot(...KINDS.map(({ weight }, kind) => ((squares[kind] ?? 0) > 0 ? weight : 0)))
    const scales = KINDS.map(({ weight }, kind) => weight / (total * Math.sqrt(squares[kind] ?? 1)))
    for (let j = 0; j < values.length; j++) values[j] = (values[j] ?? 0) * (scales[kinds[j] ?? 0] ?? 0)
    return values
  }
  return { vocabulary, rarity, rarest, vector }
}
