import type { Logger } from 'pino'
import type { Limits } from '../../channels/web/ports.js'
import { type Bus, createMemoryBus } from './bus.js'
import { createMemoryLimits, createRedisLimits, LIMIT_RULES } from './limits.js'
import { redisFigures, type RedisFigures } from './redis-figures.js'
import { createRedisPermits, NO_PERMITS, type Permits } from './permits.js'
import { createSharedBus } from './shared-bus.js'
import { createNoWire, type Wire } from './wire.js'

/** What may vanish: in this process's memory, or in a Redis that several processes share. */
export interface Live {
  readonly bus: Bus
  readonly wire: Wire
  readonly limits: Limits
  readonly permits: Permits
  /** How the Redis is; null: there is none, or it does not answer. */
  figures(): Promise<RedisFigures | null>
  close(): Promise<void>
}

export interface LiveOptions {
  /** `redis://…`, with commas between servers of a cluster; undefined: one process alone. */
  readonly url: string | undefined
  /** Refuses a Redis that would drop our keys; otherwise it is warned of. */
  readonly strict: boolean
  readonly log: Logger
  readonly now: () => Date
}

export const createMemoryLive = (): Live => ({
  bus: createMemoryBus(),
  wire: createNoWire(),
  limits: createMemoryLimits(LIMIT_RULES),
  permits: NO_PERMITS,
  figures: async () => null,
  close: async () => undefined,
})

/** Rejects, with what to do, where a Redis is named that cannot be reached, or would drop our keys. */
export async function openLive({ url, strict, log, now }: LiveOptions): Promise<Live> {
  if (!url) return createMemoryLive()
  const { openRedis } = await import('./redis.js')
  const { createRedisWire } = await import('./redis-wire.js')
  const redis = await openRedis(url, { log, strict })
  const wire = await createRedisWire(redis)
  return {
    bus: createSharedBus(wire),
    wire,
    limits: createRedisLimits(LIMIT_RULES, { redis, now }),
    permits: createRedisPermits({ redis, now }),
    figures: () => redisFigures(redis),
    close: () => redis.close(),
  }
}
