/** Whether anything may be sent at all. Behind a closed gate nobody calls; then one goes ahead, and the rest follow it. */
export interface Gate {
  /** Null: go. Otherwise milliseconds to wait. */
  enter(): number | null
  /** Closed for so long; whoever went ahead has come back. */
  close(milliseconds: number): void
  /** A call succeeded. */
  open(): void
  /** A call came back without having told whether the gate may be opened: the next one goes ahead. */
  leave(): void
}

/** Milliseconds after which those behind the first ask again. */
const BEHIND = 1_000

export function createGate(now: () => Date): Gate {
  let until: number | null = null
  let ahead = false
  return {
    enter() {
      if (until === null) return null
      const left = until - now().getTime()
      if (left > 0) return left
      if (ahead) return BEHIND
      ahead = true
      return null
    },
    close(milliseconds) {
      until = Math.max(until ?? 0, now().getTime() + milliseconds)
      ahead = false
    },
    open() {
      until = null
      ahead = false
    },
    leave() {
      if (ahead) until = now().getTime() + BEHIND
      ahead = false
    },
  }
}
