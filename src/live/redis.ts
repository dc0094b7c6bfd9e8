import type { Logger } from 'pino'
import { createClient } from 'redis'
import { openCluster } from './redis-cluster.js'
import { connection, type Opened, type Opening, type RedisLink, type RedisState } from './redis-link.js'
import { evictionFault } from './redis-memory.js'

export interface RedisOptions {
  readonly log: Logger
  /** A Redis that would throw our keys away is refused; otherwise it is warned of. */
  readonly strict: boolean
}

/**
 * `addresses`: one server, or some servers of one cluster, with commas between. Rejects, with what to do, where there is
 * no Redis at start or it would lose our keys; one that goes away later comes back by itself.
 */
export async function openRedis(addresses: string, { log, strict }: RedisOptions): Promise<RedisLink> {
  const state: RedisState = { up: false }
  const warn = (error: unknown) => {
    if (state.up) log.warn({ event: 'redis.error', reason: wordsOf(error) })
  }
  const { link, memory } = await open(addresses.split(','), { state, warn })
  const fault = memory.map(evictionFault).find((found) => found !== null)
  if (fault && strict) {
    await link.close()
    throw new Error(fault)
  }
  if (fault) log.warn({ event: 'redis.evicts' }, fault)
  state.up = true
  return link
}

async function open(urls: readonly string[], opening: Opening): Promise<Opened> {
  try {
    return (await openServer(urls, opening)) ?? (await openCluster(urls, opening))
  } catch (error) {
    throw new Error(
      `cannot reach the Redis of REDIS_URL: ${wordsOf(error)}. Start it, correct the address, or leave it unset`,
      { cause: error },
    )
  }
}

/** Null where it is one of a cluster. Two connections: one that asks, one that listens. */
async function openServer(urls: readonly string[], { state, warn }: Opening): Promise<Opened | null> {
  if (urls.length > 1) return null
  const newClient = () => createClient({ url: urls[0] ?? '', ...connection(state) }).on('error', warn)
  const [asks, hears] = [newClient(), newClient()]
  const close = async () => {
    state.up = false
    for (const client of [asks, hears]) if (client.isOpen) client.destroy()
  }
  try {
    await Promise.all([asks.connect(), hears.connect()])
    const [cluster, memory] = [await asks.info('cluster'), await asks.info('memory')]
    if (cluster.includes('cluster_enabled:1')) {
      await close()
      return null
    }
    const hear = async (channel: string, listener: (message: string) => void) => hears.subscribe(channel, listener)
    const onReturn = (look: () => void) => void hears.on('ready', look)
    return { link: { asks, hear, info: async () => [await asks.info()], onReturn, close }, memory: [memory] }
  } catch (error) {
    await close()
    throw error
  }
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
