import { type Kysely, sql } from 'kysely'
import type { Database } from '../schema.js'

/** Somebody has used this database: a service that was only started once leaves nothing in these. */
const TELLING = ['conversations', 'accounts', 'audit']

export async function holdsAnything(db: Kysely<Database>): Promise<boolean> {
  const tables = (await db.introspection.getTables()).map(({ name }) => name)
  for (const table of TELLING.filter((name) => tables.includes(name))) {
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(db)
    if (rows.length > 0) return true
  }
  return false
}
