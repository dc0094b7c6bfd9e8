import type { Kysely } from 'kysely'

/** Where the deletion of what has had its time stands, and what it finds that by. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('jobs')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('reached', 'text', (column) => column.notNull().defaultTo(''))
    .addColumn('due_at', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute()
  await db.schema.createIndex('quarantine_at').on('quarantine').column('at').execute()
  await db.schema.createIndex('files_at').on('files').column('at').execute()
}
