import { mkdirSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Kysely } from 'kysely'
import Libsql from 'libsql'
import type { Engine } from './engine.js'
import { createGroupCommit, type Transact } from './group-commit.js'
import { speakLibsql } from './libsql-dialect.js'
import { createMemoryLeases, longestDue } from './memory-leases.js'
import { migrate } from './migrate.js'
import type { Database } from './schema.js'

/** Milliseconds to wait for another process, such as the command line, to end its transaction. */
const PATIENCE = 5_000
/** Pages of write-ahead log after which they are moved into the database file, which holds up the process. */
const CHECKPOINT = 4_000

/**
 * One file, one serving process; the command line may open it beside. Reading has a connection of its own, so that it
 * never sees a group that is still being written.
 *
 * A write resolves once it is on the disk: SQLite itself flushes its write-ahead log only before moving it into the
 * database file (synchronous NORMAL), and after each commit we flush that log ourselves, off this thread. What a power
 * failure cuts off behind the last flush was acknowledged to nobody, and SQLite drops it whole.
 */
export async function openSqlite(file: string): Promise<Engine> {
  mkdirSync(dirname(file), { recursive: true })
  const writing = connect(file)
  const writer = speakLibsql(writing)
  await migrate(writer)
  const db = speakLibsql(connect(file))
  const log = await open(`${file}-wal`, 'r+')
  const group = createGroupCommit({ transact: transactor(writing, writer), flush: () => log.datasync() })
  return {
    db,
    write: group.write,
    leases: createMemoryLeases(await longestDue(db)),
    alone: (_, work) => work(),
    isFull: (error) => error instanceof Error && 'code' in error && error.code === 'SQLITE_FULL',
    async close() {
      await group.close()
      await log.close()
      await db.destroy()
      await writer.destroy()
    },
  }
}

/**
 * Transactions of a connection that nobody else uses meanwhile. Kysely's own would be a new instance for each, and its
 * prepared queries would go through all its layers.
 */
const transactor =
  (database: Libsql.Database, db: Kysely<Database>): Transact =>
  async (work) => {
    database.exec('begin immediate')
    try {
      const made = await work(db)
      database.exec('commit')
      return made
    } catch (error) {
      // A full disk has SQLite roll back by itself.
      if (database.inTransaction) database.exec('rollback')
      throw error
    }
  }

function connect(file: string): Libsql.Database {
  const database = new Libsql(file)
  database.exec(`pragma busy_timeout = ${PATIENCE}`)
  database.exec('pragma journal_mode = wal')
  database.exec('pragma synchronous = normal')
  database.exec(`pragma wal_autocheckpoint = ${CHECKPOINT}`)
  return database
}
