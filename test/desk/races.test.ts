import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createStore, type Store } from '../../src/store/store.js'
import { arrival, createClock, inbound, silent, speech, turnOf } from '../contracts/store.js'
import { describeWith } from '../describe-with.js'
import { type PostgresServer, startPostgres, whyNoPostgres } from '../servers.js'

/** The goal is a thousand: DESK_RACES=1000. */
const RACES = Number(process.env['DESK_RACES'] ?? 20)
const AGENTS = 50
const PATIENCE = 1_200_000

async function race(store: Store, clock: ReturnType<typeof createClock>, n: number): Promise<void> {
  const conversation = `c${n}`
  const reference = `REF${n}`
  await store.inbox.receive(arrival(clock.now(), [inbound(conversation, 'm', clock.now())]))
  const one = { reference, pinHash: '', reason: 'asked', language: 'ar', subject: '', urgent: false } as const
  const steps = [{ kind: 'open', case: one }] as const
  await store.turns.commit(await turnOf(store, conversation, clock.now(), { steps, nextHolder: 'queue' }))
  const claims = Array.from({ length: AGENTS }, (_, i) =>
    store.desk.move(reference, { kind: 'claim', by: { id: `a${i}`, name: `a${i}` } }, speech(clock.now())),
  )
  const results = await Promise.all(claims)
  const winners = results.flatMap((result) => (result.kind === 'moved' ? [result.agent] : []))
  expect(winners).toHaveLength(1)
  const told = results.flatMap((result) => (result.kind === 'taken' ? [result.agent] : []))
  expect(told).toEqual(Array.from({ length: AGENTS - 1 }, () => winners[0]))
  expect((await store.desk.lists.byReference(reference))?.agent).toBe(winners[0])
}

async function races(place: { url: string | undefined; dataDir: string }): Promise<void> {
  const clock = createClock()
  const store = await createStore({ ...place, log: silent, now: clock.now })
  try {
    for (let n = 0; n < RACES; n += 1) await race(store, clock, n)
  } finally {
    await store.close()
  }
}

describe('fifty agents who claim one case at once leave one owner, whom all others are told', () => {
  test(
    'on SQLite',
    async () => {
      const dataDir = mkdtempSync(join(tmpdir(), 'nafidha-races-'))
      await races({ url: undefined, dataDir })
      rmSync(dataDir, { recursive: true, force: true })
    },
    PATIENCE,
  )
})

describeWith(whyNoPostgres(), 'the same', () => {
  let server: PostgresServer
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => server.stop())
  test('on Postgres', async () => races({ url: await server.freshDatabase(), dataDir: tmpdir() }), PATIENCE)
})
