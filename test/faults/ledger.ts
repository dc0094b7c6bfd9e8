import { join } from 'node:path'
import Libsql from 'libsql'
import { Client } from 'pg'

type Row = Readonly<Record<string, unknown>>

/** What the service holds, read and meddled with beside it. */
export interface Ledger {
  query(sql: string): Promise<readonly Row[]>
}

/** Opens the database for each query: between two of them it may have been away. */
export const openLedger = (place: { readonly url: string | undefined; readonly dataDir: string }): Ledger => ({
  query: (sql) =>
    place.url === undefined ? ofSqlite(join(place.dataDir, 'nafidha.db'), sql) : ofPostgres(place.url, sql),
})

async function ofSqlite(file: string, sql: string): Promise<readonly Row[]> {
  const database = new Libsql(file)
  try {
    database.exec('pragma busy_timeout = 5000')
    const statement = database.prepare(sql)
    if (statement.reader) return statement.all() as Row[]
    statement.run()
    return []
  } finally {
    database.close()
  }
}

async function ofPostgres(url: string, sql: string): Promise<readonly Row[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  // It may break while nothing is asked of it: what is asked next says so.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}
