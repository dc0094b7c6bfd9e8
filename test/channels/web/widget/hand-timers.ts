import type { Timers } from '../../../../channels/web/widget/direct-line/timers.js'

interface Pending {
  readonly ms: number
  readonly go: () => void
}

/** Timers that go off when a test says so. */
export interface HandTimers extends Timers {
  /** Lets the timer that was set to `ms` go off; waits for it to be set if it is not yet. */
  fire(ms: number): Promise<void>
  /** Waits until a timer has been set to `ms`, and leaves it running. */
  set(ms: number): Promise<void>
  /** What is waited for, in milliseconds, in the order in which it was set. */
  readonly pending: () => readonly number[]
}

export function createHandTimers(): HandTimers {
  const pending = new Set<Pending>()
  const awaited = new Map<number, () => void>()
  const find = (ms: number) => [...pending].find((each) => each.ms === ms)
  const take = (ms: number) => {
    const timer = find(ms)
    if (timer) pending.delete(timer)
    timer?.go()
  }
  const set = async (ms: number) => {
    if (!find(ms)) await new Promise<void>((resolve) => void awaited.set(ms, resolve))
    awaited.delete(ms)
  }
  return {
    pending: () => [...pending].map(({ ms }) => ms),
    after(ms, go) {
      const timer = { ms, go }
      pending.add(timer)
      awaited.get(ms)?.()
      return () => void pending.delete(timer)
    },
    set,
    async fire(ms) {
      await set(ms)
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
