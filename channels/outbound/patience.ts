/** How long a provider's answer is waited for. */
export interface Patience {
  /** Aborted when the patience is at its end. */
  readonly signal: AbortSignal
  /** The answer came: nothing is waited for any more. */
  end(): void
}

/** Milliseconds. */
const SLICE = 500

/**
 * Counts only time in which this process listened: while it was busy itself, an answer may have come and lie unread, and a
 * call given up then would be made twice. So no slice counts for more than its length, however late its end is noticed, and
 * before the last word the sockets are read once more.
 */
export function createPatience(milliseconds: number): Patience {
  const giveUp = new AbortController()
  let left = milliseconds
  let ended = false
  let timer = setTimeout(listened, Math.min(SLICE, left))
  function listened() {
    left -= SLICE
    if (left > 0) timer = setTimeout(listened, Math.min(SLICE, left))
    else setImmediate(() => ended || giveUp.abort())
  }
  return {
    signal: giveUp.signal,
    end() {
      ended = true
      clearTimeout(timer)
    },
  }
}
