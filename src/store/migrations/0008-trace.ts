import type { Kysely } from 'kysely'

/** The name by which a message is followed through the log, from the request that brought it to the receipt for its answer. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('inbox').addColumn('trace', 'text').execute()
  await db.schema.alterTable('outbox').addColumn('trace', 'text').execute()
}
