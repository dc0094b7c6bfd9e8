import type { Kysely } from 'kysely'
import type { Address } from '../../channels/channel.js'
import type { Engine } from './engine.js'
import { isOpen } from './open-parts.js'
import { giveUpOverdue } from './overdue.js'
import type { PartKey } from './part-tag.js'
import { prepare, prepareOne } from './prepared.js'
import { markUnreachable } from './reach.js'
import type { Database } from './schema.js'
import type { Statuses } from './statuses.js'

/** The first part of a conversation that is not yet handed over, or whose handing over is not yet known to have worked. */
export interface Head extends PartKey {
  readonly channel: string
  readonly address: Address
  /** JSON, or what is left of it. */
  readonly payload: string
  readonly origin: 'bot' | 'agent' | 'notice'
  /** How often it was handed over. */
  readonly attempts: number
  /** Of the message that it answers, in the log. */
  readonly trace: string | null
  readonly status: 'queued' | 'sending'
  readonly dueAt: Date
  /** When the citizen last wrote, by the provider's clock. */
  readonly wroteAt: Date
  /** The citizen has blocked us, or is gone. */
  readonly unreachable: boolean
  /** No other part of the conversation waits behind it. */
  readonly last: boolean
}

/** How handing over ended. `again` puts it back; `unsure` leaves it until its outcome counts as unknown for good. */
export type Outcome =
  | { readonly kind: 'accepted'; readonly id: string; readonly note?: string }
  | { readonly kind: 'again'; readonly at: Date; readonly counts: boolean; readonly reason: string }
  | { readonly kind: 'unsure'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string; readonly unreachableSince: Date | null }

/**
 * Milliseconds after which a part whose outcome nobody learnt is handed over again: a lost reply of the provider, or a
 * process that died between the call and its mark. It is the one case in which a citizen may see a message twice.
 */
export const UNKNOWN_AFTER = 60_000

export type Outbox = ReturnType<typeof createOutbox>

/** The durable way out: one queue for each conversation, its parts in the order of the transcript. */
export function createOutbox(engine: Engine, statuses: Statuses) {
  const { db, write } = engine
  const queries = createQueries(db)
  return {
    /** Conversations with a part due before `by`, and when. */
    due: (by: Date): Promise<readonly { conversation: string; at: Date }[]> => dueBefore(db, by),

    /** Null where everything was handed over. Before its time it waits, and everything after it waits too. */
    async head(conversation: string): Promise<Head | null> {
      const [row, next] = await queries.head(db, { conversation })
      return row ? { ...toHead(row), last: next === undefined } : null
    },

    /**
     * Marks the part as being handed over, and as one attempt more. False: another process was faster, or it is the bot's
     * and an agent holds by now: then it is cancelled. From here on no claim of a case cancels it, and if nothing more is
     * heard of it, it is due again once its outcome counts as unknown.
     */
    take: (head: Head, now: Date): Promise<boolean> =>
      write(async (tx) => {
        if (await queries.take(tx, takingOf(head, now))) return true
        if (await isSilenced(tx, head))
          await statuses.advance(tx, head, { status: 'cancelled', reason: 'a person took over' })
        return false
      }),

    /** Agents' messages that nobody took in time are failed; gives the conversations that changed. */
    giveUp: (now: Date): Promise<readonly string[]> => giveUpOverdue(engine, statuses, now),

    /** JSON of a part that a provider took under this id; null where there is none. */
    async taken(channel: string, receiptId: string): Promise<string | null> {
      const row = await db
        .selectFrom('outbox')
        .select('payload')
        .where('channel', '=', channel)
        .where('receipt_id', '=', receiptId)
        .executeTakeFirst()
      return row?.payload ?? null
    },

    /** Only for a part that was taken. */
    settle: (part: Head, outcome: Outcome): Promise<void> => write((tx) => settle(tx, part, { outcome, statuses })),
  }
}

async function settle(
  tx: Kysely<Database>,
  part: Head,
  { outcome, statuses }: { outcome: Outcome; statuses: Statuses },
): Promise<void> {
  switch (outcome.kind) {
    case 'accepted':
      return statuses.accept(tx, part, { channel: part.channel, id: outcome.id, note: outcome.note ?? null })
    case 'again':
      if (!(await isSilenced(tx, part))) return putBack(tx, part, outcome)
      return void (await statuses.advance(tx, part, { status: 'cancelled', reason: outcome.reason }))
    case 'unsure':
      return note(tx, part, outcome.reason)
    case 'failed':
      if (outcome.unreachableSince) await markUnreachable(tx, part.conversation, outcome.unreachableSince)
      return fail(tx, part, { statuses, reason: outcome.reason })
  }
}

/** Parts: a conversation's first is enough to wake it. */
const DUE_AT_ONCE = 1_000

