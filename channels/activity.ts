import type { Activity as SchemaActivity, Attachment, CardAction, SuggestedActions } from 'botframework-schema'
import type { Language } from '../knowledge/language/language.js'
import type { RichText } from '../knowledge/rich-text.js'

export type { Attachment, CardAction, SuggestedActions }

/** Who a line of the transcript is from. */
export type Origin = 'citizen' | 'bot' | 'agent' | 'notice'

/** Why an entry was given, or none: kept beside the reply, never sent to a citizen. */
export interface AnswerReceipt {
  /** Null: nothing was answered; `rule` is `asked-back` where the citizen was asked which entry is meant. */
  readonly entry: string | null
  /** Content hash of the entry's file as it was answered. */
  readonly hash: string | null
  /** Of `entry`; of the likeliest where nothing was answered. */
  readonly confidence: number
  readonly runnersUp: readonly { readonly entry: string; readonly confidence: number }[]
  readonly rule: string
}

/** Our own part of `channelData`. Other Direct Line clients ignore it and show the plain Markdown in `text`. */
export interface NafidhaData {
  readonly richText?: RichText
  readonly language?: Language
  readonly origin?: Origin
  /** Taken off and stored by `src/conversation` before anything is rendered: one per entry answered, or one for none. */
  readonly receipts?: readonly AnswerReceipt[]
  /** An approved message of the provider's stands for the words: all that goes after the reply window. */
  readonly template?: { readonly name: string; readonly language: string; readonly values: readonly string[] }
  /** Version of the consent sentence that this message carries. */
  readonly consent?: string
}

/**
 * The Bot Framework Activity as this house uses it: message, typing, event, messageReaction, messageUpdate,
 * conversationUpdate and endOfConversation. Ids, time and addresses are set by the channel, never by a citizen.
 */
export type Activity = Partial<Omit<SchemaActivity, 'type' | 'channelData' | 'suggestedActions' | 'attachments'>> & {
  readonly type: string
  readonly suggestedActions?: SuggestedActions
  readonly attachments?: Attachment[]
  readonly channelData?: {
    readonly clientActivityID?: string
    readonly nafidha?: NafidhaData
    readonly [key: string]: unknown
  }
}

/** Events between bot and service. The names starting with `handoff.` are Bot Framework's handoff protocol. */
export const EVENTS = {
  handoffInitiate: 'handoff.initiate',
  handoffStatus: 'handoff.status',
  /** The citizen no longer wants to wait: the case is closed, the bot holds again. */
  handoffCancel: 'nafidha.handoffCancel',
  /** The citizen agreed to be called back. */
  callbackAgreed: 'nafidha.callbackAgreed',
  /** The citizen said whether an answer helped. */
  feedback: 'nafidha.feedback',
  /** The citizen said how satisfied they are with a case that is resolved. */
  satisfaction: 'nafidha.satisfaction',
  /** The citizen asks where a case is, by its reference. */
  caseAsked: 'nafidha.caseAsked',
  /** The citizen goes on with a case that was resolved. */
  reopen: 'nafidha.reopen',
  /** The citizen confirmed what is to be done with what is kept of them. */
  ownDataAsked: 'nafidha.ownDataAsked',
} as const

export type OwnDataWish = 'erase' | 'copy'

/** `value` of `nafidha.ownDataAsked`. */
export interface OwnDataAsked {
  readonly wish: OwnDataWish
}

/** `value` of `handoff.initiate`. */
export interface HandoffRequest {
  readonly reference: string
  readonly pin: string
  readonly reason: 'asked' | 'own-record' | 'complaint' | 'unknown' | 'urgent' | 'failure'
  readonly language: Language
  /** The citizen's own words on what it is about, personal data masked; empty if not given. */
  readonly subject: string
  readonly team?: string
  readonly entry?: string
  readonly urgent: boolean
  /** What it is, where it is no question. */
  readonly kind?: 'complaint' | 'suggestion'
  /** The agency it is about, by its id in the content. */
  readonly agency?: string
  /** What a complaint or suggestion tells, each in the citizen's own words; empty where not given. */
  readonly details?: { readonly what: string; readonly where: string; readonly since: string }
}

/** `value` of `nafidha.caseAsked`. */
export interface CaseAsked {
  readonly reference: string
  /** Null where none was given. */
  readonly pin: string | null
}

/** `value` of `nafidha.satisfaction`; null: the other half of it. */
export interface Satisfaction {
  readonly reference: string
  /** From 1 to 5. */
  readonly score: number | null
  /** Personal data masked. */
  readonly comment: string | null
}

/** `value` of `nafidha.callbackAgreed`. */
export interface CallbackRequest {
  readonly reference: string
  /** ISO 8601 in UTC. */
  readonly at: string
  /** +968XXXXXXXX or another E.164 number. */
  readonly phone: string
}

/** `value` of `nafidha.feedback`. */
export interface Feedback {
  readonly entry: string
  readonly helped: boolean
}
