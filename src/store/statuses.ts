import type { Kysely } from 'kysely'
import type { StatusUpdate } from '../../channels/channel.js'
import type { Engine } from './engine.js'
import { isOpen } from './open-parts.js'
import { type PartKey, readPartTag } from './part-tag.js'
import type { Checkpoint, Database, PartStatus } from './schema.js'
import { createStatusQueries, type LineKey, type Moved, RANK } from './status-queries.js'

/** Milliseconds for which a status waits for its part to be marked accepted. */
const PARKED = 10 * 60_000

interface Next {
  readonly status: Moved
  readonly reason: string | null
}

interface Taken {
  readonly channel: string
  readonly id: string
  /** In what other form it went; null: as it was. */
  readonly note: string | null
}

/** How far a part got. */
export interface PartNews extends PartKey {
  readonly status: PartStatus
  readonly trace: string | null
}

type Known = Omit<PartNews, 'status'>

export type Statuses = ReturnType<typeof createStatuses>

/** Moves parts forward, and with them their lines of the transcript. Every function runs in the caller's transaction. */
export function createStatuses({ db }: Pick<Engine, 'db'>) {
  const queries = createStatusQueries(db)

  /** False where the part is already as far, or further. */
  const advance = async (tx: Kysely<Database>, { part, ...line }: PartKey, next: Next): Promise<boolean> => {
    const moved = await queries.advance[next.status](tx, { ...line, part, reason: next.reason })
    if (moved) await followUp(tx, line)
    return moved !== undefined
  }

  /** A line is as far as its slowest part; one part that failed is a line that failed. */
  const followUp = async (tx: Kysely<Database>, { conversation, seq }: LineKey): Promise<void> => {
    const parts = await queries.parts(tx, { conversation, seq })
    const bumped = await queries.bump(tx, { conversation })
    if (!bumped) throw new Error('a part without a conversation')
    await queries.follow(tx, { conversation, seq, checkpoint: checkpointOf(parts), bumped: bumped.bumps })
  }

  return {
    /** A provider's later word on a part; kept for a while where the part is not known yet. Gives what changed. */
    async apply(tx: Kysely<Database>, channel: string, update: StatusUpdate): Promise<readonly PartNews[]> {
      const named = () => queries.byReceipt(tx, { channel, id: update.receiptId })
      const part = await named()
      const known = part ?? (await byTag(tx, channel, update)) ?? (await named())
      if (!known) return park(tx, channel, update)
      if (!part) await advance(tx, known, { status: 'accepted', reason: null })
      const moved = await advance(tx, known, { status: update.status, reason: update.reason ?? null })
      return moved ? [{ ...known, status: update.status }] : part ? [] : [{ ...known, status: 'accepted' }]
    },

    /** The provider took the part; a status that overtook this moment is applied with it. */
    async accept(tx: Kysely<Database>, key: PartKey, { channel, id, note }: Taken): Promise<void> {
      await queries.receipt(tx, { ...key, id })
      await advance(tx, key, { status: 'accepted', reason: note })
      for (const { status, reason } of await queries.unpark(tx, { channel, id }))
        await advance(tx, key, { status, reason })
    },

    advance,

    /** What the bot has said and nobody was handed yet is never said: a person speaks now. */
    async cancelBot(tx: Kysely<Database>, conversation: string): Promise<void> {
      const cancelled = await tx
        .updateTable('outbox')
        .set({ status: 'cancelled', reason: 'a person took over' })
        .where('conversation', '=', conversation)
        .where('origin', '=', 'bot')
        .where('status', '=', 'queued')
        .returning('seq')
        .execute()
      for (const seq of new Set(cancelled.map((part) => part.seq))) await followUp(tx, { conversation, seq })
    },

    /** Forgets statuses whose part never came. */
    async sweep(tx: Kysely<Database>, now: Date): Promise<void> {
      await tx
        .deleteFrom('parked_statuses')
        .where('parked_at', '<', now.getTime() - PARKED)
        .execute()
    },
  }
}

/**
 * The part whose receipt was lost on its way to us: it was taken after all, and is not handed over again. Where the receipt
 * is just being noted, this waits for that and gives null: the part is known by it then.
 */
async function byTag(tx: Kysely<Database>, channel: string, { tag, receiptId }: StatusUpdate): Promise<Known | null> {
  const key = tag === undefined ? null : readPartTag(tag)
  if (!key) return null
  const part = await tx
    .updateTable('outbox')
    .set({ receipt_id: receiptId, reason: null })
    .where('conversation', '=', key.conversation)
    .where('seq', '=', key.seq)
    .where('part', '=', key.part)
    .where('channel', '=', channel)
    .where(isOpen)
    .where('attempts', '>', 0)
    .returning(['conversation', 'seq', 'part', 'trace'])
    .executeTakeFirst()
  return part ?? null
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

function checkpointOf(parts: readonly { status: PartStatus }[]): Checkpoint {
  const statuses = parts.map(({ status }) => status)
  const slowest = statuses.reduce((a, b) => (RANK[b] < RANK[a] ? b : a), 'cancelled' as PartStatus)
  const line: PartStatus = statuses.includes('failed') ? 'failed' : slowest
  return line === 'sending' ? 'queued' : line
}
