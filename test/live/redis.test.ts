import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import type { Bus } from '../../src/live/bus.js'
import { createRedisLimits, LIMIT_RULES } from '../../src/live/limits.js'
import { openRedis } from '../../src/live/redis.js'
import type { RedisLink } from '../../src/live/redis-link.js'
import { createRedisPermits } from '../../src/live/permits.js'
import { redisFigures } from '../../src/live/redis-figures.js'
import { createRedisWire } from '../../src/live/redis-wire.js'
import { createSharedBus } from '../../src/live/shared-bus.js'
import { busKeepsItsPromises, limitsKeepTheirPromises } from '../contracts/live.js'
import { createClock, silent } from '../contracts/store.js'
import { describeWith } from '../describe-with.js'
import { type RedisServer, startRedis, startRedisCluster, whyNoRedis } from '../servers.js'

/** Milliseconds: a machine that does much else takes its time to start a server. */
const LONG = 60_000

describeWith(whyNoRedis(), 'with Redis', () => sharedBy(startRedis))
describeWith(whyNoRedis(), 'with a Redis cluster', () => sharedBy(startRedisCluster))

function sharedBy(start: () => Promise<RedisServer>): void {
  let server: RedisServer
  const links: RedisLink[] = []
  beforeAll(async () => {
    server = await start()
  }, LONG)
  afterEach(async () => {
    await Promise.all(links.splice(0).map((link) => link.close()))
  })
  afterAll(() => server.stop())

  const link = async () => {
    const opened = await openRedis(server.url, { log: silent, strict: true })
    links.push(opened)
    return opened
  }
  const newWire = async () => createRedisWire(await link())
  const newBus = async () => createSharedBus(await newWire())
  const clock = createClock()
  const newLimits = async (rules: typeof LIMIT_RULES) => {
    server.flush()
    return createRedisLimits(rules, { redis: await link(), now: clock.now })
  }

  /** The next news of a conversation. */
  const next = (bus: Bus, conversation: string) =>
    new Promise<string>((resolve) => {
      const stop = bus.subscribe(conversation, (news) => {
        stop()
        resolve(news)
      })
    })

  describe('the bus', () => {
    busKeepsItsPromises(newBus)

    test('reaches the listeners of other processes, and each once', async () => {
      const [here, there] = [await newBus(), await newBus()]
      const heard: string[] = []
      here.subscribe('c1', (news) => heard.push(news))
      const arrived = next(there, 'c1')
      here.publish('c1', 'typing')
      expect(await arrived).toBe('typing')
      const answered = next(here, 'c2')
      there.publish('c2', 'changed')
      await answered
      expect(heard).toEqual(['typing'])
    })

    test(
      'serves its own process while Redis is away, and all again when it is back',
      async () => {
        const [here, there] = [await newBus(), await newBus()]
        await server.stop()
        const own = next(here, 'c1')
        here.publish('c1', 'changed')
        expect(await own).toBe('changed')
        const missed = next(there, 'c1')
        await server.start()
        expect(await missed).toBe('changed')
        const heard = next(there, 'c2')
        const again = setInterval(() => here.publish('c2', 'typing'), 50).unref()
        expect(['typing', 'changed']).toContain(await heard)
        clearInterval(again)
      },
      LONG,
    )

    test('makes nothing of what is not its own', async () => {
      const here = await newBus()
      const { asks } = await link()
      const heard = next(here, 'c1')
      const strange = ['', '{', '["x"]', '["x","shout","c1"]', '["x","news","c1"]', '["x","news",["c1","erase"]]']
      for (const message of strange) await asks.publish('nafidha:wire', message)
      await asks.publish('nafidha:wire', JSON.stringify(['x', 'news', ['c1', 'typing']]))
      expect(await heard).toBe('typing')
    })
  })

  describe('the wire', () => {
    test('tells all others and not oneself, until they stop listening', async () => {
      const [here, there] = [await newWire(), await newWire()]
      const heard: unknown[] = []
      here.hear('wake', () => heard.push('an echo'))
      const deaf = there.hear('wake', () => heard.push('deaf'))
      deaf()
      const arrived = new Promise<unknown>((resolve) => there.hear('wake', resolve))
      here.tell('wake', { any: ['thing'] })
      expect(await arrived).toEqual({ any: ['thing'] })
      expect(heard).toEqual([])
    })

    test('names one first of all that ask, and everybody while Redis is away', async () => {
      const wires = [await newWire(), await newWire(), await newWire()]
      const asked = await Promise.all(wires.map((wire) => wire.first('turn c1', 60_000)))
      expect(asked.filter(Boolean)).toHaveLength(1)
      await server.stop()
      expect(await wires[0]?.first('turn c2', 60_000)).toBe(true)
      await server.start()
    })
  })

  describe('limits', () => {
    limitsKeepTheirPromises(newLimits)

    test('are counted over all processes', async () => {
      const rules = { ...LIMIT_RULES, upload: { times: 1, seconds: 60 } }
      const [here, there] = [await newLimits(rules), await newLimits(rules)]
      await here.consume('upload', 'a')
      expect(await there.consume('upload', 'a')).toMatchObject({ allowed: false })
    })

    test.each([
      ['away', () => server.stop(), () => server.start()],
      ['hanging', async () => server.pause(), async () => server.resume()],
    ])(
      'hold in each process alone while Redis is %s, and nobody waits',
      async (_, fail, mend) => {
        const limits = await newLimits({ ...LIMIT_RULES, upload: { times: 2, seconds: 60 } })
        await fail()
        const verdicts = [1, 2, 3].map(() => limits.consume('upload', 'a'))
        expect((await Promise.all(verdicts)).map(({ allowed }) => allowed)).toEqual([true, true, false])
        await mend()
        clock.forward(5_000)
      },
      LONG,
    )
  })

  describe('permits', () => {
    const newPermits = async () => createRedisPermits({ redis: await link(), now: clock.now })

    test('are no more than the provider allows, over all processes', async () => {
      server.flush()
      const [here, there] = [await newPermits(), await newPermits()]
      const startedAt = performance.now()
      const waits = await Promise.all(Array.from({ length: 40 }, (_, i) => (i % 2 ? here : there).take('chat', 5)))
      const windows = Math.ceil((performance.now() - startedAt) / 1_000) + 1
      const taken = waits.filter((ms) => ms === 0).length
      expect(taken).toBeGreaterThanOrEqual(5)
      expect(taken).toBeLessThanOrEqual(5 * windows)
      expect(waits.filter((ms) => ms > 1_000)).toEqual([])
      expect(await here.take('another', 5)).toBe(0)
      expect(await here.take('chat', Infinity)).toBe(0)
    })

    test('are given to nobody while the provider wants quiet of one', async () => {
      const [here, there] = [await newPermits(), await newPermits()]
      await here.hold('quiet', 600_000)
      expect(await there.take('quiet', 80)).toBeGreaterThan(60_000)
    })

    test(
      'are not waited for while Redis is away',
      async () => {
        const here = await newPermits()
        await server.stop()
        expect([await here.take('chat', 1), await here.take('chat', 1)]).toEqual([0, 0])
        await server.start()
        clock.forward(5_000)
      },
      LONG,
    )
  })

  test(
    'tells how it is, until it does not answer',
    async () => {
      const redis = await link()
      expect(await redisFigures(redis)).toMatchObject({
        aof: false,
        lastAofWriteOk: true,
        maxBytes: 0,
        delayedFsyncs: 0,
      })
      expect((await redisFigures(redis))?.usedBytes).toBeGreaterThan(100_000)
      await server.stop()
      expect(await redisFigures(redis)).toBeNull()
      await server.start()
    },
    LONG,
  )
}

