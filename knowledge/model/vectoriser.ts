import type { Analysis } from '../language/analyse.js'
import { eachFeature } from './features.js'
import { createVocabulary, type Vocabulary } from './vocabulary.js'

/** A text as numbers: known features and their weights, of length 1 together. */
export interface SparseVector {
  readonly indices: Int32Array
  readonly values: Float32Array
}

export interface Vectorised extends SparseVector {
  /** Share of the text's features, by rarity, that are known: 0 to 1. */
  readonly coverage: number
}

export interface Vectoriser {
  readonly vocabulary: Vocabulary
  /** Rarity of each feature, by number. */
  readonly rarity: Float32Array
  vector(analysis: Analysis): Vectorised
}

/** Learns which features there are and how rare each is. */
export function fitVectoriser(analyses: readonly Analysis[]): Vectoriser {
  const vocabulary = createVocabulary()
  const seenIn: number[] = []
  for (const analysis of analyses) {
    const seen = new Set<number>()
    eachFeature(analysis, (hash) => {
      const feature = vocabulary.add(hash)
      if (seen.has(feature)) return
      seen.add(feature)
      seenIn[feature] = (seenIn[feature] ?? 0) + 1
    })
  }
  const rarity = Float32Array.from(seenIn, (count) => Math.log((analyses.length + 1) / (count + 1)) + 1)
  return createVectoriser(vocabulary, rarity)
}

export function createVectoriser(vocabulary: Vocabulary, rarity: Float32Array): Vectoriser {
  /** Counts of the text at hand; all zero between calls. */
  const counts = new Float32Array(rarity.length)
  const touched: number[] = []
  const rarest = rarity.reduce((a, b) => Math.max(a, b), 1)
  const vector = (analysis: Analysis): Vectorised => {
    touched.length = 0
    let known = 0
    let unknown = 0
    eachFeature(analysis, (hash) => {
      const feature = vocabulary.find(hash)
      if (feature === -1) {
        unknown += rarest
        return
      }
      known += rarity[feature] ?? 0
      const count = counts[feature] ?? 0
      if (count === 0) touched.push(feature)
      counts[feature] = count + 1
    })
    const indices = Int32Array.from(touched)
    const values = new Float32Array(indices.length)
    let squares = 0
    indices.forEach((feature, j) => {
      const value = (1 + Math.log(counts[feature] ?? 1)) * (rarity[feature] ?? 0)
      values[j] = value
      squares += value * value
      counts[feature] = 0
    })
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0
    for (let j = 0; j < values.length; j++) values[j] = (values[j] ?? 0) * scale
    return { indices, values, coverage: known > 0 ? known / (known + unknown) : 0 }
  }
  return { vocabulary, rarity, vector }
}
