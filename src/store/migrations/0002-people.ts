import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'

/** Who is who on channels that know a person by more than one name. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('people')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('is_user', 'integer', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('people_conversation').on('people').column('conversation').execute()
  await db.schema
    .createTable('people_key')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .execute()
  const keys = db as Kysely<{ people_key: { key: string } }>
  await keys
    .insertInto('people_key')
    .values({ key: randomBytes(32).toString('base64url') })
    .execute()
}
