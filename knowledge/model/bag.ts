import type { Analysis } from '../language/analyse.js'
import { remember } from '../language/remember.js'
import { eachFeature, eachPiece, KINDS, PIECE, type Emit } from './features.js'
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
  analyses.forEach((analysis, at) => {
    const count = (hash: number) => {
      const feature = seen.add(hash)
      if (lastIn[feature] === at) return
      lastIn[feature] = at
      seenIn[feature] = (seenIn[feature] ?? 0) + 1
    }
    eachFeature(analysis, count)
    for (const word of analysis.words) eachPiece(word, count)
  })
  return least <= 1 ? seen : createVocabulary(seen.hashes().filter((_, feature) => (seenIn[feature] ?? 0) >= least))
}

/** Counts the features of a text. What it finds for the pieces of a word it keeps at hand. */
export function createCounter({ find, size }: Vocabulary): (analysis: Analysis) => Bag {
  /** Of the text at hand; all zero between calls. */
  const counts = new Uint16Array(size)
  const kindOf = new Uint8Array(size)
  const piecesOf = remember((word) => {
    const found: number[] = []
    eachPiece(word, (hash) => found.push(find(hash)))
    return Int32Array.from(found)
  })
  let touched: number[] = []
  let unknown = new Uint16Array(KINDS.length)
  const count = (feature: number, kind: number) => {
    if (feature === -1) unknown[kind] = (unknown[kind] ?? 0) + 1
    else {
      const before = counts[feature] ?? 0
      if (before === 0) {
        kindOf[feature] = kind
        touched.push(feature)
      }
      counts[feature] = before + 1
    }
  }
  const countHash: Emit = (hash, kind) => count(find(hash), kind)
  return (analysis) => {
    touched = []
    unknown = new Uint16Array(KINDS.length)
    eachFeature(analysis, countHash)
    for (const word of analysis.words) {
      const pieces = piecesOf(word)
      for (let i = 0; i < pieces.length; i++) count(pieces[i] ?? 0, PIECE)
    }
    const indices = Int32Array.from(touched)
    const kinds = new Uint8Array(touched.length)
    const found = new Uint16Array(touched.length)
    for (let j = 0; j < indices.length; j++) {
      const feature = indices[j] ?? 0
      kinds[j] = kindOf[feature] ?? 0
      found[j] = counts[feature] ?? 0
      counts[feature] = 0
    }
    return { indices, kinds, counts: found, unknown }
  }
}
