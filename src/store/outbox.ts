import type { Kysely } from 'kysely'
import type { Address, Part } from '../../channels/channel.js'
import type { Engine } from './engine.js'
import type { Database } from './schema.js'
import type { PartKey, Statuses } from './statuses.js'

/** A part that is ours to hand over now. */
export interface Taken extends PartKey {
  readonly channel: string
  readonly address: Address
  readonly content: Part
  /** Counts this one. */
  readonly attempts: number
}

export type Next =
  { readonly kind: 'part'; readonly part: Taken } | { readonly kind: 'wait'; readonly until: Date } | null

/** How handing over ended. `again` puts it back; `unsure` leaves it until its outcome counts as unknown for good. */
export type Outcome =
  | { readonly kind: 'accepted'; readonly id: string }
  | { readonly kind: 'again'; readonly at: Date; readonly counts: boolean; readonly reason: string }
  | { readonly kind: 'unsure'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string }

/**
 * Milliseconds after which a part whose outcome nobody learnt is handed over again: a lost reply of the provider, or a
 * process that died between the call and its mark. It is the one case in which a citizen may see a message twice.
 */
export const UNKNOWN_AFTER = 60_000

export type Outbox = ReturnType<typeof createOutbox>

/** The durable way out: one queue for each conversation, its parts in the order of the transcript. */
export function createOutbox({ db, write }: Engine, statuses: Statuses) {
  return {
    /** Conversations with a part due before `by`, and when. */
    async due(by: Date): Promise<readonly { conversation: string; at: Date }[]> {
      const rows = await db
        .selectFrom('outbox')
        .select(({ fn }) => ['conversation', fn.min('due_at').as('at')])
        .where('status', 'in', ['queued', 'sending'])
        .where('due_at', '<=', by.getTime())
        .groupBy('conversation')
        .limit(DUE_AT_ONCE)
        .execute()
      return rows.map(({ conversation, at }) => ({ conversation, at: new Date(at) }))
    },

    /** The conversation's next part, marked as being sent: no other process gets it, and no claim of a case cancels it. */
    async take(conversation: string, now: Date): Promise<Next> {
      const head = await headOf(db, conversation)
      if (!head) return null
      if (head.due_at > now.getTime()) return { kind: 'wait', until: new Date(head.due_at) }
      const mine = await write((tx) => mark(tx, head, now))
      return mine ? { kind: 'part', part: toTaken(head) } : { kind: 'wait', until: now }
    },

    settle: (part: Taken, outcome: Outcome): Promise<void> =>
      write(async (tx) => {
        switch (outcome.kind) {
          case 'accepted':
            return statuses.accept(tx, part, { channel: part.channel, id: outcome.id })
          case 'again':
            return putBack(tx, part, outcome)
          case 'unsure':
            return note(tx, part, outcome.reason)
          case 'failed':
            return fail(tx, part, { statuses, reason: outcome.reason })
        }
      }),
  }
}

const DUE_AT_ONCE = 500

type Head = NonNullable<Awaited<ReturnType<typeof headOf>>>

const headOf = (db: Kysely<Database>, conversation: string) =>
  db
    .selectFrom('outbox')
    .innerJoin('conversations', 'conversations.id', 'outbox.conversation')
    .selectAll('outbox')
    .select(['account', 'recipient'])
    .where('conversation', '=', conversation)
    .where('status', 'in', ['queued', 'sending'])
    .orderBy('seq')
    .orderBy('part')
    .limit(1)
    .executeTakeFirst()

const toTaken = (head: Head): Taken => ({
  conversation: head.conversation,
  seq: head.seq,
  part: head.part,
  channel: head.channel,
  address: { conversation: head.conversation, account: head.account, recipient: head.recipient },
  content: JSON.parse(head.payload) as Part,
  attempts: head.attempts + 1,
})

const update = (tx: Kysely<Database>, key: PartKey) =>
  tx
    .updateTable('outbox')
    .where('conversation', '=', key.conversation)
    .where('seq', '=', key.seq)
    .where('part', '=', key.part)

async function mark(tx: Kysely<Database>, head: Head, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await update(tx, head)
    .set({ status: 'sending', attempts: head.attempts + 1, due_at: now.getTime() + UNKNOWN_AFTER })
    .where('status', '=', head.status)
    .where('due_at', '=', head.due_at)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

async function putBack(tx: Kysely<Database>, part: Taken, { at, counts, reason }: Outcome & { kind: 'again' }) {
  await update(tx, part)
    .set({ status: 'queued', due_at: at.getTime(), attempts: counts ? part.attempts : part.attempts - 1, reason })
    .where('status', '=', 'sending')
    .execute()
}

async function note(tx: Kysely<Database>, part: Taken, reason: string) {
  await update(tx, part).set({ reason }).execute()
}

/** The rest of the message goes with it: half a message is worse than one that says it failed. */
async function fail(tx: Kysely<Database>, part: Taken, { statuses, reason }: { statuses: Statuses; reason: string }) {
  const rest = await tx
    .selectFrom('outbox')
    .select(['conversation', 'seq', 'part', 'status'])
    .where('conversation', '=', part.conversation)
    .where('seq', '=', part.seq)
    .where('status', 'in', ['queued', 'sending'])
    .execute()
  for (const one of rest) await statuses.advance(tx, one, { status: 'failed', reason })
}
