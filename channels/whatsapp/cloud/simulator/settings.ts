/** What Meta would know of the account, and how unkindly it behaves. */
export interface SimulatorSettings {
  readonly phoneNumberId: string
  readonly businessAccountId: string
  /** Digits of our own number. */
  readonly displayPhone: string
  readonly accessToken: string
  readonly appSecret: string
  readonly verifyToken: string
  /** Where webhooks go; null: nowhere yet. */
  readonly webhookUrl: string | null
  readonly templates: readonly SimulatedTemplate[]
  readonly chaos: Chaos
  readonly rates: Rates
}

export interface SimulatedTemplate {
  readonly name: string
  readonly language: string
  readonly status: 'APPROVED' | 'PENDING' | 'REJECTED' | 'PAUSED' | 'DISABLED'
  readonly body: string
  /** Words of quick replies, which open the window again. */
  readonly buttons?: readonly string[]
}

/** Shares are from 0 to 1, times are milliseconds. */
export interface Chaos {
  /** Webhooks that come again although they were acknowledged. */
  readonly duplicates: number
  /** Longest that an event is late; events of one person overtake each other. */
  readonly late: number
  /** Most events in one webhook. */
  readonly batch: number
  /** Sends that fail with HTTP 500, 503 or a connection cut, nothing done. */
  readonly failing: number
  /** Sends that are done although the answer is lost. */
  readonly lost: number
  /** Refusals of a person or the window that come as a failed status instead of an answer. */
  readonly lateFaults: number
  /** Statuses that come in another order than they happened, or not at all where a later one says it. */
  readonly disorder: number
}

export interface Rates {
  /** Messages a second, all together. */
  readonly number: number
  /** Messages to one person: so many at once, and one more every so many milliseconds. */
  readonly pair: { readonly burst: number; readonly every: number }
  /** API calls an hour. */
  readonly account: number
}

export const CALM: Chaos = { duplicates: 0, late: 0, batch: 1, failing: 0, lost: 0, lateFaults: 0, disorder: 0 }
export const META_RATES: Rates = { number: 80, pair: { burst: 45, every: 6_000 }, account: 200_000 }
