import { type Kysely, sql } from 'kysely'
import { isOpen } from './open-parts.js'
import type { Engine } from './engine.js'
import type { Database } from './schema.js'

/** The one that has waited longest, and how many there are. */
export interface Waiting {
  readonly count: number
  readonly conversation: string | null
  readonly since: Date | null
}

/** A case, and since when it stands like that. */
export interface StandingCase {
  readonly conversation: string
  readonly reference: string
  readonly since: Date
}

/** A reply window that is about to close over a case. */
export interface ClosingWindow extends StandingCase {
  readonly channel: string
}

/** Everything that waits, wherever it waits. */
export interface Backlog {
  /** Messages whose turn is due. */
  readonly unanswered: Waiting
  /** Parts that are not handed over, by channel. */
  readonly outbox: readonly (Waiting & { readonly channel: string })[]
  /** Parts handed over without a word from the provider, longer than that is waited for. */
  readonly unknown: number
  /** Claimed cases whose citizen waits longest for the agent's word. */
  readonly claimed: readonly StandingCase[]
  /** Cases in the queue, longest first. */
  readonly queued: readonly StandingCase[]
  readonly timers: Waiting & { readonly kind: string | null }
  readonly quarantined: readonly { readonly kind: string; readonly count: number }[]
  /** Receipts of parts that we do not know (yet). */
  readonly parked: number
}

export type Stuck = ReturnType<typeof createStuck>

/** Rows of a list that are given: a person is to read them. */
const MOST = 20

/** What waits and for how long. Over all conversations: for operators, now and then, never on a message's way. */
export function createStuck({ db }: Engine) {
  return {
    async backlog(now: Date): Promise<Backlog> {
      const at = now.getTime()
      const [unanswered, outbox, unknown, claimed, queued, timers, quarantined, parked] = await Promise.all([
        dueTurns(db, at),
        openParts(db),
        unknownParts(db, at),
        claimedCases(db),
        queuedCases(db),
        dueTimers(db, at),
        setApart(db),
        countOf(db, 'parked_statuses'),
      ])
      return { unanswered, outbox, unknown, claimed, queued, timers, quarantined, parked }
    },

    /** Cases open on `channel` whose citizen wrote last between the two. */
    async closing(channel: string, wrote: { readonly after: Date; readonly before: Date }) {
      const rows = await db
        .selectFrom('cases')
        .innerJoin('conversations', 'conversations.id', 'cases.conversation')
        .select(['conversations.id', 'cases.reference', 'conversations.last_inbound_at'])
        .where('cases.closed_at', 'is', null)
        .where('conversations.channel', '=', channel)
        .where('conversations.last_inbound_at', '>', wrote.after.getTime())
        .where('conversations.last_inbound_at', '<=', wrote.before.getTime())
        .orderBy('conversations.last_inbound_at')
        .limit(MOST)
        .execute()
      return rows.map(({ id, reference, last_inbound_at }): ClosingWindow => ({
        conversation: id,
        channel,
        reference,
        since: new Date(last_inbound_at),
      }))
    },
  }
}

interface Row {
  readonly conversation: string
  readonly at: number | null
}

const waiting = (count: number | undefined, row: Row | undefined): Waiting => ({
  count: Number(count ?? 0),
  conversation: row?.conversation ?? null,
  since: row?.at === null || row?.at === undefined ? null : new Date(Number(row.at)),
})

async function dueTurns(db: Kysely<Database>, at: number): Promise<Waiting> {
  const due = db.selectFrom('conversations').where('due_at', 'is not', null).where('due_at', '<=', at)
  const first = due.select(['id as conversation', 'pending_since as at']).orderBy('pending_since').limit(1)
  const count = due.select(({ fn }) => fn.countAll<number>().as('count'))
  return waiting((await count.executeTakeFirst())?.count, await first.executeTakeFirst())
}

async function openParts(db: Kysely<Database>): Promise<Backlog['outbox']> {
  const open = db
    .selectFrom('outbox')
    .innerJoin('transcript', (join) =>
      join.onRef('transcript.conversation', '=', 'outbox.conversation').onRef('transcript.seq', '=', 'outbox.seq'),
    )
    .where(isOpen)
  const counts = await open
    .select(({ fn }) => ['outbox.channel', fn.countAll<number>().as('count')])
    .groupBy('outbox.channel')
    .execute()
  return Promise.all(
    counts.map(async ({ channel, count }) => {
      const first = await open
        .select(['outbox.conversation', 'transcript.at'])
        .where('outbox.channel', '=', channel)
        .orderBy('transcript.at')
        .limit(1)
        .executeTakeFirst()
      return { channel, ...waiting(count, first) }
    }),
  )
}

async function unknownParts(db: Kysely<Database>, at: number): Promise<number> {
  const row = await db
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('status', '=', 'sending')
    .where('due_at', '<=', at)
    .executeTakeFirst()
  return Number(row?.count ?? 0)
}

const standing = (rows: readonly (Row & { reference: string })[]): readonly StandingCase[] =>
  rows.map(({ conversation, reference, at }) => ({ conversation, reference, since: new Date(Number(at ?? 0)) }))

const claimedCases = async (db: Kysely<Database>) =>
  standing(
    await db
      .selectFrom('cases')
      .select(['conversation', 'reference', 'waiting_since as at'])
      .where('closed_at', 'is', null)
      .where('state', '=', 'claimed')
      .where('waiting_since', 'is not', null)
      .where('snoozed_until', 'is', null)
      .orderBy('waiting_since')
      .limit(MOST)
      .execute(),
  )

const queuedCases = async (db: Kysely<Database>) =>
  standing(
    await db
      .selectFrom('cases')
      .select(['conversation', 'reference', 'queued_at as at'])
      .where('state', '=', sql.lit('queued'))
      .orderBy('queued_at')
      .limit(MOST)
      .execute(),
  )

async function dueTimers(db: Kysely<Database>, at: number): Promise<Backlog['timers']> {
  const due = db.selectFrom('timers').where('due_at', '<=', at)
  const first = await due.select(['conversation', 'kind', 'due_at as at']).orderBy('due_at').limit(1).executeTakeFirst()
  const count = await due.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirst()
  return { ...waiting(count?.count, first), kind: first?.kind ?? null }
}

async function setApart(db: Kysely<Database>): Promise<Backlog['quarantined']> {
  const rows = await db
    .selectFrom('quarantine')
    .select(({ fn }) => ['kind', fn.countAll<number>().as('count')])
    .groupBy('kind')
    .execute()
  return rows.map(({ kind, count }) => ({ kind, count: Number(count) }))
}

async function countOf(db: Kysely<Database>, table: 'parked_statuses'): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirst()
  return Number(row?.count ?? 0)
}
