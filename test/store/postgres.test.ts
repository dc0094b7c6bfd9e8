import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { sql } from 'kysely'
import { openPostgres } from '../../src/store/postgres.js'
import { createStore } from '../../src/store/store.js'
import { arrival, inbound, silent } from '../contracts/store.js'
import { describeWith } from '../describe-with.js'
import { type PostgresServer, startPostgres, whyNoPostgres } from '../servers.js'

describeWith(whyNoPostgres(), 'a Postgres that goes away', () => {
  let server: PostgresServer
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => server.stop())

  test.each(['SIGINT', 'SIGKILL'] as const)('costs what was under way and nothing else (%s)', async (signal) => {
    const url = await server.freshDatabase()
    const engine = await openPostgres(url, { log: silent, now: () => new Date(), migrates: true })
    const asleep = (tx: typeof engine.db) => sql`select pg_sleep(30)`.execute(tx)
    const under = Promise.allSettled([engine.write(asleep), engine.write(asleep)])
    await engine.db.selectFrom('jobs').selectAll().execute()
    await server.halt(signal)
    expect((await under).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    await server.start()
    expect(await engine.db.selectFrom('jobs').selectAll().execute()).toEqual([])
    await engine.close()
  })

  test('leaves no conversation held that it kept from being dropped', async () => {
    const url = await server.freshDatabase()
    const store = await createStore({ url, dataDir: '', log: silent, now: () => new Date() })
    await store.inbox.receive(arrival(new Date(), [inbound('c1', 'm1', new Date())]))
    const until = new Date(Date.now() + 30_000)
    await store.leases.take('c1', until)
    await server.halt('SIGKILL')
    await expect(store.leases.drop('c1')).rejects.toThrow()
    await server.start()
    expect(await store.leases.take('c1', until)).toBe('free')
    await store.close()
  })
})
