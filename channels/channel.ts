import type { Language } from '../knowledge/language/language.js'
import type { Activity, Attachment } from './activity.js'
import type { StoredFile } from './media/files.js'

/** Where a message goes: the conversation, and the provider's own words for account and recipient. */
export interface Address {
  readonly conversation: string
  readonly account: string
  readonly recipient: string
}

/** What a channel allows. Data, not methods: the desk, the dialogs and the renderer read the same table. */
export interface ChannelLimits {
  /** Longest text of one part, UTF-16 units. */
  readonly text: number
  readonly buttons: number
  readonly buttonLabel: number
  /** Milliseconds after a citizen's message within which free replies are allowed; null: always. */
  readonly replyWindow: number | null
  /** Parts a second, to one recipient and in all. */
  readonly rate: { readonly recipient: number; readonly all: number }
  /** Milliseconds of quiet after which pending messages become one turn. */
  readonly gather: number
}

/** Until when a citizen who wrote at `wroteAt` may be answered freely; the end of time where it is always allowed. */
export const replyWindowEnd = ({ replyWindow }: ChannelLimits, wroteAt: Date): Date =>
  new Date(replyWindow === null ? END_OF_TIME : wroteAt.getTime() + replyWindow)

const END_OF_TIME = 8.64e15

/** A provider's HTTP request with its bytes untouched, so that a signature can be checked over them. */
export interface RawRequest {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: Uint8Array
  readonly remoteAddress: string
}

/** One inbound activity and the two names that make it unique. */
export interface Inbound {
  readonly address: Address
  /** The provider's id of the message; the same id again is the same message again. */
  readonly providerId: string
  /** When the provider says it was sent. */
  readonly at: Date
  readonly activity: Activity
}

/** How far a part got, as the provider reports it later. Ranks never go back; failed stands beside them. */
export interface StatusUpdate {
  readonly receiptId: string
  readonly status: 'accepted' | 'delivered' | 'read' | 'failed'
  /** What `deliver` was told to call the part, sent back: it finds the part whose receipt was lost. */
  readonly tag?: string
  readonly at: Date
  readonly reason?: string
}

