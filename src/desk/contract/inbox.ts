import type { AnswerReceipt } from '../../../channels/activity.js'
import type { RichText } from '../../../knowledge/rich-text.js'
import type { Colleague } from './session.js'

export type Box = 'mine' | 'team' | 'queue' | 'all' | 'snoozed' | 'callbacks' | 'closed'
export type CaseKind = 'question' | 'complaint' | 'suggestion' | 'callback'
export type CaseState = 'queued' | 'callback' | 'claimed' | 'snoozed' | 'resolved' | 'closed' | 'cancelled'
export type Outcome = 'answered' | 'referred' | 'no-reply' | 'not-ours' | 'abuse'

/** A line of the inbox. */
export interface CaseSummary {
  readonly reference: string
  readonly conversation: string
  readonly kind: CaseKind
  readonly state: CaseState
  readonly reason: string
  /** The citizen's words, masked; empty where none were given. */
  readonly subject: string
  /** The last line of the conversation, masked and cut. */
  readonly preview: string
  /** What the channel calls the citizen; null where it tells no name. */
  readonly citizen: string | null
  readonly channel: string
  readonly language: 'ar' | 'en'
  readonly urgent: boolean
  readonly team: string | null
  readonly agent: { readonly id: string; readonly name: string } | null
  readonly tags: readonly string[]
  readonly unread: number
  readonly openedAt: string
  /** Since when the citizen has waited for a person's word; null where the last word is ours. */
  readonly waitingSince: string | null
  /** When a target for the first reply or for resolving it is missed, and whether it is. */
  readonly dueAt: string | null
  readonly overdue: boolean
  readonly snoozedUntil: string | null
  readonly callback: { readonly at: string; readonly phone: string; readonly reached: boolean | null } | null
}

/** GET /desk/api/inbox?box=&team=&channel=&language=&urgent=true&q=&cursor=: what is urgent first, then what waits longest. */
export interface InboxPage {
  readonly cases: readonly CaseSummary[]
  readonly counts: Readonly<Record<Box, number>>
  readonly next: string | null
}

export type Checkpoint = 'stored' | 'queued' | 'accepted' | 'delivered' | 'read' | 'failed' | 'cancelled'

/**
 * POST /desk/api/conversations/:id/files?name=NAME with the bytes as the body and their content type answers with this;
 * GET /desk/api/conversations/:id/files/:file is the file, as an attachment.
 */
export interface LineFile {
  readonly id: string
  readonly name: string
  readonly contentType: string
  readonly bytes: number
}

/** One line of a thread, in order of `seq`; a line is sent again when its checkpoint moves. */
export interface ThreadLine {
  readonly seq: number
  readonly origin: 'citizen' | 'bot' | 'agent' | 'notice' | 'note'
  /** Personal data masked, unless revealed. */
  readonly text: string
  readonly richText: RichText | null
  readonly files: readonly LineFile[]
  readonly buttons: readonly string[]
  /** Of an agent's line or note. */
  readonly author: { readonly id: string; readonly name: string } | null
  readonly mentions: readonly string[]
  readonly at: string
  readonly checkpoint: Checkpoint
  /** Why it failed, in words. */
  readonly reason: string | null
  /** The line holds personal data that is masked here: POST …/reveal shows it, and leaves an audit row. */
  readonly masked: boolean
  readonly receipts: readonly AnswerReceipt[]
  /** Given by the sender; the same id twice is the same message. */
  readonly clientId: string | null
}

/** GET /desk/api/conversations/:id */
export interface ConversationView {
  readonly id: string
  /** What the channel calls the citizen; null where it tells no name. */
  readonly citizen: string | null
  readonly channel: string
  readonly language: 'ar' | 'en'
  readonly holder: 'bot' | 'queue' | 'agent'
  /** POST /desk/api/conversations/:id/block with a Block; DELETE lifts it. */
  readonly blocked: { readonly reason: string; readonly at: string } | null
  /** Until when free text may be sent; null: always. Afterwards only templates. */
  readonly replyUntil: string | null
  readonly templates: readonly Template[]
  readonly limits: { readonly text: number; readonly fileBytes: number }
  readonly case: CaseSummary | null
  readonly earlier: readonly CaseSummary[]
  /** What led here: what was asked, what the bot made of it, and how sure it was. */
  readonly context: CaseContext | null
  readonly lines: readonly ThreadLine[]
  /** Rises with every change of the thread; ask again with `after`. */
  readonly version: number
  readonly hasEarlier: boolean
  readonly viewers: readonly Viewer[]
  readonly draft: string
}

