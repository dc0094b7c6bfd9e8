import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { RedisLink } from './redis-link.js'
import type { Topic, Wire } from './wire.js'

/** One for all that serve the same database. */
const CHANNEL = 'nafidha:wire'
const CLAIM = 'nafidha:first:'
const TOPICS = ['news', 'wake', 'seats', 'mentions'] as const satisfies readonly Topic[]
const told = z.tuple([z.string(), z.enum(TOPICS), z.unknown()])

/** By way of Redis. While it is away nothing is heard, and every process is the first. */
export async function createRedisWire({ asks, hear, onReturn }: RedisLink): Promise<Wire> {
  const self = randomUUID()
  const listeners = new Map<Topic, Set<(word: unknown) => void>>(TOPICS.map((topic) => [topic, new Set()]))
  const looks: (() => void)[] = []
  await hear(CHANNEL, (message) => {
    const [from, topic, word] = read(message) ?? [self]
    if (from !== self && topic) for (const listener of listeners.get(topic) ?? []) listener(word)
  })
  onReturn(() => looks.forEach((look) => look()))
  return {
    tell(topic, word) {
      // Whoever did not hear it looks for itself now and then.
      asks.publish(CHANNEL, JSON.stringify([self, topic, word])).catch(() => undefined)
    },
    hear(topic, listener) {
      const own = (word: unknown) => listener(word)
      listeners.get(topic)?.add(own)
      return () => void listeners.get(topic)?.delete(own)
    },
    onReturn: (look) => void looks.push(look),
    async first(key, milliseconds) {
      const options = { condition: 'NX', expiration: { type: 'PX', value: milliseconds } } as const
      const taken = asks.set(`${CLAIM}${key}`, self, options)
      return taken.then((answer) => answer !== null).catch(() => true)
    },
  }
}

function read(message: string): z.output<typeof told> | null {
  try {
    return told.parse(JSON.parse(message))
  } catch {
    return null
  }
}
