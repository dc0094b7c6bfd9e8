import { type Kysely, sql } from 'kysely'

/** What was set apart can be put back; what an agent wrote and nobody took is found. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('quarantine').addColumn('provider_id', 'text').execute()
  await sql`create index outbox_agents on outbox (conversation)
    where origin = 'agent' and status in ('queued', 'sending')`.execute(db)
}
