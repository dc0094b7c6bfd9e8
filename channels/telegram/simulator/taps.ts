import { randomInt } from 'node:crypto'

/** Taps that wait for the bot's sign. */
export interface Taps {
  /** Gives the tap's id; `answered` is called when the sign comes. */
  open(answered: () => void): string
  /** False: there is no such tap, it is too old, or it was answered. */
  answer(id: string): boolean
}

/** Milliseconds that a tap waits. */
const LIFE = 15_000

export function createTaps(now: () => Date): Taps {
  const open = new Map<string, { at: number; answered: () => void }>()
  return {
    open(answered) {
      const id = String(randomInt(1e12, 1e14))
      open.set(id, { at: now().getTime(), answered })
      return id
    },
    answer(id) {
      const tap = open.get(id)
      open.delete(id)
      if (!tap || now().getTime() - tap.at > LIFE) return false
      tap.answered()
      return true
    },
  }
}
