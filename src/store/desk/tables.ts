import type { Generated } from 'kysely'

/** The desk's tables. Lists of cases are among the design's named exceptions to keys by conversation. */
export interface DeskTables {
  case_moves: CaseMoveTable
  presence: PresenceTable
  drafts: DraftTable
  teams: JsonTable
  canned: JsonTable
  tags: JsonTable
  desk_settings: JsonTable
  search_lines: SearchTable
}

/**
 * `callback`: waits for a call, or for anybody where it waited too long; `resolved`: ended by its agent, may be reopened;
 * `closed`: given back, ended by the command line; `cancelled`: by the citizen.
 */
export type CaseState = 'queued' | 'callback' | 'claimed' | 'resolved' | 'closed' | 'cancelled'
export type CaseKind = 'question' | 'complaint' | 'suggestion' | 'callback'

export interface CaseTable {
  conversation: string
  reference: string
  pin_hash: string
  reason: string
  /** The citizen's words, personal data masked; empty if not given or erased. */
  subject: string
  language: string
  urgent: number
  team: string | null
  entry: string | null
  state: CaseState
  /** The place in the queue that the citizen was last told. */
  told_place: number
  opened_at: number
  /** Orders the queue. */
  queued_at: number
  closed_at: Generated<number | null>
  callback_at: Generated<number | null>
  callback_phone: Generated<string | null>
  kind: Generated<CaseKind>
  /** JSON: ids of tags. */
  tags: Generated<string>
  /** The agent who holds it, or held it last. */
  agent: Generated<string | null>
  /** `self`, `auto` or the id of who assigned it. */
  assigned_by: Generated<string | null>
  outcome: Generated<string | null>
  agency: Generated<string | null>
  /** JSON: what a complaint or suggestion tells. */
  details: Generated<string | null>
  claimed_at: Generated<number | null>
  first_reply_at: Generated<number | null>
  /** Since when the citizen has waited for a person's word; null where the last word is ours. */
  waiting_since: Generated<number | null>
  snoozed_until: Generated<number | null>
  reopen_until: Generated<number | null>
  /** Until when the question how satisfied the citizen is may be answered; null once it is. */
  survey_until: Generated<number | null>
  score: Generated<number | null>
  comment: Generated<string | null>
  rated_at: Generated<number | null>
  last_moved_at: Generated<number | null>
  /** Lines up to this one were before its agent's eyes. */
  read_seq: Generated<number>
  reopened: Generated<number>
  /** How often an agent vanished or fell silent. */
  returned: Generated<number>
  callback_reached: Generated<number | null>
  callback_note: Generated<string | null>
}

/** One row for each move of a case's holder, counted from 1: what reports and estimates are made of. */
interface CaseMoveTable {
  conversation: string
  reference: string
  number: number
  kind: string
  by: string | null
  agent: string | null
  team: string | null
  /** Milliseconds in the queue before it was claimed. */
  waited: number | null
  at: number
}

export type PresenceState = 'online' | 'away' | 'offline'

interface PresenceTable {
  agent: string
  state: PresenceState
  reason: string | null
  /** The last sign of life of a page that is open. */
  seen_at: number
}

interface DraftTable {
  conversation: string
  agent: string
  text: string
  at: number
}

interface JsonTable {
  id: string
  position: Generated<number>
  value: string
}

interface SearchTable {
  /** Rises in the order of indexing. */
  id: Generated<number>
  conversation: string
  seq: number
  at: number
  /** Personal data masked, then folded. */
  folded: string
}
