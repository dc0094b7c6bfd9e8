/** Numbers from 0 up to 1 that are the same for the same seed (a linear congruential generator): training repeats exactly. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** Puts a list into random order, in place. */
export function shuffle(list: Int32Array, random: () => number): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const kept = list[i] ?? 0
    list[i] = list[j] ?? 0
    list[j] = kept
  }
}
