import { mkdirSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Kysely } from 'kysely'
import Libsql from 'libsql'
import type { Engine, Hold, Leases } from './engine.js'
import { createGroupCommit } from './group-commit.js'
import { createLibsqlDialect } from './libsql-dialect.js'
import { migrate } from './migrate.js'
import type { Database } from './schema.js'

/** Milliseconds to wait for another process, such as the command line, to end its transaction. */
const PATIENCE = 5_000
/** Pages of write-ahead log after which they are moved into the database file, which holds up the process. */
const CHECKPOINT = 4_000
/** Conversations that an earlier process may have had under way: more than work on at once, by far. */
const UNDER_WAY = 128

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
  const writer = new Kysely<Database>({ dialect: createLibsqlDialect(connect(file)) })
  await migrate(writer)
  const db = new Kysely<Database>({ dialect: createLibsqlDialect(connect(file)) })
  const log = await open(`${file}-wal`, 'r+')
  const group = createGroupCommit({ db: writer, flush: () => log.datasync() })
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

function connect(file: string): Libsql.Database {
  const database = new Libsql(file)
  database.exec(`pragma busy_timeout = ${PATIENCE}`)
  database.exec('pragma journal_mode = wal')
  database.exec('pragma synchronous = normal')
  database.exec(`pragma wal_autocheckpoint = ${CHECKPOINT}`)
  return database
}

/** Those whose turn comes first: what was under way when an earlier process died is among them. */
async function longestDue(db: Kysely<Database>): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('conversations')
    .select('id')
    .where('due_at', 'is not', null)
    .orderBy('due_at')
    .limit(UNDER_WAY)
    .execute()
  return rows.map(({ id }) => id)
}

/** The process is alone, and forgets its leases when it dies: a conversation goes on at once after a crash. */
function createMemoryLeases(perhapsLeft: readonly string[]): Leases {
  const taken = new Set<string>()
  const left = new Set(perhapsLeft)
  return {
    async take(conversation): Promise<Hold> {
      if (taken.has(conversation)) return 'held'
      taken.add(conversation)
      return left.delete(conversation) ? 'left' : 'free'
    },
    async drop(conversation) {
      taken.delete(conversation)
    },
  }
}
