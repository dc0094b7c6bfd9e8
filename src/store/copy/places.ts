import { type Draft, type DraftOptions, sqliteFile } from './draft.js'
import type { CopySource } from './rows.js'

/** Where a database is: `postgres://…`, or, with undefined, SQLite in the folder. */
export interface Place {
  readonly url: string | undefined
  readonly dataDir: string
}

export async function openSource(place: Place): Promise<CopySource> {
  if (place.url === undefined) return (await import('./sqlite-source.js')).openSqliteSource(sqliteFile(place))
  return (await import('./postgres-source.js')).openPostgresSource(place.url)
}

/** Rejects, with what to do, where a service runs on it or where it holds something and may not be replaced. */
export async function openDraft(place: Place, options: DraftOptions): Promise<Draft> {
  if (place.url === undefined) return (await import('./sqlite-draft.js')).openSqliteDraft(place.dataDir, options)
  return (await import('./postgres-draft.js')).openPostgresDraft(place.url, options)
}