/** The longest due first. Grouped last: an engine would else read the whole outbox, in the order of conversations. */
async function dueBefore(db: Kysely<Database>, by: Date) {
  const rows = await db
    .selectFrom(
      db
        .selectFrom('outbox')
        .select(['conversation', 'due_at'])
        .where(isOpen)
        .where('due_at', '<=', by.getTime())
        .orderBy('due_at')
        .limit(DUE_AT_ONCE)
        .as('due'),
    )
    .select(({ fn }) => ['conversation', fn.min('due_at').as('at')])
    .groupBy('conversation')
    .execute()
  return rows.map(({ conversation, at }) => ({ conversation, at: new Date(at) }))
}

type HeadRow = Awaited<ReturnType<ReturnType<typeof createQueries>['head']>>[number]

function createQueries(db: Kysely<Database>) {
  return {
    head: prepare<{ conversation: string }>(db)((kysely, slot) =>
      kysely
        .selectFrom('outbox')
        .innerJoin('conversations', 'conversations.id', 'outbox.conversation')
        .select(['conversation', 'seq', 'part', 'outbox.channel', 'origin', 'payload', 'status', 'attempts'])
        .select(['trace', 'outbox.due_at', 'account', 'recipient', 'last_inbound_at', 'unreachable_at'])
        .where('conversation', '=', slot('conversation'))
        .where(isOpen)
        .orderBy('seq')
        .orderBy('part')
        .limit(2),
    ),
    take: prepareOne<ReturnType<typeof takingOf>>(db)((kysely, slot) =>
      kysely
        .updateTable('outbox')
        .set({ status: 'sending', attempts: slot('attempts'), due_at: slot('unknownAt') })
        .where('conversation', '=', slot('conversation'))
        .where('seq', '=', slot('seq'))
        .where('part', '=', slot('part'))
        .where('status', '=', slot('status'))
        .where('due_at', '=', slot('dueAt'))
        .where(({ or, eb, not, exists, selectFrom }) =>
          or([
            eb('origin', '<>', 'bot'),
            not(
              exists(
                selectFrom('conversations')
                  .select('id')
                  .where('id', '=', slot('conversation'))
                  .where('holder', '=', 'agent'),
              ),
            ),
          ]),
        )
        .returning('part'),
    ),
  }
}

const takingOf = ({ conversation, seq, part, status, dueAt, attempts }: Head, now: Date) => ({
  conversation,
  seq,
  part,
  status,
  dueAt: dueAt.getTime(),
  attempts: attempts + 1,
  unknownAt: now.getTime() + UNKNOWN_AFTER,
})

const toHead = (row: HeadRow): Omit<Head, 'last'> => ({
  conversation: row.conversation,
  seq: row.seq,
  part: row.part,
  channel: row.channel,
  address: { conversation: row.conversation, account: row.account, recipient: row.recipient },
  payload: row.payload,
  origin: row.origin,
  attempts: row.attempts,
  trace: row.trace,
  status: row.status === 'sending' ? 'sending' : 'queued',
  dueAt: new Date(row.due_at),
  wroteAt: new Date(row.last_inbound_at),
  unreachable: row.unreachable_at !== null,
})

const update = (tx: Kysely<Database>, key: PartKey) =>
  tx
    .updateTable('outbox')
    .where('conversation', '=', key.conversation)
    .where('seq', '=', key.seq)
    .where('part', '=', key.part)

/** The bot is silent while an agent holds, also with what a claim could not cancel because it was under way. */
async function isSilenced(tx: Kysely<Database>, { origin, conversation }: Head): Promise<boolean> {
  if (origin !== 'bot') return false
  const row = await tx.selectFrom('conversations').select('holder').where('id', '=', conversation).executeTakeFirst()
  return row?.holder === 'agent'
}

async function putBack(tx: Kysely<Database>, part: Head, { at, counts, reason }: Outcome & { kind: 'again' }) {
  await update(tx, part)
    .set({ status: 'queued', due_at: at.getTime(), attempts: counts ? part.attempts + 1 : part.attempts, reason })
    .where('status', '=', 'sending')
    .execute()
}

async function note(tx: Kysely<Database>, part: Head, reason: string) {
  await update(tx, part).set({ reason }).where('status', '=', 'sending').execute()
}

/** The rest of the message goes with it: half a message is worse than one that says it failed. */
async function fail(tx: Kysely<Database>, part: Head, { statuses, reason }: { statuses: Statuses; reason: string }) {
  const rest = await tx
    .selectFrom('outbox')
    .select(['conversation', 'seq', 'part', 'status'])
    .where('conversation', '=', part.conversation)
    .where('seq', '=', part.seq)
    .where(isOpen)
    .execute()
  for (const one of rest) await statuses.advance(tx, one, { status: 'failed', reason })
}
