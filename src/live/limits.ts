import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Limits } from '../../channels/web/ports.js'

type RuleName = Parameters<Limits['consume']>[0]

/** So many times within so many seconds. */
export interface Rule {
  readonly times: number
  readonly seconds: number
}

/**
 * What one visitor may ask of the service. Generous to an office behind one address and to a fast writer; a loop of
 * requests meets them within seconds.
 */
export const LIMIT_RULES: Readonly<Record<RuleName, Rule>> = {
  address: { times: 1_200, seconds: 60 },
  conversation: { times: 60, seconds: 60 },
  'new-conversation': { times: 60, seconds: 3_600 },
  upload: { times: 10, seconds: 600 },
}

/** Counts in this process's memory: a restart forgets them. */
export function createMemoryLimits(rules: Readonly<Record<RuleName, Rule>>): Limits {
  const counters = new Map(
    Object.entries(rules).map(([name, { times, seconds }]) => [
      name,
      new RateLimiterMemory({ points: times, duration: seconds, keyPrefix: name }),
    ]),
  )
  return {
    async consume(rule, key) {
      try {
        await counters.get(rule)?.consume(key)
        return { allowed: true }
      } catch (used) {
        if (used instanceof RateLimiterRes) return { allowed: false, retryAfter: used.msBeforeNext }
        throw used
      }
    },
  }
}
