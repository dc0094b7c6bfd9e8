import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import { createOrAlone } from './or-alone.js'
import type { RedisLink } from './redis-link.js'

/** What all processes together may hand to one provider. Each keeps its own pace beside it, and that alone without Redis. */
export interface Permits {
  /** Milliseconds until there is room again; 0: it is taken. `perSecond` may be Infinity. */
  take(channel: string, perSecond: number): Promise<number>
  /** Nobody is given one for so many milliseconds. */
  hold(channel: string, ms: number): Promise<void>
}

/** One process is alone with its own pace. */
export const NO_PERMITS: Permits = { take: async () => 0, hold: async () => undefined }

const SECOND = 1_000
/** A channel is held by counting more than any provider allows. */
const MORE_THAN_ANY = 1_000_000

export interface RedisPermitsDeps {
  readonly redis: Pick<RedisLink, 'asks'>
  readonly now: () => Date
}

export function createRedisPermits({ redis, now }: RedisPermitsDeps): Permits {
  const orAlone = createOrAlone(now)
  const counters = new Map<string, RateLimiterRedis>()
  const counterOf = (channel: string, perSecond: number): RateLimiterRedis => {
    const points = Math.max(1, Math.floor(perSecond))
    const counter =
      counters.get(channel) ??
      new RateLimiterRedis({
        storeClient: redis.asks,
        useRedisPackage: true,
        points,
        duration: 1,
        keyPrefix: 'nafidha:pace',
      })
    counter.points = points
    counters.set(channel, counter)
    return counter
  }
  return {
    take: (channel, perSecond) =>
      Number.isFinite(perSecond)
        ? orAlone(() => waitFor(counterOf(channel, perSecond), channel), NO_WAIT)
        : Promise.resolve(0),
    hold: (channel, ms) =>
      orAlone(
        async () => void (await counterOf(channel, MORE_THAN_ANY).block(channel, Math.ceil(ms / SECOND))),
        async () => undefined,
      ),
  }
}

const NO_WAIT = async (): Promise<number> => 0

async function waitFor(counter: RateLimiterRedis, channel: string): Promise<number> {
  try {
    await counter.consume(channel)
    return 0
  } catch (used) {
    if (used instanceof RateLimiterRes) return Math.max(1, used.msBeforeNext)
    throw used
  }
}
