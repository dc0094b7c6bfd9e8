/** What Telegram would know of the bot, and how unkindly it behaves. */
export interface SimulatorSettings {
  readonly token: string
  readonly username: string
  /** How the bot is called on a phone. */
  readonly service: string
  readonly chaos: Chaos
  readonly rates: Rates
  /** Telegram's own waits (retries, retry_after) are multiplied by this: tests do not wait for minutes. */
  readonly patience: number
}

/** Shares are from 0 to 1, times are milliseconds. */
export interface Chaos {
  /** Updates that come again although they were taken. */
  readonly duplicates: number
  /** Longest that an update is late; those of one chat keep their order. */
  readonly late: number
  /** Sends that fail with 429, 502 or a connection cut, nothing done. */
  readonly failing: number
  /** Sends that are done although the answer is lost. */
  readonly lost: number
}

/** So many at once, and one more every so many milliseconds. */
export interface Rate {
  readonly burst: number
  readonly every: number
  /** Seconds of quiet that Telegram asks for. */
  readonly quiet: number
}

export interface Rates {
  readonly chat: Rate
  readonly all: Rate
}

export const CALM: Chaos = { duplicates: 0, late: 0, failing: 0, lost: 0 }
export const TELEGRAM_RATES: Rates = {
  chat: { burst: 4, every: 1_000, quiet: 3 },
  all: { burst: 30, every: 1_000 / 30, quiet: 5 },
}
