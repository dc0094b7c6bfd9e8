import type { Kysely } from 'kysely'
import type { StatusUpdate } from '../../channels/channel.js'
import { type PartKey, readPartTag } from './part-tag.js'
import type { Checkpoint, Database, PartStatus } from './schema.js'

/** Milliseconds for which a status waits for its part to be marked accepted. */
const PARKED = 10 * 60_000

/** How far each status is. A part never goes back; `failed` and `cancelled` are ends. */
const RANK: Readonly<Record<PartStatus, number>> = {
  queued: 0,
  sending: 1,
  accepted: 2,
  delivered: 3,
  read: 4,
  failed: 5,
  cancelled: 5,
}

/** How far a part got. */
export interface PartNews extends PartKey {
  readonly status: PartStatus
  readonly trace: string | null
}

export type Statuses = ReturnType<typeof createStatuses>

/** Moves parts forward, and with them their lines of the transcript. Every function runs in the caller's transaction. */
export function createStatuses() {
  return {
    /** A provider's later word on a part; kept for a while where the part is not known yet. Gives what changed. */
    async apply(tx: Kysely<Database>, channel: string, update: StatusUpdate): Promise<readonly PartNews[]> {
      const part = await tx
        .selectFrom('outbox')
        .select(['conversation', 'seq', 'part', 'status', 'trace'])
        .where('channel', '=', channel)
        .where('receipt_id', '=', update.receiptId)
        .executeTakeFirst()
      const known = part ?? (await byTag(tx, channel, update))
      if (!known) return park(tx, channel, update)
      const moved = await advance(tx, known, { status: update.status, reason: update.reason ?? null })
      return moved ? [{ ...known, status: update.status }] : part ? [] : [known]
    },

    /** The provider took the part; a status that overtook this moment is applied with it. */
    async accept(tx: Kysely<Database>, key: PartKey, { channel, id }: { channel: string; id: string }): Promise<void> {
      const part = await tx
        .updateTable('outbox')
        .set({ receipt_id: id, reason: null })
        .where('conversation', '=', key.conversation)
        .where('seq', '=', key.seq)
        .where('part', '=', key.part)
        .returning(['conversation', 'seq', 'part', 'status'])
        .executeTakeFirst()
      if (!part) return
      await advance(tx, part, { status: 'accepted', reason: null })
      const early = await tx
        .deleteFrom('parked_statuses')
        .where('channel', '=', channel)
        .where('receipt_id', '=', id)
        .returning(['status', 'reason'])
        .execute()
      for (const { status, reason } of early) await advance(tx, { ...part, status: 'accepted' }, { status, reason })
    },

    advance,

    cancelBot,

    /** Forgets statuses whose part never came. */
    async sweep(tx: Kysely<Database>, now: Date): Promise<void> {
      await tx
        .deleteFrom('parked_statuses')
        .where('parked_at', '<', now.getTime() - PARKED)
        .execute()
    },
  }
}

/** The part whose receipt was lost on its way to us: it was taken after all, and is not handed over again. */
async function byTag(tx: Kysely<Database>, channel: string, { tag, receiptId }: StatusUpdate) {
  const key = tag === undefined ? null : readPartTag(tag)
  if (!key) return null
  const part = await tx
    .updateTable('outbox')
    .set({ receipt_id: receiptId, reason: null })
    .where('conversation', '=', key.conversation)
    .where('seq', '=', key.seq)
    .where('part', '=', key.part)
    .where('channel', '=', channel)
    .where('status', 'in', ['queued', 'sending'])
    .where('attempts', '>', 0)
    .returning(['conversation', 'seq', 'part', 'status', 'trace'])
    .executeTakeFirst()
  if (!part) return null
  await advance(tx, part, { status: 'accepted', reason: null })
  return { ...part, status: 'accepted' as const }
}

/** What the bot has said and nobody was handed yet is never said: a person speaks now. */
async function cancelBot(tx: Kysely<Database>, conversation: string): Promise<void> {
  const cancelled = await tx
    .updateTable('outbox')
    .set({ status: 'cancelled', reason: 'a person took over' })
    .where('conversation', '=', conversation)
    .where('origin', '=', 'bot')
    .where('status', '=', 'queued')
    .returning('seq')
    .execute()
  for (const seq of new Set(cancelled.map((part) => part.seq))) await followUp(tx, { conversation, seq })
}

async function park(tx: Kysely<Database>, channel: string, { receiptId, status, at, reason }: StatusUpdate) {
  if (status === 'accepted') return []
  await tx
    .insertInto('parked_statuses')
    .values({ channel, receipt_id: receiptId, status, reason: reason ?? null, parked_at: at.getTime() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return []
}

/** False where the part is already as far, or further. */
async function advance(
  tx: Kysely<Database>,
  part: PartKey & { status: PartStatus },
  next: { status: PartStatus; reason: string | null },
): Promise<boolean> {
  const behind = (Object.keys(RANK) as PartStatus[]).filter((status) => RANK[status] < RANK[next.status])
  const { numUpdatedRows } = await tx
    .updateTable('outbox')
    .set(next)
    .where('conversation', '=', part.conversation)
    .where('seq', '=', part.seq)
    .where('part', '=', part.part)
    .where('status', 'in', behind)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await followUp(tx, part)
  return true
}

/** A line is as far as its slowest part; one part that failed is a line that failed. */
async function followUp(
  tx: Kysely<Database>,
  { conversation, seq }: Pick<PartKey, 'conversation' | 'seq'>,
): Promise<void> {
  const parts = await tx
    .selectFrom('outbox')
    .select('status')
    .where('conversation', '=', conversation)
    .where('seq', '=', seq)
    .execute()
  const statuses = parts.map(({ status }) => status)
  const slowest = statuses.reduce((a, b) => (RANK[b] < RANK[a] ? b : a), 'cancelled' as PartStatus)
  const line: PartStatus = statuses.includes('failed') ? 'failed' : slowest
  const checkpoint: Checkpoint = line === 'sending' ? 'queued' : line
  const { bumps } = await tx
    .updateTable('conversations')
    .set(({ eb }) => ({ bumps: eb('bumps', '+', 1) }))
    .where('id', '=', conversation)
    .returning('bumps')
    .executeTakeFirstOrThrow()
  await tx
    .updateTable('transcript')
    .set({ checkpoint, bumped: bumps })
    .where('conversation', '=', conversation)
    .where('seq', '=', seq)
    .execute()
}
