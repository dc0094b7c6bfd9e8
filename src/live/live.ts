import type { Logger } from 'pino'
import type { Limits } from '../../channels/web/ports.js'
import { type Bus, createMemoryBus } from './bus.js'
import { createMemoryLimits, createRedisLimits, LIMIT_RULES } from './limits.js'

/** What may vanish: in this process's memory, or in a Redis that several processes share. */
export interface Live {
  readonly bus: Bus
  readonly limits: Limits
  close(): Promise<void>
}

export interface LiveOptions {
  /** `redis://…`; undefined: one process alone. */
  readonly url: string | undefined
  readonly log: Logger
  readonly now: () => Date
}

export const createMemoryLive = (): Live => ({
  bus: createMemoryBus(),
  limits: createMemoryLimits(LIMIT_RULES),
  close: async () => undefined,
})

/** Rejects, with what to do, where a Redis is named that cannot be reached. */
export async function openLive({ url, log, now }: LiveOptions): Promise<Live> {
  if (!url) return createMemoryLive()
  const { openRedis } = await import('./redis.js')
  const { createRedisBus } = await import('./redis-bus.js')
  const redis = await openRedis(url, log)
  return {
    bus: await createRedisBus(redis),
    limits: createRedisLimits(LIMIT_RULES, { redis, now }),
    close: () => redis.close(),
  }
}