export interface HttpResponse {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** The citizen has blocked us or left the messenger, or is back. A message of theirs says the latter, too. */
export interface ReachUpdate {
  readonly address: Address
  readonly reachable: boolean
  readonly at: Date
}

/** What a provider sent, ready to be stored. */
export interface Arrivals {
  readonly activities: readonly Inbound[]
  readonly statuses: readonly StatusUpdate[]
  /** Genuine, but we cannot read it: stored raw in quarantine, acknowledged, never retried. */
  readonly rejected: readonly { readonly reason: string; readonly raw: string }[]
  readonly reach?: readonly ReachUpdate[]
  /** Groups that we were put into; nothing of theirs is stored. Only from a channel that can leave them. */
  readonly groups?: readonly { readonly address: Address; readonly language: Language }[]
  /** Conversations whose citizens are writing at this moment; nothing of it is stored. Only from a channel that is told. */
  readonly typing?: readonly string[]
}

/** What a request held. The response is sent only after everything else here is stored. */
export interface Received extends Arrivals {
  readonly response: HttpResponse
}

/** One wire message, ready for `deliver`; its shape is the channel's own and must survive JSON. */
export interface Part {
  readonly kind: string
  readonly payload: unknown
  /** May be sent after the reply window has closed: a template. */
  readonly anytime?: boolean
}

export type Receipt =
  /** `note`: what the agent is to know of it, where it went in another form. */
  | { readonly kind: 'accepted'; readonly id: string; readonly note?: string }
  /**
   * Nothing goes before so many milliseconds have passed: to this recipient, or, with `all`, to anybody on the channel.
   * `trouble`: in words for the operator, where it is more than haste. `code`: the provider's own, for what it refused.
   */
  | {
      readonly kind: 'later'
      readonly ms: number
      readonly all?: boolean
      readonly trouble?: string
      readonly code?: string
    }
  /** `unreachable`: not only this part, nothing reaches this recipient any more. */
  | {
      readonly kind: 'refused'
      readonly reason: string
      readonly permanent: boolean
      readonly unreachable?: boolean
      readonly code?: string
    }
  /** The call's outcome is unknown: the part may or may not have arrived. */
  | { readonly kind: 'unsure'; readonly reason: string }

/** A way to reach citizens. Returns data and is handed no callback to the bot. */
export interface Channel {
  readonly name: string
  readonly limits: ChannelLimits
  /** Verifies, parses, nothing else. Never throws for what a stranger sent. */
  receive(request: RawRequest): Promise<Received>
  /** Pure: the wire parts, in order, each within the limits; buttons ride on the last. */
  render(activity: Activity): readonly Part[]
  /** Hands one part to the provider, under its own timeout. A provider that echoes is given `tag`, our name for the part. */
  deliver(to: Address, part: Part, tag?: string): Promise<Receipt>
}

/** A request before its body is read. */
export type RequestHead = Omit<RawRequest, 'body'>

/** Requests that lead to `receive`. */
export interface InboundRoute {
  readonly method: 'GET' | 'POST'
  /** Express pattern, from the root of the server. */
  readonly path: string
  /** Longest body that is read, bytes. */
  readonly bodyLimit: number
  /** Asked before a large body is read: the response that refuses it, or null. `receive` checks everything again. */
  readonly admit?: (head: RequestHead) => Promise<HttpResponse | null>
}

/** Ability: is reached by HTTP. `src/http` reads the bodies and hands the requests to the receiver. */
export interface Reachable {
  readonly inbound: readonly InboundRoute[]
}

/** Ability: what stands in the transcript is thereby delivered; sockets and polls read it there. No outbox call is made. */
export interface Logged {
  readonly logged: true
}

/** Ability: brings in what is new by itself, by long polling or from a linked device; the service asks without end. */
export interface Poller {
  /** Waits until there is something, or a while. Never throws for what a provider says. */
  poll(signal: AbortSignal): Promise<Polled>
}

export interface Polled extends Arrivals {
  /** Called once everything here is stored: the provider may forget it. What is not confirmed comes again. */
  confirm(): void
  /** Milliseconds to wait before the next call; null: none. */
  readonly wait: number | null
  /** Why nothing comes, in words for the operator; null: all is well. */
  readonly trouble: string | null
}

/** Ability: has something to tell its provider before anything can come, such as our address. */
export interface Registering {
  /** Called at the start, and again while it gives a trouble: what is wrong and what to do. Never throws for what a provider says. */
  register(signal: AbortSignal): Promise<{ readonly trouble: string | null }>
}

/** Ability: shows "typing" to the citizen. Best effort, never stored. */
export interface Typing {
  /** `answering`: the provider's id of the message that is being answered. */
  typing(to: Address, answering: string): Promise<void>
}

/** Ability: shows the citizen that a message was seen. Best effort. */
export interface ReadReceipts {
  markRead(to: Address, providerId: string): Promise<void>
}

/** Ability: a tapped button waits for a sign. Called for everything that came, right after it is stored. Best effort. */
export interface TapAcknowledger {
  /** Does nothing for what is no tap. */
  acknowledgeTap(inbound: Inbound): Promise<void>
}

/** Ability: leaves a group, since conversations are with one citizen each. Best effort. */
export interface GroupLeaver {
  leaveGroup(group: Address): Promise<void>
}

/**
 * Ability: files stay with the provider until they are fetched. An attachment says so by `mediaReference` in its
 * `contentUrl`; the service fetches it after it is stored.
 */
export interface MediaSource {
  /** The bytes, under the channel's own limits of time and size. Never throws for what a provider says. */
  fetchMedia(media: string, attachment: Attachment): Promise<FetchedMedia>
}

export type FetchedMedia =
  | { readonly kind: 'fetched'; readonly file: StoredFile }
  /** Too large, gone, or no file that we take. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Tried again after so many milliseconds, or, with null, with growing patience. */
  | { readonly kind: 'later'; readonly ms: number | null; readonly reason: string }

/** Ability: can be asked how it is. */
export interface HealthCheck {
  /** Asks the provider. Never throws; holds no secrets. */
  health(): Promise<ChannelHealth>
}

export interface ChannelHealth {
  /** What does not work, and what to do about it; empty: all is well. */
  readonly troubles: readonly string[]
  /** What is worth knowing, in the provider's own terms: a name and its value, such as its name for us, or a template's state. */
  readonly facts: readonly { readonly name: string; readonly value: string }[]
  /** What is to be scanned with a phone to link the channel to it: the text of a QR code. */
  readonly code?: string
}

/** An approved message with `{{1}}`, `{{2}}` … for what is filled in. */
export interface Template {
  readonly name: string
  readonly language: string
  readonly text: string
  readonly placeholders: number
}

/** Ability: may write after the reply window has closed, with messages that its provider has approved. */
export interface TemplateSource {
  /** Those that can be sent at present; none where the provider does not tell. */
  templates(): Promise<readonly Template[]>
}

export const isReachable = (channel: Channel): channel is Channel & Reachable => 'inbound' in channel
export const isLogged = (channel: Channel): channel is Channel & Logged => 'logged' in channel
export const isPoller = (channel: Channel): channel is Channel & Poller => 'poll' in channel
export const registers = (channel: Channel): channel is Channel & Registering => 'register' in channel
export const showsTyping = (channel: Channel): channel is Channel & Typing => 'typing' in channel
export const showsRead = (channel: Channel): channel is Channel & ReadReceipts => 'markRead' in channel
export const acknowledgesTaps = (channel: Channel): channel is Channel & TapAcknowledger => 'acknowledgeTap' in channel
export const leavesGroups = (channel: Channel): channel is Channel & GroupLeaver => 'leaveGroup' in channel
export const hasMedia = (channel: Channel): channel is Channel & MediaSource => 'fetchMedia' in channel
export const tellsHealth = (channel: Channel): channel is Channel & HealthCheck => 'health' in channel
export const hasTemplates = (channel: Channel): channel is Channel & TemplateSource => 'templates' in channel
