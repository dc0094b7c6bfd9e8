import type { Analysis } from '../language/analyse.js'
import { hashText, mix } from './hash.js'

/**
 * The kinds of evidence, each weighed as a whole, so that a kind with many features does not drown the others: words by
 * root, pieces of words, concepts, pairs of concepts, and pairs of neighbours in the thread. The weights were chosen by
 * cross-validated accuracy (docs/answer-engine.md).
 */
export const KINDS = [
  { name: 'root', seed: 0x2f0b4a37, weight: 1 },
  { name: 'piece', seed: 0x1b873593, weight: 1 },
  { name: 'concept', seed: 0x6b43a9b5, weight: 1 },
  { name: 'concept-pair', seed: 0x52dce729, weight: 0.7 },
  { name: 'thread-pair', seed: 0x38495ab5, weight: 0.7 },
] as const
const [ROOT, PIECE, CONCEPT, CONCEPT_PAIR, THREAD_PAIR] = KINDS

/** Letters in a piece at most; two at least. */
const LONGEST_PIECE = 5
/** How far apart the two of a pair may stand: in the thread, and among the concepts of a long story. */
const THREAD_REACH = 4
const CONCEPT_REACH = 12

/** Called with each feature's hash and the number of its kind, once for each time it is seen. */
export type Emit = (feature: number, kind: number) => void

/** Everything the model counts in a text. Pairs are without order: word order is free in Arabic. */
export function eachFeature({ words, roots, concepts, thread }: Analysis, emit: Emit): void {
  for (const root of roots) emit(hashText(ROOT.seed, root), 0)
  for (const word of words) pieces(word, emit)
  const meant = concepts.map((concept) => hashText(CONCEPT.seed, concept))
  for (const hash of meant) emit(hash, 2)
  pairs(meant, CONCEPT_REACH, (hash) => emit(mix(hash, CONCEPT_PAIR.seed), 3))
  const line = thread.map((term) => hashText(THREAD_PAIR.seed, term))
  pairs(line, THREAD_REACH, (hash) => emit(hash, 4))
}

function pieces(word: string, emit: Emit): void {
  const marked = `_${word}_`
  for (let start = 0; start < marked.length - 1; start++) {
    let hash: number = mix(PIECE.seed, marked.charCodeAt(start))
    const end = Math.min(marked.length, start + LONGEST_PIECE)
    for (let at = start + 1; at < end; at++) {
      hash = mix(hash, marked.charCodeAt(at))
      emit(hash, 1)
    }
  }
}

function pairs(hashes: readonly number[], reach: number, emit: (hash: number) => void): void {
  for (let i = 0; i < hashes.length; i++) {
    const a = hashes[i] ?? 0
    for (let j = i + 1; j < hashes.length && j <= i + reach; j++) {
      const b = hashes[j] ?? 0
      if (a !== b) emit(mix(mix(Math.min(a, b), Math.max(a, b) & 0xffff), Math.max(a, b) >>> 16))
    }
  }
}
