import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Bus, createLocalBus } from './bus.js'
import type { RedisLink } from './redis.js'

/** One for all that serve the same database. */
const CHANNEL = 'nafidha:news'
const news = z.tuple([z.string(), z.string(), z.enum(['changed', 'typing'])])

/**
 * The bus over all processes. Our own listeners hear at once, Redis or not; those of other processes hear by way of Redis,
 * and look again when it was away.
 */
export async function createRedisBus({ asks, hears }: RedisLink): Promise<Bus> {
  const local = createLocalBus()
  const self = randomUUID()
  await hears.subscribe(CHANNEL, (message) => {
    const heard = read(message)
    if (heard && heard.from !== self) local.publish(heard.conversation, heard.what)
  })
  hears.on('ready', () => local.lookAgain())
  return {
    subscribe: local.subscribe,
    publish(conversation, what) {
      local.publish(conversation, what)
      // Lost news cost a moment: whoever listens reads again now and then.
      asks.publish(CHANNEL, JSON.stringify([self, conversation, what])).catch(() => undefined)
    },
  }
}

function read(message: string) {
  try {
    const [from, conversation, what] = news.parse(JSON.parse(message))
    return { from, conversation, what }
  } catch {
    return null
  }
}
