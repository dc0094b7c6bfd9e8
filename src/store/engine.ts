import type { Kysely } from 'kysely'
import type { Database } from './schema.js'

/**
 * Work inside a transaction. It may be run more than once, so it holds data and touches nothing but the transaction; it
 * returns "stale" and the like before its first write; what it throws undoes it.
 */
export type Operation<T> = (transaction: Kysely<Database>) => Promise<T>

/** Resolves when the operation's transaction is on the disk, and not before. */
export type Write = <T>(operation: Operation<T>) => Promise<T>

/** What differs between SQLite and Postgres; everything above it is one code base. */
export interface Engine {
  /** For reading: sees what is committed. */
  readonly db: Kysely<Database>
  readonly write: Write
  readonly leases: Leases
  /** Does the work unless another process is doing work of that name: two would do the same, and meet on the same rows. */
  alone(name: string, work: () => Promise<void>): Promise<void>
  /** Is the disk full? */
  isFull(error: unknown): boolean
  close(): Promise<void>
}

/**
 * `left`: it is ours now, and whoever had it before died or hung before its end: perhaps of what the conversation holds.
 * `held`: another has it.
 */
export type Hold = 'free' | 'left' | 'held'

/** Keeps two turns of one conversation from running at once. The version check at commit is what makes it safe. */
export interface Leases {
  take(conversation: string, until: Date): Promise<Hold>
  drop(conversation: string): Promise<void>
}
