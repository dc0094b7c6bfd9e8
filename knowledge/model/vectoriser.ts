import type { Bag } from './bag.js'
import { KINDS } from './features.js'

/** A text as numbers: features and their weights, of length 1 together. */
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
  /** How rare each feature is, by number; 0 where it was never seen. `rarest` stands for what was never seen. */
  readonly rarity: Float32Array
  readonly rarest: number
  vector(bag: Bag): Vectorised
}

/** Learns how rare each of the vocabulary's features is among these texts; those in fewer than `least` count as unseen. */
export function fitVectoriser(bags: readonly Bag[], features: number, least: number): Vectoriser {
  const seenIn = new Int32Array(features)
  for (const { indices } of bags) for (const feature of indices) seenIn[feature] = (seenIn[feature] ?? 0) + 1
  const rarityOf = (count: number) => (count < least ? 0 : Math.log((bags.length + 1) / (count + 1)) + 1)
  return createVectoriser(Float32Array.from(seenIn, rarityOf))
}

export function createVectoriser(rarity: Float32Array): Vectoriser {
  const rarest = rarity.reduce((a, b) => Math.max(a, b), 1)
  const isWhole = rarity.every((value) => value > 0)
  const vector = (bag: Bag): Vectorised => {
    const { indices, kinds, counts, unknown } = isWhole ? bag : seenOnly(bag, rarity)
    const values = new Float32Array(indices.length)
    for (let j = 0; j < indices.length; j++) {
      const count = counts[j] ?? 1
      values[j] = (count > 1 ? 1 + Math.log(count) : 1) * (rarity[indices[j] ?? 0] ?? 0)
    }
    balance(values, kinds)
    return { indices, kinds, values, unknown }
  }
  return { rarity, rarest, vector }
}

/** Without the features of the vocabulary that were not seen in what was learnt from. */
function seenOnly(bag: Bag, rarity: Float32Array): Bag {
  const isSeen = (feature: number): boolean => (rarity[feature] ?? 0) > 0
  if (bag.indices.every(isSeen)) return bag
  const unknown = bag.unknown.slice()
  bag.indices.forEach((feature, j) => {
    const kind = bag.kinds[j] ?? 0
    if (!isSeen(feature)) unknown[kind] = (unknown[kind] ?? 0) + (bag.counts[j] ?? 0)
  })
  const seen = (_: number, j: number): boolean => isSeen(bag.indices[j] ?? 0)
  return { indices: bag.indices.filter(seen), kinds: bag.kinds.filter(seen), counts: bag.counts.filter(seen), unknown }
}

/** Brings each kind to its weight and the whole to length 1, in place. */
function balance(values: Float32Array, kinds: Uint8Array): void {
  const scales = new Float64Array(KINDS.length)
  for (let j = 0; j < values.length; j++) {
    const value = values[j] ?? 0
    scales[kinds[j] ?? 0] = (scales[kinds[j] ?? 0] ?? 0) + value * value
  }
  let total = 0
  KINDS.forEach(({ weight }, kind) => (total += (scales[kind] ?? 0) > 0 ? weight * weight : 0))
  KINDS.forEach(({ weight }, kind) => (scales[kind] = weight / Math.sqrt(total * (scales[kind] || 1))))
  for (let j = 0; j < values.length; j++) values[j] = (values[j] ?? 0) * (scales[kinds[j] ?? 0] ?? 0)
}
