/** Feature hashes to small numbers: an open-addressing table in typed arrays, so that a model is loaded without parsing. */
export interface Vocabulary {
  readonly size: number
  /** The number of a feature, or -1 if it is unknown. */
  find(hash: number): number
  /** The number of a feature, given now if it is new. */
  add(hash: number): number
  /** Hash of every feature, by number. */
  hashes(): Uint32Array
}

const SPREAD = 0x9e3779b1

export function createVocabulary(known: Uint32Array = new Uint32Array(0)): Vocabulary {
  let bits = 10
  while (2 ** bits < known.length * 2) bits++
  let slots = new Int32Array(2 ** bits).fill(-1)
  let hashes = new Uint32Array(Math.max(512, known.length))
  let size = 0

  const slotOf = (hash: number): number => {
    const mask = slots.length - 1
    let slot = Math.imul(hash, SPREAD) >>> (32 - bits)
    for (;;) {
      const at = slots[slot] ?? -1
      if (at === -1 || hashes[at] === hash) return slot
      slot = (slot + 1) & mask
    }
  }
  const grow = () => {
    bits++
    slots = new Int32Array(2 ** bits).fill(-1)
    for (let i = 0; i < size; i++) slots[slotOf(hashes[i] ?? 0)] = i
  }
  const add = (hash: number): number => {
    const slot = slotOf(hash)
    const at = slots[slot] ?? -1
    if (at !== -1) return at
    if (size === hashes.length) {
      const more = new Uint32Array(size * 2)
      more.set(hashes)
      hashes = more
    }
    hashes[size] = hash
    slots[slot] = size
    size++
    if (size * 2 > slots.length) grow()
    return size - 1
  }
  for (const hash of known) add(hash)
  return {
    get size() {
      return size
    },
    find: (hash) => slots[slotOf(hash)] ?? -1,
    add,
    hashes: () => hashes.slice(0, size),
  }
}
