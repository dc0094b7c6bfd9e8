/** Waiting, handed in so that tests move time themselves. */
export interface Timers {
  /** Calls `then` once after `ms`; returns the way to forget it. */
  after(ms: number, then: () => void): () => void
}

const FIRST = 1000
const LONGEST = 30_000

/** Milliseconds before try number `attempt` (from 0): doubling, with jitter so that a crowd does not come back at once. */
export function backOff(attempt: number, random: () => number): number {
  const full = Math.min(LONGEST, FIRST * 2 ** attempt)
  return Math.round(full / 2 + (full / 2) * random())
}
