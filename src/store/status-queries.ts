import type { Kysely } from 'kysely'
import type { PartKey } from './part-tag.js'
import { prepare, prepareOne } from './prepared.js'
import type { Checkpoint, Database, PartStatus } from './schema.js'

export type LineKey = Pick<PartKey, 'conversation' | 'seq'>
export type Moved = Exclude<PartStatus, 'queued' | 'sending'>

/** How far each status is. A part never goes back; `failed` and `cancelled` are ends. */
export const RANK: Readonly<Record<PartStatus, number>> = {
  queued: 0,
  sending: 1,
  accepted: 2,
  delivered: 3,
  read: 4,
  failed: 5,
  cancelled: 5,
}

/** What statuses read and write, built once. */
export function createStatusQueries(db: Kysely<Database>) {
  return {
    advance: {
      accepted: advanceTo(db, 'accepted'),
      delivered: advanceTo(db, 'delivered'),
      read: advanceTo(db, 'read'),
      failed: advanceTo(db, 'failed'),
      cancelled: advanceTo(db, 'cancelled'),
    },
    ...receiptQueries(db),
    ...lineQueries(db),
  }
}

function advanceTo(db: Kysely<Database>, status: Moved) {
  const behind = (Object.keys(RANK) as PartStatus[]).filter((each) => RANK[each] < RANK[status])
  return prepareOne<PartKey & { reason: string | null }>(db)((kysely, slot) =>
    kysely
      .updateTable('outbox')
      .set(({ fn, val, ref }) => ({ status, reason: fn.coalesce(val(slot('reason')), ref('reason')) }))
      .where('conversation', '=', slot('conversation'))
      .where('seq', '=', slot('seq'))
      .where('part', '=', slot('part'))
      .where('status', 'in', behind)
      .returning('part'),
  )
}

const receiptQueries = (db: Kysely<Database>) => ({
  byReceipt: prepareOne<{ channel: string; id: string }>(db)((kysely, slot) =>
    kysely
      .selectFrom('outbox')
      .select(['conversation', 'seq', 'part', 'trace'])
      .where('channel', '=', slot('channel'))
      .where('receipt_id', '=', slot('id')),
  ),
  receipt: prepare<PartKey & { id: string }>(db)((kysely, slot) =>
    kysely
      .updateTable('outbox')
      .set({ receipt_id: slot('id'), reason: null })
      .where('conversation', '=', slot('conversation'))
      .where('seq', '=', slot('seq'))
      .where('part', '=', slot('part')),
  ),
  unpark: prepare<{ channel: string; id: string }>(db)((kysely, slot) =>
    kysely
      .deleteFrom('parked_statuses')
      .where('channel', '=', slot('channel'))
      .where('receipt_id', '=', slot('id'))
      .returning(['status', 'reason']),
  ),
})

const lineQueries = (db: Kysely<Database>) => ({
  parts: prepare<LineKey>(db)((kysely, slot) =>
    kysely
      .selectFrom('outbox')
      .select('status')
      .where('conversation', '=', slot('conversation'))
      .where('seq', '=', slot('seq')),
  ),
  bump: prepareOne<{ conversation: string }>(db)((kysely, slot) =>
    kysely
      .updateTable('conversations')
      .set(({ eb }) => ({ bumps: eb('bumps', '+', 1) }))
      .where('id', '=', slot('conversation'))
      .returning('bumps'),
  ),
  follow: prepare<LineKey & { checkpoint: Checkpoint; bumped: number }>(db)((kysely, slot) =>
    kysely
      .updateTable('transcript')
      .set({ checkpoint: slot('checkpoint'), bumped: slot('bumped') })
      .where('conversation', '=', slot('conversation'))
      .where('seq', '=', slot('seq')),
  ),
})
