import { randomUUID } from 'node:crypto'
import { type Expression, type ExpressionBuilder, Kysely, PostgresDialect, sql, type SqlBool } from 'kysely'
import { Pool, types } from 'pg'
import type { Logger } from 'pino'
import type { Engine, Leases, Operation } from './engine.js'
import { expectMigrated, migrate } from './migrate.js'
import type { Database } from './schema.js'

const CONNECTIONS = 20
/** Milliseconds: to reach the server, and for one statement. */
const CONNECT = 5_000
const STATEMENT = 10_000
/** Times an operation is tried that met another process on the same rows. */
const TRIES = 3
/** Serialization failure, deadlock, and a key that another transaction wrote first. */
const COLLISIONS = ['40001', '40P01', '23505']
const DISK_FULL = '53100'
const INT8 = 20

export interface PostgresOptions {
  /** False: a database that is not of this release is refused. */
  readonly migrates: boolean
  readonly log: Logger
  readonly now: () => Date
}

/**
 * Any number of processes. Each operation has a transaction of its own on a pool of connections: Postgres itself flushes
 * the commits of concurrent transactions together, and one process's operations do not hold each other's row locks.
 */
export async function openPostgres(url: string, { migrates, log, now }: PostgresOptions): Promise<Engine> {
  const pool = new Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT,
    statement_timeout: STATEMENT,
    application_name: 'nafidha',
    types: { getTypeParser },
  })
  const broke = (error: unknown) => log.warn({ code: codeOf(error) }, 'a database connection broke')
  // The pool hears of its idle connections only: one that breaks in use would end the process, where nobody listens.
  pool.on('connect', (client) => void client.on('error', broke)).on('error', broke)
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
  try {
    await (migrates ? migrate(db) : expectMigrated(db))
  } catch (error) {
    await db.destroy()
    throw error
  }
  return {
    db,
    write: (operation) => transact(db, operation),
    leases: createRowLeases(db, now),
    alone: (name, work) => alone(db, name, work),
    isFull: (error) => codeOf(error) === DISK_FULL,
    close: () => db.destroy(),
  }
}

/** Whole numbers arrive as numbers: all of ours are times and counts, far below 2^53. */
export const getTypeParser: typeof types.getTypeParser = ((oid: number, format?: 'text') =>
  oid === INT8 ? Number : types.getTypeParser(oid, format)) as typeof types.getTypeParser

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

async function transact<T>(db: Kysely<Database>, operation: Operation<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await db.transaction().execute(operation)
    } catch (error) {
      if (tried === TRIES || !COLLISIONS.includes(codeOf(error))) throw error
    }
  }
}

/** The lock is the connection's, and goes with a process that dies. */
const alone = (db: Kysely<Database>, name: string, work: () => Promise<void>): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ ours: boolean }>`select pg_try_advisory_xact_lock(hashtext(${name})) as ours`.execute(
      tx,
    )
    if (rows[0]?.ours) await work()
  })

/** A lease outlives a crashed process until its time is up; only the owner, by a name made at start, drops it sooner. */
function createRowLeases(db: Kysely<Database>, now: () => Date): Leases {
  const owner = randomUUID()
  /** The database broke away from them: whether they are ours still is not known, and nobody else drops them. */
  const unsure = new Set<string>()
  const orUnsure = async <T>(conversation: string, act: () => Promise<T>): Promise<T> => {
    try {
      const done = await act()
      unsure.delete(conversation)
      return done
    } catch (error) {
      unsure.add(conversation)
      throw error
    }
  }
  const claim = async (conversation: string, until: Date, from: From): Promise<boolean> => {
    const claimed = await db
      .updateTable('conversations')
      .set({ lease_owner: owner, lease_until: until.getTime() })
      .where('id', '=', conversation)
      .where(from)
      .executeTakeFirst()
    return claimed.numUpdatedRows > 0n
  }
  const over = (where: Where) => where('lease_until', '<=', now().getTime())
  const own = (where: Where) => where('lease_owner', '=', owner)
  return {
    take: (conversation, until) =>
      orUnsure(conversation, async () => {
        const free: From = (where) =>
          where.or([
            where('lease_until', 'is', null),
            unsure.has(conversation) ? own(where) : where.and([own(where), over(where)]),
          ])
        if (await claim(conversation, until, free)) return 'free'
        return (await claim(conversation, until, over)) ? 'left' : 'held'
      }),
    async drop(conversation) {
      const row = db.updateTable('conversations').set({ lease_owner: null, lease_until: null })
      await orUnsure(conversation, () => row.where('id', '=', conversation).where('lease_owner', '=', owner).execute())
    },
  }
}

type Where = ExpressionBuilder<Database, 'conversations'>
type From = (where: Where) => Expression<SqlBool>
