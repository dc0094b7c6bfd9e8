import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { describeWith } from '../describe-with.js'
import { freePort, type PostgresServer, type RedisServer, startPostgres, startRedis } from '../servers.js'
import { whyNoPostgres, whyNoRedis } from '../servers.js'
import { ServiceProcess, whyNotBuilt } from './service-process.js'
import { reconcile, Visitor } from './visitor.js'

/** Milliseconds: four starts, on a machine that does much else. */
const LONG = 400_000
const VISITORS = 12
const SETTINGS = { TOKEN_SECRETS: 'one-secret-for-all-processes-0123456789' }

describeWith(whyNotBuilt() ?? whyNoPostgres() ?? whyNoRedis(), 'a rolling restart under load', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'nafidha-rolling-'))
  const processes: ServiceProcess[] = []
  const over = new AbortController()
  let postgres: PostgresServer | null = null
  let redis: RedisServer | null = null
  afterAll(async () => {
    over.abort()
    await Promise.all(processes.map((one) => one.kill()))
    await postgres?.stop()
    await redis?.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }, LONG)

  test(
    'loses, doubles and misorders nothing, and each process drains in time',
    async () => {
      ;[postgres, redis] = [await startPostgres(), await startRedis()]
      const settings = { ...SETTINGS, DATABASE_URL: await postgres.freshDatabase(), REDIS_URL: redis.url }
      for (let i = 0; i < 2; i += 1) {
        const one = new ServiceProcess({ dataDir, port: await freePort(), settings })
        processes.push(one)
        await one.start()
      }
      const origins = processes.map(({ origin }) => origin)
      const visitors = Array.from({ length: VISITORS }, (_, i) => {
        const [first = '', second = ''] = i % 2 === 0 ? origins : origins.toReversed()
        return new Visitor(first, over.signal, [second])
      })
      await Promise.all(visitors.map((visitor) => visitor.join()))

      let restarted = false
      const talking = Promise.all(visitors.map((visitor, i) => converse(visitor, i, () => restarted)))
      for (const one of processes) {
        await answered(visitors)
        // Cut short after ten seconds, it would end with another code.
        expect(await one.stop()).toBe(0)
        await one.start()
      }
      await answered(visitors)
      restarted = true
      await talking

      for (const visitor of visitors) {
        await visitor.read()
        reconcile(visitor)
      }
      expect(visitors.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0)).toBeGreaterThan(VISITORS * 3)
    },
    LONG,
  )
})

/** A message, then its answer, until there was enough of it. */
async function converse(visitor: Visitor, name: number, enough: () => boolean): Promise<void> {
  for (let i = 0; !enough(); i += 1) {
    await visitor.say(`${name}-${i}`, 'شكرا')
    await visitor.hear()
  }
}

/** Every visitor has said one thing more. */
async function answered(visitors: readonly Visitor[]): Promise<void> {
  const before = visitors.map(({ acknowledged }) => acknowledged.length)
  while (visitors.some(({ acknowledged }, i) => acknowledged.length <= (before[i] ?? 0)))
    await new Promise((resolve) => setTimeout(resolve, 50))
}
