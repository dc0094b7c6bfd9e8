import { type Kysely, type Selectable, sql } from 'kysely'
import type { Language } from '../../knowledge/language/language.js'
import { placeOf } from './desk/place.js'
import type { Engine } from './engine.js'
import { longestDue } from './memory-leases.js'
import { prepare, prepareOne } from './prepared.js'
import type { CaseState, Database, Holder } from './schema.js'

/** A conversation with its pending messages: what a turn needs to know. */
export interface Snapshot {
  readonly conversation: string
  readonly channel: string
  readonly account: string
  readonly recipient: string
  readonly version: number
  readonly holder: Holder
  readonly language: Language
  /** JSON, or what is left of it. */
  readonly state: string | null
  readonly dueAt: Date | null
  /** In the order in which the provider says that they were sent. */
  readonly pending: readonly PendingMessage[]
  readonly case: OpenCase | null
  /** The case that was resolved last, while the citizen may still rate it or have it reopened. */
  readonly resolved: ResolvedCase | null
  /** The citizen is no longer heard. */
  readonly blocked: boolean
}

export interface PendingMessage {
  readonly providerId: string
  readonly attempts: number
  readonly receivedAt: Date
  /** Names the request that brought it, in the log. */
  readonly trace: string | null
  /** JSON, or what is left of it. */
  readonly activity: string
}

export interface OpenCase {
  readonly reference: string
  readonly state: Extract<CaseState, 'queued' | 'callback' | 'claimed'>
  /** Counted from 1; null where it does not wait in the queue. */
  readonly place: number | null
}

export interface ResolvedCase {
  readonly reference: string
  readonly agent: string | null
  /** The question how satisfied the citizen is has no answer yet. */
  readonly survey: boolean
  /** A score without words: the next message may be those. */
  readonly rated: boolean
  /** Until when the citizen's words reopen it; null: no longer. */
  readonly reopenUntil: Date | null
}

/** A turn takes no more at once; the rest is the next turn's. */
const MOST_PENDING = 50
const DUE_AT_ONCE = 500

export type Conversations = ReturnType<typeof createConversations>

/** What there is to do, and all that is needed to do it. Reads only. */
export function createConversations({ db }: Engine) {
  const queries = createQueries(db)
  return {
    /** Conversations whose messages are due before `by`, and when: the longest waiting first. */
    async due(by: Date): Promise<readonly { conversation: string; at: Date }[]> {
      const rows = await queries.due(db, { by: by.getTime() })
      return rows.map(({ id, due_at }) => ({ conversation: id, at: new Date(due_at ?? by.getTime()) }))
    },

    /** Those whose turn comes first, whenever that is. */
    longestDue: (): Promise<readonly string[]> => longestDue(db),

    /** Null for a conversation that does not exist. */
    async snapshot(conversation: string): Promise<Snapshot | null> {
      const row = await queries.row(db, { conversation })
      if (!row) return null
      const pending = await queries.pending(db, { conversation })
      return {
        ...standing(row),
        conversation,
        channel: row.channel,
        account: row.account,
        recipient: row.recipient,
        pending: pending.map(({ provider_id, attempts, received_at, trace, activity }) => ({
          providerId: provider_id,
          attempts,
          receivedAt: new Date(received_at),
          trace,
          activity,
        })),
        case: row.open === null ? null : await openCase(db, row.open),
        resolved: row.last_case === null || row.open !== null ? null : await resolvedCase(db, row.last_case),
      }
    },
  }
}

/** What of a conversation's row a turn depends on. */
export type Standing = Pick<ConversationsRow, 'version' | 'holder' | 'language' | 'state' | 'due_at' | 'blocked_at'>
type ConversationsRow = Selectable<Database['conversations']>

export const standing = (
  row: Standing,
): Pick<Snapshot, 'version' | 'holder' | 'language' | 'state' | 'dueAt' | 'blocked'> => ({
  version: row.version,
  holder: row.holder,
  language: row.language === 'en' ? 'en' : 'ar',
  state: row.state,
  dueAt: row.due_at === null ? null : new Date(row.due_at),
  blocked: row.blocked_at !== null,
})

async function openCase(db: Kysely<Database>, reference: string): Promise<OpenCase | null> {
  const row = await db
    .selectFrom('cases')
    .select('state')
    .where('reference', '=', reference)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  if (row?.state !== 'queued' && row?.state !== 'callback' && row?.state !== 'claimed') return null
  return { reference, state: row.state, place: row.state === 'queued' ? await placeOf(db, reference) : null }
}

async function resolvedCase(db: Kysely<Database>, reference: string): Promise<ResolvedCase | null> {
  const row = await db
    .selectFrom('cases')
    .select(['agent', 'survey_until', 'reopen_until', 'score', 'comment', 'state'])
    .where('reference', '=', reference)
    .executeTakeFirst()
  if (!row) return null
  return {
    reference,
    agent: row.agent,
    survey: row.survey_until !== null,
    rated: row.score !== null && row.comment === null,
    reopenUntil: row.reopen_until === null ? null : new Date(row.reopen_until),
  }
}

function createQueries(db: Kysely<Database>) {
  return {
    due: prepare<{ by: number }>(db)((kysely, slot) =>
      kysely
        .selectFrom('conversations')
        .select(['id', 'due_at'])
        .where('due_at', 'is not', null)
        .where('due_at', '<=', slot('by'))
        .orderBy('due_at')
        .limit(DUE_AT_ONCE),
    ),
    row: prepareOne<{ conversation: string }>(db)((kysely, slot) =>
      kysely
        .selectFrom('conversations')
        .select(['channel', 'account', 'recipient', 'version', 'holder', 'language', 'state', 'due_at'])
        .select(['last_case', 'blocked_at'])
        .select(({ selectFrom }) => [
          selectFrom('cases')
            .select('reference')
            .where('conversation', '=', slot('conversation'))
            .where('closed_at', 'is', null)
            .as('open'),
        ])
        .where('id', '=', slot('conversation')),
    ),
    pending: prepare<{ conversation: string }>(db)((kysely, slot) =>
      kysely
        .selectFrom('inbox')
        .innerJoin('transcript', (join) =>
          join.onRef('transcript.conversation', '=', 'inbox.conversation').onRef('transcript.seq', '=', 'inbox.seq'),
        )
        .select(['inbox.provider_id', 'inbox.attempts', 'inbox.received_at', 'inbox.trace', 'transcript.activity'])
        .where('inbox.conversation', '=', slot('conversation'))
        .where('inbox.status', '=', sql.lit('pending'))
        .orderBy('inbox.provider_at')
        .orderBy('inbox.seq')
        .limit(MOST_PENDING),
    ),
  }
}
