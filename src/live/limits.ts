import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import type { Limits } from '../../channels/web/ports.js'
import { createOrAlone } from './or-alone.js'
import type { RedisLink } from './redis-link.js'

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

type Rules = Readonly<Record<RuleName, Rule>>

/** Counts in this process's memory: a restart forgets them. */
export function createMemoryLimits(rules: Rules): Limits {
  const counters = countersOf(
    rules,
    ({ times, seconds }, keyPrefix) => new RateLimiterMemory({ points: times, duration: seconds, keyPrefix }),
  )
  return { consume: (rule, key) => count(counters.get(rule), key) }
}

export interface RedisLimitsDeps {
  readonly redis: Pick<RedisLink, 'asks'>
  readonly now: () => Date
}

/** Counts over all processes; each counts for itself while Redis is away. */
export function createRedisLimits(rules: Rules, { redis, now }: RedisLimitsDeps): Limits {
  const alone = createMemoryLimits(rules)
  const counters = countersOf(
    rules,
    ({ times, seconds }, name) =>
      new RateLimiterRedis({
        storeClient: redis.asks,
        useRedisPackage: true,
        points: times,
        duration: seconds,
        keyPrefix: `nafidha:limit:${name}`,
      }),
  )
  const orAlone = createOrAlone(now)
  return {
    consume: (rule, key) =>
      orAlone(
        () => count(counters.get(rule), key),
        () => alone.consume(rule, key),
      ),
  }
}

const countersOf = <T>(rules: Rules, make: (rule: Rule, name: string) => T): ReadonlyMap<string, T> =>
  new Map(Object.entries(rules).map(([name, rule]) => [name, make(rule, name)]))

async function count(counter: RateLimiterAbstract | undefined, key: string): ReturnType<Limits['consume']> {
  try {
    await counter?.consume(key)
    return { allowed: true }
  } catch (used) {
    if (used instanceof RateLimiterRes) return { allowed: false, retryAfter: used.msBeforeNext }
    throw used
  }
}
