import type { Kysely } from 'kysely'
import { join } from 'node:path'
import type { Database } from '../schema.js'

export const sqliteFile = ({ dataDir }: { readonly dataDir: string }): string => join(dataDir, 'nafidha.db')

/** An empty database that is to be filled, and then takes its place, or is thrown away. */
export interface Draft {
  readonly db: Kysely<Database>
  /** Whatever was in its place before is kept beside it, where it is a file; gives its name. */
  keep(): Promise<string | null>
  discard(): Promise<void>
}

export interface DraftOptions {
  /** What is there already goes; otherwise it is a reason to reject. */
  readonly replace: boolean
  readonly now: Date
}

export const RUNNING = 'the service runs: stop every process of it first'
export const NOT_EMPTY = 'it holds conversations or accounts already: name another, or replace it with --replace'
