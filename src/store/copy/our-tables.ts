import { Kysely } from 'kysely'
import Libsql from 'libsql'
import { createLibsqlDialect } from '../libsql-dialect.js'
import { migrate } from '../migrate.js'
import type { Database } from '../schema.js'
import { isCopied } from './rows.js'

const MIGRATORS = ['kysely_migration', 'kysely_migration_lock']

/** Every table that is ours, by making them all once, in memory. */
export async function ourTables(): Promise<readonly string[]> {
  const db = new Kysely<Database>({ dialect: createLibsqlDialect(new Libsql(':memory:')) })
  try {
    await migrate(db)
    const tables = await db.introspection.getTables()
    return [...tables.map(({ name }) => name).filter(isCopied), ...MIGRATORS]
  } finally {
    await db.destroy()
  }
}
