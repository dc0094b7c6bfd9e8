import { type Kysely, sql } from 'kysely'
import { bringTo } from '../migrate.js'
import type { Database } from '../schema.js'
import type { CopySource, Row } from './rows.js'

/** What was copied of each table. */
export type Counts = Readonly<Record<string, number>>

/** Values of one statement; Postgres takes 65 535 at most, SQLite 32 766. */
const MOST_VALUES = 10_000
/** Bytes of one statement: a file is ten megabytes. */
const MOST_BYTES = 16 * 1024 * 1024

/**
 * Fills an empty database: makes the tables as the source's release had them, takes every row in one transaction, counts
 * that all are there, and brings the tables to this release. Rejects where the source is of a newer release, or where a
 * row is missing; the target is then not to be used.
 */
export async function fill(db: Kysely<Database>, source: CopySource): Promise<Counts> {
  await bringTo(db, source.migrations)
  const counts: Record<string, number> = {}
  await db.transaction().execute(async (tx) => {
    for (const table of source.tables) {
      await clearFirstRows(tx, table)
      counts[table] = await take(tx, table, source)
    }
    await source.verify()
    for (const [table, count] of Object.entries(counts)) await expectCount(tx, table, count)
    await goOnCounting(tx)
  })
  await bringTo(db, null)
  return counts
}

/** A new database holds keys and the like of its own. The audit is empty then, and cannot be deleted from. */
async function clearFirstRows(tx: Kysely<Database>, table: string): Promise<void> {
  if (table !== 'audit') await sql`delete from ${sql.table(table)}`.execute(tx)
}

async function take(tx: Kysely<Database>, table: string, source: CopySource): Promise<number> {
  let count = 0
  for await (const rows of source.rows(table)) {
    for (const some of handfuls(rows)) await insert(tx, table, some)
    count += rows.length
  }
  return count
}

async function insert(tx: Kysely<Database>, table: string, rows: readonly Row[]): Promise<void> {
  const names = Object.keys(rows[0] ?? {})
  const columns = sql.join(names.map((name) => sql.ref(name)))
  const values = sql.join(rows.map((row) => sql`(${sql.join(names.map((name) => row[name] ?? null))})`))
  await sql`insert into ${sql.table(table)} (${columns}) values ${values}`.execute(tx)
}

function* handfuls(rows: readonly Row[]): Iterable<readonly Row[]> {
  let some: Row[] = []
  let bytes = 0
  for (const row of rows) {
    some.push(row)
    bytes += Object.values(row).reduce<number>((sum, value) => sum + sizeOf(value), 0)
    if (some.length * Object.keys(row).length < MOST_VALUES && bytes < MOST_BYTES) continue
    yield some
    some = []
    bytes = 0
  }
  if (some.length > 0) yield some
}

const sizeOf = (value: unknown): number =>
  typeof value === 'string' ? value.length : ArrayBuffer.isView(value) ? value.byteLength : 8

async function expectCount(tx: Kysely<Database>, table: string, count: number): Promise<void> {
  const { rows } = await sql<{ count: number | string }>`select count(*) as count from ${sql.table(table)}`.execute(tx)
  const there = Number(rows[0]?.count)
  if (there !== count) throw new Error(`${table} has ${there} rows of ${count}: nothing was copied, try again`)
}

/** Postgres counts what it is given and not what it is told. */
async function goOnCounting(tx: Kysely<Database>): Promise<void> {
  if (tx.getExecutor().adapter.constructor.name !== 'PostgresAdapter') return
  await sql`select setval(pg_get_serial_sequence('search_lines', 'id'), (select coalesce(max(id), 0) + 1 from search_lines),
    false)`.execute(tx)
}
