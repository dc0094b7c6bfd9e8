import type { Timers } from '../../../../channels/web/widget/direct-line/timers.js'

interface Pending {
  readonly ms: number
  readonly go: () => void
}

/** Timers that go off when a test says so. */
export interface HandTimers extends Timers {
  /** Lets the timer that was set to `ms` go off; waits for it to be set if it is not yet. */
  fire(ms: number): Promise<void>
  /** What is waited for, in milliseconds, in the order in which it was set. */
  readonly pending: () => readonly number[]
}

export function createHandTimers(): HandTimers {
  const pending = new Set<Pending>()
  const awaited = new Map<number, () => void>()
  const take = (ms: number): boolean => {
    const timer = [...pending].find((each) => each.ms === ms)
    if (!timer) return false
    pending.delete(timer)
    timer.go()
    return true
  }
  return {
    pending: () => [...pending].map(({ ms }) => ms),
    after(ms, go) {
      const timer = { ms, go }
      pending.add(timer)
      awaited.get(ms)?.()
      return () => void pending.delete(timer)
    },
    async fire(ms) {
      if (take(ms)) return
      await new Promise<void>((resolve) => void awaited.set(ms, resolve))
      awaited.delete(ms)
      take(ms)
    },
  }
}

/** Timers that go off as soon as everything else has had its turn, the longest-lived apart. */
export const eagerTimers: Timers = {
  after(ms, go) {
    const timer = ms > 60_000 ? undefined : setImmediate(go)
    return () => clearImmediate(timer)
  },
}
