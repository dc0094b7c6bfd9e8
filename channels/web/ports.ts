import type { Language } from '../../knowledge/language/language.js'
import type { Activity } from '../activity.js'

/** What the web channel needs of the service: the transcript by watermark, and a wake-up when it grows. */
export interface ActivityLog {
  /** `none`: never existed or was erased; `ended`: the visitor ended the chat. */
  status(conversation: string): Promise<'open' | 'ended' | 'none'>
  /** Activities after the watermark in order, each with `id`, `timestamp`, `from` and `conversation` set. */
  read(conversation: string, after: number, limit: number): Promise<LogPage>
  /**
   * Calls `wake` after a commit that changed the conversation, or with `typing`; returns the way to stop. A page may come
   * along, for whoever has read all before it.
   */
  subscribe(conversation: string, wake: (what: 'changed' | 'typing', fresh?: FreshPage) => void): () => void
  /** Deletes the conversation's text, files and addresses; what must stay (counts, receipts) holds no personal data. */
  erase(conversation: string): Promise<void>
}

export interface LogPage {
  readonly activities: readonly Activity[]
  /** The last sequence number in the page; `after` itself if the page is empty. */
  readonly watermark: number
}

/** What was just written: everything between the two sequence numbers, the first left out. */
export interface FreshPage extends LogPage {
  readonly after: number
}

/** What a token says: which conversation, which visitor, from which page. */
export interface TokenClaims {
  readonly conversation: string
  readonly user: string
  /** Origin of the page that asked for it; null for a token made by secret. */
  readonly origin: string | null
  readonly language: Language
}

export interface Tokens {
  issue(claims: TokenClaims, use: 'conversation' | 'stream'): Promise<{ token: string; expiresIn: number }>
  /** Null for a token that is forged, expired or made for another use. */
  verify(token: string, use: 'conversation' | 'stream'): Promise<TokenClaims | null>
  /** The same for a conversation's token that expired less than a day ago: good for asking for another, and for nothing else. */
  verifyLapsed(token: string): Promise<TokenClaims | null>
}

/** Counts against a limit named by its rule; `retryAfter` in milliseconds where it is used up. */
export interface Limits {
  consume(rule: 'address' | 'conversation' | 'new-conversation' | 'upload', key: string): Promise<LimitVerdict>
}
export type LimitVerdict = { readonly allowed: true } | { readonly allowed: false; readonly retryAfter: number }
