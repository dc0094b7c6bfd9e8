import type { Activity } from './activity.js'

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

/** What a request held. The response is sent only after everything else here is stored. */
export interface Received {
  readonly response: HttpResponse
  readonly activities: readonly Inbound[]
  readonly statuses: readonly StatusUpdate[]
  /** Signed, but we cannot read it: stored raw in quarantine, acknowledged, never retried. */
  readonly rejected: readonly { readonly reason: string; readonly raw: string }[]
}

/** One wire message, ready for `deliver`; its shape is the channel's own and must survive JSON. */
export interface Part {
  readonly kind: string
  readonly payload: unknown
  /** May be sent after the reply window has closed: a template. */
  readonly anytime?: boolean
}

export type Receipt =
  | { readonly kind: 'accepted'; readonly id: string }
  | { readonly kind: 'later'; readonly ms: number }
  | { readonly kind: 'refused'; readonly reason: string; readonly permanent: boolean }
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

/** Ability: shows "typing" to the citizen. Best effort, never stored. */
export interface Typing {
  typing(to: Address): Promise<void>
}

export const isReachable = (channel: Channel): channel is Channel & Reachable => 'inbound' in channel
export const isLogged = (channel: Channel): channel is Channel & Logged => 'logged' in channel
export const showsTyping = (channel: Channel): channel is Channel & Typing => 'typing' in channel
