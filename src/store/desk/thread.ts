import { type Kysely, type Selectable, sql } from 'kysely'
import type { Engine } from '../engine.js'
import type { Checkpoint, Database } from '../schema.js'

/** A line as agents see it; `activity` is JSON. */
export interface DeskLine {
  readonly seq: number
  readonly origin: Selectable<Database['transcript']>['origin']
  readonly activity: string
  readonly checkpoint: Checkpoint
  readonly at: number
  readonly author: string | null
  readonly clientId: string | null
  readonly mentions: readonly string[]
  /** Why it failed; null where it did not. */
  readonly reason: string | null
}

export interface DeskPage {
  readonly lines: readonly DeskLine[]
  readonly version: number
  readonly hasEarlier: boolean
}

/** What agents may know of a conversation beside its lines. */
export interface DeskConversation {
  readonly id: string
  readonly channel: string
  readonly language: 'ar' | 'en'
  readonly holder: 'bot' | 'queue' | 'agent'
  readonly blocked: { readonly reason: string; readonly at: Date } | null
  readonly lastInboundAt: Date
  readonly version: number
  readonly lastSeq: number
}

/** Checkpoints that may change within one line number: far more than a conversation sees. */
const BUMPS = 1_000_000

/**
 * One number that rises with every new line and every checkpoint that moves, and never goes back. A reader who is at it
 * needs the lines after its line number, and those whose checkpoint moved since.
 */
export const versionOf = ({ last_seq, bumps }: { last_seq: number; bumps: number }): number => last_seq * BUMPS + bumps

export type Thread = ReturnType<typeof createThread>

export function createThread({ db }: Engine) {
  return { ...createPages(db), ...createLookUps(db), ...createReceiptReads(db) }
}

const rowOf = (db: Kysely<Database>, conversation: string) =>
  db
    .selectFrom('conversations')
    .select(['channel', 'language', 'holder', 'last_seq', 'bumps', 'blocked_at', 'blocked_reason', 'last_inbound_at'])
    .where('id', '=', conversation)
    .where('erased_at', 'is', null)
    .executeTakeFirst()

/** What is to be read, and from where on. */
function createPages(db: Kysely<Database>) {
  return {
    async conversation(id: string): Promise<DeskConversation | null> {
      const row = await rowOf(db, id)
      if (!row) return null
      return {
        id,
        channel: row.channel,
        language: row.language === 'en' ? 'en' : 'ar',
        holder: row.holder,
        blocked: row.blocked_at === null ? null : { reason: row.blocked_reason ?? '', at: new Date(row.blocked_at) },
        lastInboundAt: new Date(row.last_inbound_at),
        version: versionOf(row),
        lastSeq: row.last_seq,
      }
    },

    /** Everything that changed since a version, oldest first. */
    async since(conversation: string, version: number): Promise<DeskPage> {
      const row = await rowOf(db, conversation)
      if (!row) return { lines: [], version, hasEarlier: false }
      const [seq, bumped] = [Math.floor(version / BUMPS), version % BUMPS]
      const found = await linesOf(db, conversation)
        .where(({ eb, or }) => or([eb('seq', '>', seq), eb('bumped', '>', bumped)]))
        .orderBy('seq')
        .execute()
      return { lines: await readLines(db, conversation, found), version: versionOf(row), hasEarlier: false }
    },

    /** The last lines before a line number, or the last of all where it is null, oldest first. */
    async before(conversation: string, seq: number | null, limit: number): Promise<DeskPage> {
      const row = await rowOf(db, conversation)
      const found = await linesOf(db, conversation)
        .$if(seq !== null, (lines) => lines.where('seq', '<', seq))
        .orderBy('seq', 'desc')
        .limit(limit + 1)
        .execute()
      const shown = found.slice(0, limit).toReversed()
      return {
        lines: await readLines(db, conversation, shown),
        version: row ? versionOf(row) : 0,
        hasEarlier: found.length > limit,
      }
    },
  }
}

