import { Kysely, PostgresDialect, sql } from 'kysely'
import { Pool } from 'pg'
import { getTypeParser } from '../postgres.js'
import type { Database } from '../schema.js'
import { holdsAnything } from './holds-anything.js'
import { ourTables } from './our-tables.js'
import { type Draft, type DraftOptions, NOT_EMPTY, RUNNING } from './draft.js'

/** The database itself, emptied of what is ours. Until it is filled, no service starts on it: its tables are not there. */
export async function openPostgresDraft(url: string, { replace }: DraftOptions): Promise<Draft> {
  const pool = new Pool({ connectionString: url, application_name: 'nafidha-copy', types: { getTypeParser } })
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
  try {
    if (await isServed(db)) throw new Error(RUNNING)
    if (!replace && (await holdsAnything(db))) throw new Error(NOT_EMPTY)
    await empty(db)
  } catch (error) {
    await db.destroy()
    throw error
  }
  return {
    db,
    async keep() {
      await db.destroy()
      return null
    },
    async discard() {
      await empty(db)
      await db.destroy()
    },
  }
}

/** By the name under which the service and its command line are connected. */
async function isServed(db: Kysely<Database>): Promise<boolean> {
  const { rows } = await sql`select 1 from pg_stat_activity
    where datname = current_database() and application_name = 'nafidha' limit 1`.execute(db)
  return rows.length > 0
}

/** Only what is ours: others may keep theirs in the same database. */
async function empty(db: Kysely<Database>): Promise<void> {
  const tables = await ourTables()
  await db.transaction().execute(async (tx) => {
    for (const table of tables) await sql`drop table if exists ${sql.table(table)} cascade`.execute(tx)
    await sql`drop function if exists refuse_audit_change()`.execute(tx)
  })
}
