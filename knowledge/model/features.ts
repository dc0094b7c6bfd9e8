import type { Analysis } from '../language/analyse.js'
import { hashText, mix } from './hash.js'

/** Seeds of the kinds of feature: the same letters as a word and as a piece of a word are different features. */
const SEED = { word: 0x811c9dc5, stem: 0x2f0b4a37, concept: 0x6b43a9b5, piece: 0x1b873593 } as const
const LONGEST_PIECE = 5

export type Emit = (feature: number) => void

/**
 * Everything the model counts in a text, as hashes: words and pairs of words, stems and pairs of stems, concepts, and pieces
 * of two to five letters within the words (their ends marked), which see through endings and typing errors.
 */
export function eachFeature(analysis: Analysis, emit: Emit): void {
  runs(analysis.words, SEED.word, emit)
  runs(analysis.stems, SEED.stem, emit)
  for (const concept of analysis.concepts) emit(hashText(SEED.concept, concept))
  for (const word of analysis.words) pieces(word, emit)
  if (analysis.standard === analysis.words) return
  const written = new Set(analysis.words)
  for (const word of analysis.standard) if (!written.has(word)) pieces(word, emit)
}

function runs(words: readonly string[], seed: number, emit: Emit): void {
  let before = -1
  for (const word of words) {
    const hash = hashText(seed, word)
    emit(hash)
    if (before !== -1) emit(mix(mix(before, hash & 0xffff), hash >>> 16))
    before = hash
  }
}

function pieces(word: string, emit: Emit): void {
  const marked = `_${word}_`
  for (let start = 0; start < marked.length - 1; start++) {
    let hash: number = mix(SEED.piece, marked.charCodeAt(start))
    const end = Math.min(marked.length, start + LONGEST_PIECE)
    for (let at = start + 1; at < end; at++) {
      hash = mix(hash, marked.charCodeAt(at))
      emit(hash)
    }
  }
}
