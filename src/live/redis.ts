import { createClient } from 'redis'
import type { Logger } from 'pino'

/** One Redis, by two connections: one that asks, one that listens. What is in it may vanish at any moment. */
export interface RedisLink {
  readonly asks: RedisClient
  readonly hears: RedisClient
  close(): Promise<void>
}

export type RedisClient = ReturnType<typeof newClient>

/** Milliseconds: to connect, and between two tries to connect again at most. */
const CONNECT = 2_000
const LONGEST_PAUSE = 2_000
/** Milliseconds between two signs of life; without one for so long a connection counts as dead. */
const PING_EVERY = 1_000
const SILENCE = 5_000
/** Commands that wait for an answer; more are refused at once, so that a Redis that hangs cannot fill the memory. */
const MOST_WAITING = 10_000

/** Rejects, with what to do, where there is no Redis at start; one that goes away later comes back by itself. */
export async function openRedis(url: string, log: Logger): Promise<RedisLink> {
  const state = { up: false }
  const asks = newClient(url, state)
  const hears = newClient(url, state)
  for (const client of [asks, hears])
    client.on('error', (error: unknown) => {
      if (state.up) log.warn({ event: 'redis.error', reason: error instanceof Error ? error.message : String(error) })
    })
  try {
    await Promise.all([asks.connect(), hears.connect()])
  } catch (error) {
    for (const client of [asks, hears]) if (client.isOpen) client.destroy()
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(`cannot reach the Redis of REDIS_URL: ${why}. Start it, correct the address, or leave it unset`, {
      cause: error,
    })
  }
  state.up = true
  return {
    asks,
    hears,
    async close() {
      state.up = false
      for (const client of [asks, hears]) if (client.isOpen) client.destroy()
    },
  }
}

const newClient = (url: string, state: { readonly up: boolean }) =>
  createClient({
    url,
    disableOfflineQueue: true,
    commandsQueueMaxLength: MOST_WAITING,
    pingInterval: PING_EVERY,
    socket: {
      connectTimeout: CONNECT,
      socketTimeout: SILENCE,
      reconnectStrategy: (tries, cause) =>
        state.up ? Math.min(50 * 2 ** Math.min(tries, 10), LONGEST_PAUSE) : new Error(cause.message),
    },
  })
