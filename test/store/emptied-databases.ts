import { tmpdir } from 'node:os'
import { Client } from 'pg'
import { createStore } from '../../src/store/store.js'
import { silent } from '../contracts/store.js'
import type { PostgresServer } from '../servers.js'

/** Databases that tests use one after the other: making one with all its tables takes a second, emptying one no time. */
export interface EmptiedDatabases {
  /** A database as migrations leave it. */
  take(): Promise<string>
  /** Empties those that were taken; only once nothing is connected to them. */
  giveBack(): Promise<void>
  close(): Promise<void>
}

interface Place {
  readonly url: string
  readonly admin: Client
  /** One query: everything goes, and what migrations wrote comes back. */
  readonly empty: string
}

export function createEmptiedDatabases(server: PostgresServer): EmptiedDatabases {
  const free: Place[] = []
  const taken: Place[] = []
  return {
    async take() {
      const place = free.pop() ?? (await make(await server.freshDatabase()))
      taken.push(place)
      return place.url
    },
    async giveBack() {
      for (const place of taken.splice(0)) {
        await place.admin.query(place.empty)
        free.push(place)
      }
    },
    close: async () => void (await Promise.all([...free, ...taken].map(({ admin }) => admin.end()))),
  }
}

async function make(url: string): Promise<Place> {
  const store = await createStore({ url, dataDir: tmpdir(), log: silent, now: () => new Date() })
  await store.close()
  const admin = new Client({ connectionString: url })
  await admin.connect()
  // Without the trigger that keeps the audit from being shortened.
  await admin.query('set session_replication_role = replica')
  const { rows } = await admin.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'kysely%'`,
  )
  const steps: string[] = []
  for (const { name } of rows) {
    const { rows: kept } = await admin.query<{ rows: unknown }>(`select json_agg(${name}) as rows from ${name}`)
    steps.push(`delete from ${name}`)
    const written = kept[0]?.rows ? admin.escapeLiteral(JSON.stringify(kept[0].rows)) : null
    if (written) steps.push(`insert into ${name} select * from json_populate_recordset(null::${name}, ${written})`)
  }
  return { url, admin, empty: ['begin', ...steps, 'commit'].join(';') }
}
