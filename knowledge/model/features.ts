import type { Analysis } from '../language/analyse.js'
import { hashText, mix } from './hash.js'

/**
 * The kinds of evidence, each weighed as a whole, so that a kind with many features does not drown the others: words by
 * root, pieces of words, concepts, pairs of concepts, pairs of neighbours in the thread, and words in a row as written. The
 * weights are those with the best accuracy over several sets of questions (docs/answer-engine.md).
 */
export const KINDS = [
  { name: 'root', seed: 0x2f0b4a37, weight: 1 },
  { name: 'piece', seed: 0x1b873593, weight: 1 },
  { name: 'concept', seed: 0x6b43a9b5, weight: 1 },
  { name: 'concept-pair', seed: 0x52dce729, weight: 0.7 },
  { name: 'thread-pair', seed: 0x38495ab5, weight: 0.7 },
  { name: 'row', seed: 0x7feb352d, weight: 0.4 },
] as const
export const [ROOT, PIECE, CONCEPT, CONCEPT_PAIR, THREAD_PAIR, ROW] = [0, 1, 2, 3, 4, 5] as const

/** Letters in a piece, the marks of a word's ends among them. */
const SHORTEST_PIECE = 3
const LONGEST_PIECE = 4
/** How far apart the two of a pair may stand: in the thread, and among the concepts of a long story. */
const THREAD_REACH = 4
const CONCEPT_REACH = 12

/** Called with each feature's hash and the number of its kind, once for each time it is seen. */
export type Emit = (feature: number, kind: number) => void

/** Everything the model counts in a text, but for the pieces of its words. Pairs are without order: word order is free in Arabic. */
export function eachFeature({ words, roots, concepts, thread }: Analysis, emit: Emit): void {
  for (const root of roots) emit(hashText(KINDS[ROOT].seed, root), ROOT)
  const meant = concepts.map((concept) => hashText(KINDS[CONCEPT].seed, concept))
  for (const hash of meant) emit(hash, CONCEPT)
  pairs(meant, CONCEPT_REACH, (hash) => emit(mix(hash, KINDS[CONCEPT_PAIR].seed), CONCEPT_PAIR))
  const line = thread.map((term) => hashText(KINDS[THREAD_PAIR].seed, term))
  pairs(line, THREAD_REACH, (hash) => emit(hash, THREAD_PAIR))
  rows(words, emit)
}

/** The pieces of one word. They are most of the features, and the same for the same word. */
export function eachPiece(word: string, emit: Emit): void {
  const marked = `_${word}_`
  for (let start = 0; start <= marked.length - SHORTEST_PIECE; start++) {
    let hash: number = KINDS[PIECE].seed
    const end = Math.min(marked.length, start + LONGEST_PIECE)
    for (let at = start; at < end; at++) {
      hash = mix(hash, marked.charCodeAt(at))
      if (at - start >= SHORTEST_PIECE - 1) emit(hash, PIECE)
    }
  }
}

function pairs(hashes: readonly number[], reach: number, emit: (hash: number) => void): void {
  for (let i = 0; i < hashes.length; i++) {
    const a = hashes[i] ?? 0
    for (let j = i + 1; j < hashes.length && j <= i + reach; j++) {
      const b = hashes[j] ?? 0
      if (a !== b) emit(joined(Math.min(a, b), Math.max(a, b)))
    }
  }
}

/** Two words in a row; the ends of the text count as words. */
function rows(words: readonly string[], emit: Emit): void {
  let before: number = KINDS[ROW].seed
  for (const word of words) {
    const hash = hashText(KINDS[ROW].seed, word)
    emit(joined(before, hash), ROW)
    before = hash
  }
  emit(joined(before, KINDS[ROW].seed), ROW)
}

const joined = (a: number, b: number): number => mix(mix(a, b & 0xffff), b >>> 16)