describeWith(whyNoRedis(), 'a Redis', () => {
  const servers: RedisServer[] = []
  const start = async (...settings: string[]) => {
    const server = await startRedis(settings)
    servers.push(server)
    return server.url
  }
  afterAll(() => Promise.all(servers.map((server) => server.stop())))

  test('that cannot be reached at start is said to be so', async () => {
    const nowhere = 'redis://127.0.0.1:1'
    for (const addresses of [nowhere, `${nowhere},redis://127.0.0.1:2`])
      await expect(openRedis(addresses, { log: silent, strict: false })).rejects.toThrow(
        'cannot reach the Redis of REDIS_URL',
      )
  })

  test('that drops keys when it is full is refused, and where the service is tried out it is warned of', async () => {
    const url = await start('--maxmemory', '100mb', '--maxmemory-policy', 'allkeys-lru')
    await expect(openRedis(url, { log: silent, strict: true })).rejects.toThrow(
      'drops keys when it is full (maxmemory-policy allkeys-lru)',
    )
    const link = await openRedis(url, { log: silent, strict: false })
    await link.close()
  })

  test('that refuses writes when it is full, or has no limit, is taken', async () => {
    for (const settings of [
      ['--maxmemory', '100mb', '--maxmemory-policy', 'noeviction'],
      ['--maxmemory', '0'],
    ]) {
      const link = await openRedis(await start(...settings), { log: silent, strict: true })
      await link.close()
    }
  })
})
