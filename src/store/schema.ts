import type { Generated } from 'kysely'
import type { AccessTables } from './access-schema.js'
import type { CaseTable, DeskTables } from './desk/tables.js'

export type { CaseState } from './desk/tables.js'

/**
 * The tables as code sees them; `migrations/` makes them. Every table of the message path has the conversation's id as
 * the first column of its key. Times are milliseconds since 1970 in UTC, truths are 0 or 1, JSON is text: the same on
 * SQLite and Postgres.
 */
export interface Database extends AccessTables, DeskTables {
  conversations: ConversationTable
  inbox: InboxTable
  transcript: TranscriptTable
  outbox: OutboxTable
  parked_statuses: ParkedStatusTable
  receipts: ReceiptTable
  cases: CaseTable
  timers: TimerTable
  quarantine: QuarantineTable
  files: FileTable
  announcements: AnnouncementTable
  people: PeopleTable
  people_key: { key: string }
  media: MediaTable
  channel_logs: ChannelLogTable
  jobs: JobTable
}

/** Who may speak to the citizen. */
export type Holder = 'bot' | 'queue' | 'agent'

interface ConversationTable {
  id: string
  channel: string
  account: string
  /** The provider's word for the citizen; empty once erased. */
  recipient: string
  language: string
  holder: Generated<Holder>
  /** Rises with every commit that a running turn must not overwrite. */
  version: Generated<number>
  /** JSON as the last turn left it; null at the start. */
  state: Generated<string | null>
  last_seq: number
  /** Inbox rows not yet handled, since when, and when they are to be handled; 0 and null where there are none. */
  pending: Generated<number>
  pending_since: Generated<number | null>
  due_at: Generated<number | null>
  lease_owner: Generated<string | null>
  lease_until: Generated<number | null>
  /** 1: the citizen sent personal data at least once. */
  personal: Generated<number>
  consent_version: Generated<string | null>
  consent_at: Generated<number | null>
  last_inbound_at: number
  created_at: number
  ended_at: Generated<number | null>
  erased_at: Generated<number | null>
  /** Since when the citizen has blocked us or left the messenger; null: reachable. Any message of theirs makes it null. */
  unreachable_at: Generated<number | null>
  /** Rises with every line whose checkpoint changed; with `last_seq` it is the version of the thread. */
  bumps: Generated<number>
  /** Lines up to this one can be searched. */
  indexed_seq: Generated<number>
  /** The case that was resolved last: it may be rated, and reopened for a while. */
  last_case: Generated<string | null>
  blocked_at: Generated<number | null>
  blocked_reason: Generated<string | null>
}

interface InboxTable {
  conversation: string
  provider_id: string
  /** The line of the transcript that holds the activity. */
  seq: number
  status: 'pending' | 'done' | 'quarantined'
  attempts: Generated<number>
  provider_at: number
  received_at: number
  /** Names the request that brought it, in the log. */
  trace: Generated<string | null>
}

/** How far a line got. A citizen's line stays `stored`: whether it was answered stands in its inbox row. */
export type Checkpoint = 'stored' | 'queued' | 'accepted' | 'delivered' | 'read' | 'failed' | 'cancelled'

interface TranscriptTable {
  conversation: string
  seq: number
  /** `note`: between agents; it is never delivered and never shown to the citizen. */
  origin: 'citizen' | 'bot' | 'agent' | 'notice' | 'note'
  activity: string
  checkpoint: Checkpoint
  at: number
  /** The conversation's `bumps` when its checkpoint last changed; 0: it never did. */
  bumped: Generated<number>
  /** The agent who wrote it. */
  author: Generated<string | null>
  /** Given by the desk's page, so that a message sent twice is one. */
  client_id: Generated<string | null>
  /** JSON: ids of the agents a note names. */
  mentions: Generated<string | null>
}

/** `sending`: handed to the provider, no word yet; after `due_at` its outcome counts as unknown and it is sent again. */
export type PartStatus = 'queued' | 'sending' | 'accepted' | 'delivered' | 'read' | 'failed' | 'cancelled'

interface OutboxTable {
  conversation: string
  seq: number
  part: number
  channel: string
  origin: 'bot' | 'agent' | 'notice'
  payload: string
  status: PartStatus
  attempts: Generated<number>
  due_at: number
  receipt_id: Generated<string | null>
  reason: Generated<string | null>
  /** Of the message that it answers, or of whatever else led to it. */
  trace: Generated<string | null>
}

/** A status that came before its part was marked accepted; kept some minutes for that moment. */
interface ParkedStatusTable {
  channel: string
  receipt_id: string
  status: 'delivered' | 'read' | 'failed'
  reason: string | null
  parked_at: number
}

interface ReceiptTable {
  conversation: string
  /** The line of the transcript with the answer, and which of its receipts this is, from 0. */
  seq: number
  part: number
  /** Null, with `hash`: nothing was answered. */
  entry: string | null
  hash: string | null
  confidence: number
  runners_up: string
  rule: string
  /** Personal data masked; null once erased. */
  question: string | null
  helped: Generated<number | null>
  at: number
}

interface TimerTable {
  conversation: string
  kind: string
  due_at: number
}

export interface QuarantineTable {
  id: string
  conversation: string | null
  channel: string
  /** `request`: signed but unreadable; `message`: failed every attempt; `activity`, `state`: stored and unreadable. */
  kind: 'request' | 'message' | 'activity' | 'state'
  reason: string
  raw: string
  /** Of the message in the inbox; null where it is none. */
  provider_id: Generated<string | null>
  at: number
}

interface FileTable {
  conversation: string
  id: string
  name: string
  content_type: string
  bytes: Uint8Array
  at: number
}

/** A name that a provider has for a person, as a keyed hash: it stays after an erasure and leads to nobody. */
interface PeopleTable {
  name: string
  conversation: string
  /** 1: an id of the person's own; 0: a phone number, which can pass to another. */
  is_user: 0 | 1
}

/** Work that is done by the clock in one process at a time: how far it got, and when it goes on. */
interface JobTable {
  name: string
  reached: string
  due_at: number
}

/** Conversations that a process without the service's bus (the command line) has changed. */
interface AnnouncementTable {
  conversation: string
  at: number
}

/** A file that a citizen sent and that is still with the provider; the row goes when it is fetched or given up. */
interface MediaTable {
  conversation: string
  seq: number
  /** Which attachment of the activity, from 0. */
  part: number
  attempts: Generated<number>
  due_at: number
}

/** What a channel's operator is to know, whichever process asks. */
interface ChannelLogTable {
  channel: string
  /** Requests without a proof of where they come from. */
  forged: Generated<number>
  forged_at: Generated<number | null>
  /** The last failure, in words without anybody's data. */
  trouble: Generated<string | null>
  trouble_at: Generated<number | null>
}
