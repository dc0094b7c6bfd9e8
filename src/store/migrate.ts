import { type Kysely, type Migration, Migrator } from 'kysely'
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

/**
 * Brings the database to this release's tables, in one transaction, under the engine's migration lock. Rejects, with
 * what to do, for a database of a newer release or where a step fails; the database is then as it was.
 */
export async function migrate(db: Kysely<Database>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } })
  const { error } = await migrator.migrateToLatest()
  if (!error) return
  if (error instanceof Error && error.message.includes('corrupted migrations'))
    throw new Error('the database was written by a newer release of Nafidha: start that release, or restore a backup', {
      cause: error,
    })
  throw new Error('the database could not be brought to this release: it was left as it was', { cause: error })
}
