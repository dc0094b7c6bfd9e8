import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Database } from '../schema.js'
import { createStatuses } from '../statuses.js'

/** What a restored database held back. */
export interface HeldBack {
  readonly messages: number
  readonly parts: number
}

const ANSWERED = 'restored from a backup: it may have been answered since'
const SENT = 'restored from a backup: it may have been sent since'

/**
 * What was under way when a backup was made may have been done since: messages without an answer are set apart, from where
 * they can be put back, and parts not handed over count as failed, as agents see. Everybody at the desk signs in again.
 */
export function holdBack(db: Kysely<Database>, at: Date): Promise<HeldBack> {
  return db.transaction().execute(async (tx) => {
    const messages = await setApart(tx, at)
    const parts = await fail(tx)
    await tx.updateTable('conversations').set({ lease_owner: null, lease_until: null }).execute()
    for (const table of ['desk_sessions', 'announcements', 'parked_statuses'] as const)
      await sql`delete from ${sql.table(table)}`.execute(tx)
    return { messages, parts }
  })
}

async function setApart(tx: Kysely<Database>, at: Date): Promise<number> {
  const pending = await tx
    .selectFrom('inbox')
    .innerJoin('conversations', 'conversations.id', 'inbox.conversation')
    .innerJoin('transcript', (join) =>
      join.onRef('transcript.conversation', '=', 'inbox.conversation').onRef('transcript.seq', '=', 'inbox.seq'),
    )
    .select(['inbox.conversation', 'inbox.provider_id', 'conversations.channel', 'transcript.activity'])
    .where('inbox.status', '=', 'pending')
    .execute()
  for (const { conversation, provider_id, channel, activity } of pending)
    await tx
      .insertInto('quarantine')
      .values({
        id: randomUUID(),
        conversation,
        channel,
        kind: 'message',
        reason: ANSWERED,
        raw: activity,
        at: at.getTime(),
        provider_id,
      })
      .execute()
  await tx.updateTable('inbox').set({ status: 'quarantined' }).where('status', '=', 'pending').execute()
  await tx
    .updateTable('conversations')
    .set({ pending: 0, pending_since: null, due_at: null })
    .where('pending', '>', 0)
    .execute()
  return pending.length
}

async function fail(tx: Kysely<Database>): Promise<number> {
  const open = await tx
    .selectFrom('outbox')
    .select(['conversation', 'seq', 'part', 'status'])
    .where('status', 'in', ['queued', 'sending'])
    .execute()
  const statuses = createStatuses({ db: tx })
  for (const part of open) await statuses.advance(tx, part, { status: 'failed', reason: SENT })
  return open.length
}
