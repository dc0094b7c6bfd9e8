import type { Rate, Rates } from './settings.js'

/** Counts what is sent against Telegram's limits. */
export interface RateCounter {
  /** Seconds that the sender must wait; null: it may be sent. Whoever sends while it must wait is noted. */
  count(chat: number): number | null
  /** Nothing may be sent for so many seconds: to this chat, or, with null, to any. */
  quieten(chat: number | null, seconds: number): void
  /** Sends that came before Telegram's wish for quiet was over. */
  readonly violations: number
}

const ALL = 'all'
/** Milliseconds by which a sender may be early: clocks and networks. */
const GRACE = 20

export function createRateCounter(rates: Rates, { now, second }: { now: () => Date; second: number }): RateCounter {
  const buckets = new Map<string, { left: number; at: number }>()
  const quiet = new Map<string, number>()
  let violations = 0

  const spend = (key: string, { burst, every }: Rate): boolean => {
    const at = now().getTime()
    const bucket = buckets.get(key) ?? { left: burst, at }
    const left = Math.min(burst, bucket.left + (at - bucket.at) / every)
    buckets.set(key, { left: left >= 1 ? left - 1 : left, at })
    return left >= 1
  }
  const rest = (key: string): number => Math.ceil(((quiet.get(key) ?? 0) - GRACE - now().getTime()) / second)

  const quieten = (key: string, seconds: number): number => {
    quiet.set(key, Math.max(quiet.get(key) ?? 0, now().getTime() + seconds * second))
    return seconds
  }
  return {
    count(chat) {
      const resting = Math.max(rest(ALL), rest(String(chat)))
      if (resting > 0) {
        violations += 1
        return resting
      }
      if (!spend(ALL, rates.all)) return quieten(ALL, rates.all.quiet)
      if (!spend(String(chat), rates.chat)) return quieten(String(chat), rates.chat.quiet)
      return null
    },
    quieten: (chat, seconds) => void quieten(chat === null ? ALL : String(chat), seconds),
    get violations() {
      return violations
    },
  }
}
