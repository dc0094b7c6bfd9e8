import type { Kysely } from 'kysely'

/** What messengers bring that a website does not: citizens who leave, files that are still elsewhere, a provider's mood. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('conversations').addColumn('unreachable_at', 'bigint').execute()
  await db.schema
    .createTable('media')
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('part', 'integer', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('media_key', ['conversation', 'seq', 'part'])
    .execute()
  await db.schema.createIndex('media_due').on('media').column('due_at').execute()
  await db.schema
    .createTable('channel_logs')
    .addColumn('channel', 'text', (column) => column.primaryKey())
    .addColumn('forged', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('forged_at', 'bigint')
    .addColumn('trouble', 'text')
    .addColumn('trouble_at', 'bigint')
    .execute()
}