function createLookUps(db: Kysely<Database>) {
  return {
    /** Bytes of files, by their id. */
    async fileSizes(conversation: string, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
      if (ids.length === 0) return new Map()
      const rows = await db
        .selectFrom('files')
        .select(['id', sql<number>`length(bytes)`.as('bytes')])
        .where('conversation', '=', conversation)
        .where('id', 'in', ids)
        .execute()
      return new Map(rows.map(({ id, bytes }) => [id, bytes]))
    },

    /** Lines after one number, up to and with another. */
    async between(conversation: string, after: number, upTo: number): Promise<readonly DeskLine[]> {
      const found = await linesOf(db, conversation)
        .where('seq', '>', after)
        .where('seq', '<=', upTo)
        .orderBy('seq')
        .execute()
      return readLines(db, conversation, found)
    },

    /** Where its citizen is reached, and the provider's id of their last message. Null: there is no such conversation. */
    async addressOf(conversation: string) {
      const row = await db
        .selectFrom('conversations')
        .select(['channel', 'account', 'recipient'])
        .where('id', '=', conversation)
        .executeTakeFirst()
      const last = await db
        .selectFrom('inbox')
        .select('provider_id')
        .where('conversation', '=', conversation)
        .orderBy('provider_at', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row && last ? { ...row, lastMessage: last.provider_id } : null
    },

    async line(conversation: string, seq: number): Promise<DeskLine | null> {
      const found = await linesOf(db, conversation).where('seq', '=', seq).execute()
      return (await readLines(db, conversation, found))[0] ?? null
    },

    /** The citizen's last words. */
    async lastFromCitizen(conversation: string): Promise<DeskLine | null> {
      const found = await linesOf(db, conversation)
        .where('origin', '=', 'citizen')
        .orderBy('seq', 'desc')
        .limit(1)
        .execute()
      return (await readLines(db, conversation, found))[0] ?? null
    },
  }
}

function createReceiptReads(db: Kysely<Database>) {
  return {
    /** What the bot answered before a line, newest first: entry, confidence and the rule; null: nothing. */
    receipts: (conversation: string, limit: number) =>
      db
        .selectFrom('receipts')
        .select(['seq', 'entry', 'confidence', 'rule', 'question', 'at', 'runners_up'])
        .where('conversation', '=', conversation)
        .orderBy('seq', 'desc')
        .orderBy('part')
        .limit(limit)
        .execute(),

    receiptsOf: (conversation: string, seqs: readonly number[]) =>
      seqs.length === 0
        ? Promise.resolve([])
        : db
            .selectFrom('receipts')
            .select(['seq', 'entry', 'hash', 'confidence', 'rule', 'runners_up'])
            .where('conversation', '=', conversation)
            .where('seq', 'in', seqs)
            .orderBy('seq')
            .orderBy('part')
            .execute(),
  }
}

const linesOf = (db: Kysely<Database>, conversation: string) =>
  db
    .selectFrom('transcript')
    .select(['seq', 'origin', 'activity', 'checkpoint', 'at', 'author', 'client_id', 'mentions'])
    .where('conversation', '=', conversation)

type Row = Awaited<ReturnType<ReturnType<typeof linesOf>['execute']>>[number]

async function readLines(db: Kysely<Database>, conversation: string, rows: readonly Row[]): Promise<DeskLine[]> {
  // A file or a template may have gone in another form.
  const odd = rows.filter(
    ({ checkpoint, activity }) => checkpoint === 'failed' || /"(attachments|template)":/.test(activity),
  )
  const reasons = await reasonsOf(
    db,
    conversation,
    odd.map(({ seq }) => seq),
  )
  return rows.map(({ seq, origin, activity, checkpoint, at, author, client_id, mentions }) => ({
    seq,
    origin,
    activity,
    checkpoint,
    at,
    author,
    clientId: client_id,
    mentions: mentions === null ? [] : (JSON.parse(mentions) as string[]),
    reason: reasons.get(seq) ?? null,
  }))
}

async function reasonsOf(
  db: Kysely<Database>,
  conversation: string,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (seqs.length === 0) return new Map()
  const rows = await db
    .selectFrom('outbox')
    .select(['seq', 'reason'])
    .where('conversation', '=', conversation)
    .where('seq', 'in', seqs)
    .where('status', 'in', ['failed', 'accepted', 'delivered', 'read'])
    .execute()
  return new Map(rows.flatMap(({ seq, reason }) => (reason === null ? [] : [[seq, reason] as const])))
}
