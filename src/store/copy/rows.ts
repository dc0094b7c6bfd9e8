/** One row as it is stored; bytes as a Buffer. */
export type Row = Readonly<Record<string, unknown>>

/** A database that is read as it stood at one moment, whoever writes meanwhile. */
export interface CopySource {
  /** Names of the migrations that made it, in order. */
  readonly migrations: readonly string[]
  readonly tables: readonly string[]
  /** Some rows at a time. */
  rows(table: string): AsyncIterable<readonly Row[]>
  /** Called when every table was read: rejects where something is not as it was written. */
  verify(): Promise<void>
  close(): Promise<void>
}

/** Tables that a database makes by itself, and what it works out from other columns. */
const OWN = /^(kysely_|sqlite_|search_words|libsql_)/
const DERIVED: Readonly<Record<string, readonly string[]>> = { search_lines: ['words'] }

export const isCopied = (table: string): boolean => !OWN.test(table)

/** Without what is worked out from the rest. */
export function plainRow(table: string, row: Row): Row {
  const derived = [ROWID, ...(DERIVED[table] ?? [])]
  return Object.fromEntries(Object.entries(row).filter(([name]) => !derived.includes(name)))
}

/** As SQLite's own number of a row is called while it is read. */
export const ROWID = 'rowid '

/** Rows read at once: files among them may be of ten megabytes. */
export const PAGE: Readonly<Record<string, number>> = { files: 8 }
export const USUAL_PAGE = 500
