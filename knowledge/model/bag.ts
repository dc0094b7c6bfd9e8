import type { Analysis } from '../language/analyse.js'
import { eachFeature, KINDS } from './features.js'
import { createVocabulary, type Vocabulary } from './vocabulary.js'

/** A text as the features of a vocabulary, each with its kind and how often it is there. */
export interface Bag {
  readonly indices: Int32Array
  readonly kinds: Uint8Array
  readonly counts: Uint16Array
  /** By kind: how many features of the text the vocabulary does not have. */
  readonly unknown: Uint16Array
}

/** The features seen in at least so many of the texts. */
export function fitVocabulary(analyses: readonly Analysis[], least: number): Vocabulary {
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
  return least <= 1 ? seen : createVocabulary(seen.hashes().filter((_, feature) => (seenIn[feature] ?? 0) >= least))
}

/** Counts the features of a text. */
export function createCounter({ find, size }: Vocabulary): (analysis: Analysis) => Bag {
  /** Of the text at hand; all zero between calls. */
  const counts = new Uint16Array(size)
  const touched: number[] = []
  const kindOf: number[] = []
  return (analysis) => {
    touched.length = 0
    kindOf.length = 0
    const unknown = new Uint16Array(KINDS.length)
    eachFeature(analysis, (hash, kind) => {
      const feature = find(hash)
      if (feature === -1) unknown[kind] = (unknown[kind] ?? 0) + 1
      else {
        const count = counts[feature] ?? 0
        if (count === 0) kindOf[touched.push(feature) - 1] = kind
        counts[feature] = count + 1
      }
    })
    const found = new Uint16Array(touched.length)
    for (let j = 0; j < touched.length; j++) {
      const feature = touched[j] ?? 0
      found[j] = counts[feature] ?? 0
      counts[feature] = 0
    }
    return { indices: new Int32Array(touched), kinds: new Uint8Array(kindOf), counts: found, unknown }
  }
}