export interface CaseContext {
  readonly asked: string
  readonly answered: readonly { readonly entry: string; readonly label: string; readonly confidence: number }[]
  readonly failed: string | null
  readonly satisfaction: { readonly score: number; readonly comment: string } | null
}

export interface Template {
  readonly name: string
  readonly language: string
  readonly text: string
  readonly placeholders: number
}

export interface Viewer {
  readonly id: string
  readonly name: string
  readonly typing: boolean
}

/** GET /desk/api/conversations/:id/lines?after=VERSION (what changed since) or ?before=SEQ (earlier ones) */
export interface LinesPage {
  readonly lines: readonly ThreadLine[]
  readonly version: number
  readonly hasEarlier: boolean
}

/** POST /desk/api/conversations/:id/messages. Idempotent by `clientId`. */
export interface SendMessage {
  readonly clientId: string
  /** Markdown of the house's subset. */
  readonly text: string
  /** Ids from POST /desk/api/conversations/:id/files. */
  readonly files?: readonly string[]
  readonly template?: { readonly name: string; readonly language: string; readonly values: readonly string[] }
}
export interface SendNote {
  readonly clientId: string
  readonly text: string
  readonly mentions: readonly string[]
}
export interface Sent {
  readonly seq: number
}

/** POST /desk/api/cases/:reference/{claim,give-back,reopen,take-over} have no body; these have: */
export interface Transfer {
  readonly to: { readonly agent: string } | { readonly team: string }
  readonly note: string
}
export interface Resolve {
  readonly outcome: Outcome
  readonly tags: readonly string[]
}
/** PUT /desk/api/cases/:reference/tags, while it is open. */
export interface CaseTags {
  readonly tags: readonly string[]
}
export interface Block {
  readonly reason: string
}
export interface Snooze {
  readonly until: string
}
export interface Reached {
  readonly reached: boolean
  readonly note: string
}
/** POST /desk/api/cases/next */
export type NextCase = { readonly kind: 'claimed'; readonly case: CaseSummary } | { readonly kind: 'none' }

/** POST /desk/api/conversations/:id/erase: text, files and addresses, for good. `…/copy` gives all that is kept, as JSON. */
export interface EraseConversation {
  readonly reason: string
}

/** POST /desk/api/conversations/:id/reveal */
export interface Reveal {
  readonly seq: number
  readonly reason: string
}
export interface Revealed {
  readonly text: string
}

/** GET /desk/api/search?q=&cursor= */
export interface SearchPage {
  readonly hits: readonly {
    readonly conversation: string
    readonly reference: string | null
    readonly seq: number
    readonly at: string
    /** Masked; `from` and `to` mark what was found, UTF-16 units. */
    readonly excerpt: string
    readonly marks: readonly { readonly from: number; readonly to: number }[]
  }[]
  readonly next: string | null
}

/** GET /desk/api/conversations/:id/suggestions: entries for the citizen's last message; ?q= for words of the agent's own. */
export interface Suggestion {
  readonly entry: string
  readonly label: string
  readonly confidence: number
  readonly text: string
  readonly source: { readonly title: string; readonly url: string; readonly asOf: string }
}

/** What comes over the WebSocket /desk/live. Content is never sent: it says what is worth a look. */
export type LiveNews =
  | { readonly kind: 'hello'; readonly version: number }
  | { readonly kind: 'inbox' }
  | { readonly kind: 'conversation'; readonly id: string; readonly version: number }
  | { readonly kind: 'viewers'; readonly id: string; readonly viewers: readonly Viewer[] }
  | { readonly kind: 'citizen-typing'; readonly id: string }
  | { readonly kind: 'assigned'; readonly case: CaseSummary }
  | { readonly kind: 'mentioned'; readonly conversation: string; readonly by: string }
  | { readonly kind: 'presence'; readonly colleagues: readonly Colleague[] }
  | { readonly kind: 'session-ended' }

/** What the page sends there. */
export type LiveWord =
  /** `silent` (supervisors): looks on without being shown among the viewers. */
  | { readonly kind: 'watch'; readonly id: string | null; readonly silent?: boolean }
  | { readonly kind: 'typing'; readonly id: string; readonly typing: boolean }
  | { readonly kind: 'draft'; readonly id: string; readonly text: string }
  | { readonly kind: 'active' }
