/** Whether anything may be sent at all. Behind a closed gate nobody calls; then one goes ahead, and the rest follow it. */
export interface Gate {
  /** Null: go. Otherwise milliseconds to wait. */
  enter(): number | null
  /** Closed for so long; whoever went ahead has come back. */
  close(milliseconds: number): void
  /** Nothing keeps calls back. */
  readonly isOpen: boolean
  /** A call succeeded. */
  open(): void
  /** A call came back without having told whether the gate may be opened: the next one goes ahead. */
  leave(): void
}

/** Milliseconds after which those behind the first ask again. */
const BEHIND = 1_000

export function createGate(now: () => Date): Gate {
  let until: number | null = null
  let closedAt = 0
  let ahead = false
  /** A clock that was set back does not make the wait longer. */
  const leftOf = (end: number): number => {
    const at = now().getTime()
    if (at < closedAt) {
      end -= closedAt - at
      closedAt = at
      until = end
    }
    return end - at
  }
  return {
    get isOpen() {
      return until === null
    },
    enter() {
      if (until === null) return null
      const left = leftOf(until)
      if (left > 0) return left
      if (ahead) return BEHIND
      ahead = true
      return null
    },
    close(milliseconds) {
      const left = until === null ? 0 : leftOf(until)
      closedAt = now().getTime()
      until = closedAt + Math.max(left, milliseconds)
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
