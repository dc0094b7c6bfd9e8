import { type Kysely, type Migration, Migrator, sql } from 'kysely'
import * as messagePath from './migrations/0001-message-path.js'
import * as people from './migrations/0002-people.js'
import * as messengers from './migrations/0003-messengers.js'
import * as access from './migrations/0004-access.js'
import * as desk from './migrations/0005-desk.js'
import * as retention from './migrations/0006-retention.js'
import * as setApart from './migrations/0007-set-apart.js'
import * as trace from './migrations/0008-trace.js'
import type { Database } from './schema.js'

/** In the order of their numbers. A migration that was released is never edited: a change is a new number. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-message-path': messagePath,
  '0002-people': people,
  '0003-messengers': messengers,
  '0004-access': access,
  '0005-desk': desk,
  '0006-retention': retention,
  '0007-set-apart': setApart,
  '0008-trace': trace,
}

const NEWER = 'the database was written by a newer release of Nafidha: start that release, or restore a backup'

const migratorOf = (db: Kysely<Database>, names: readonly string[] = Object.keys(MIGRATIONS)): Migrator =>
  new Migrator({
    db,
    provider: {
      getMigrations: async () =>
        Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => names.includes(name))),
    },
  })

/**
 * Brings the database to this release's tables, in one transaction, under the engine's migration lock; gives what was
 * done. Rejects, with what to do, for a database of a newer release or where a step fails; the database is then as it was.
 */
export async function migrate(db: Kysely<Database>): Promise<readonly string[]> {
  return run(migratorOf(db))
}

async function run(migrator: Migrator): Promise<readonly string[]> {
  const { error, results = [] } = await migrator.migrateToLatest()
  if (!error) return results.map(({ migrationName }) => migrationName)
  if (error instanceof Error && error.message.includes('corrupted migrations')) throw new Error(NEWER, { cause: error })
  throw new Error('the database could not be brought to this release: it was left as it was', { cause: error })
}

/** Makes the tables as a release with these migrations had them; null: as this one has them. */
export async function bringTo(db: Kysely<Database>, migrations: readonly string[] | null): Promise<void> {
  const unknown = (migrations ?? []).filter((name) => !(name in MIGRATIONS))
  if (unknown.length > 0) throw new Error(NEWER)
  await run(migratorOf(db, migrations ?? undefined))
}

/** What is wrong with a database that these migrations made, and what to do; null: it is of this very release. */
export function unlike(done: readonly string[]): string | null {
  if (done.some((name) => !(name in MIGRATIONS))) return NEWER
  const missing = Object.keys(MIGRATIONS).filter((name) => !done.includes(name))
  if (missing.length === 0) return null
  return (
    `the database is not of this release (${missing.length} steps are missing). Several processes may use it, so ` +
    'none changes it by itself: run "nafidha migrate" once, then start them'
  )
}

/** Rejects, with what to do, for a database that is not of this very release. It is left as it is. */
export async function expectMigrated(db: Kysely<Database>): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  const isOurs = tables.some(({ name }) => name === 'kysely_migration')
  const { rows } = isOurs ? await sql<{ name: string }>`select name from kysely_migration`.execute(db) : { rows: [] }
  const difference = unlike(rows.map(({ name }) => name))
  if (difference !== null) throw new Error(difference)
}
