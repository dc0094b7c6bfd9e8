import type { Kysely } from 'kysely'
import { type StoredAccount, createAccounts, endSessions } from './accounts.js'
import { writeAudit } from './audit.js'
import type { Engine, Write } from './engine.js'
import { prepare } from './prepared.js'
import type { Database } from './schema.js'

export interface NewSession {
  /** SHA-256 of the token; the token itself is the browser's alone. */
  readonly tokenHash: string
  readonly id: string
  readonly account: string
  readonly address: string
  readonly browser: string
  readonly at: Date
}

export interface StoredSession {
  readonly id: string
  readonly account: string
  readonly startedAt: Date
  readonly seenAt: Date
  readonly address: string
  readonly browser: string
}

/** A session counts while it was seen after `seen` and started after `started`. */
export interface Alive {
  readonly seen: Date
  readonly started: Date
}

type By = { readonly who: string; readonly at: Date }

export type DeskSessions = ReturnType<typeof createDeskSessions>

export function createDeskSessions(engine: Engine) {
  const { db, write } = engine
  const accounts = createAccounts(engine)
  const found = prepare<{ tokenHash: string; seen: number; started: number }>(db)((from, slot) =>
    sessionRows(from, { seen: slot('seen'), started: slot('started') }).where('token_hash', '=', slot('tokenHash')),
  )
  return {
    start: start(write),

    /** The session and whose it is; null where it is over, unknown, or its account is locked. */
    async find(tokenHash: string, alive: Alive): Promise<{ session: StoredSession; account: StoredAccount } | null> {
      const [row] = await found(db, { tokenHash, seen: alive.seen.getTime(), started: alive.started.getTime() })
      const account = row ? await accounts.byId(row.account) : null
      return row && account && !account.locked ? { session: toSession(row), account } : null
    },

    /** Of these sessions, those that are still good. */
    async living(ids: readonly string[], alive: Alive): Promise<ReadonlySet<string>> {
      const rows = await living(db, alive)
        .where('id', 'in', ['', ...ids])
        .execute()
      return new Set(rows.map(({ id }) => id))
    },

    /** Where an account is signed in, last seen first. */
    async of(account: string, alive: Alive): Promise<readonly StoredSession[]> {
      const rows = await living(db, alive).where('account', '=', account).orderBy('seen_at', 'desc').execute()
      return rows.map(toSession)
    },

    touch: touch(write),

    /** The same session under a new token: whoever has the old one is out. */
    async rotate(id: string, tokenHash: string): Promise<void> {
      const set = { token_hash: tokenHash }
      await write((tx) => tx.updateTable('desk_sessions').set(set).where('id', '=', id).execute())
    },

    end: (id: string, by: By): Promise<void> =>
      write(async (tx) => {
        const [ended] = await tx.deleteFrom('desk_sessions').where('id', '=', id).returning('id').execute()
        if (ended) await writeAudit(tx, { ...by, what: 'session.ended', subject: id })
      }),

    /** Ends every session of the account but `keep`. */
    endOthers: (account: string, keep: string | null, by: By): Promise<void> =>
      write(async (tx) => {
        await endSessions(tx, account, keep)
        await writeAudit(tx, { ...by, what: 'session.ended-elsewhere', subject: account })
      }),
  }
}

const living = (db: Kysely<Database>, { seen, started }: Alive) =>
  sessionRows(db, { seen: seen.getTime(), started: started.getTime() })

const sessionRows = (db: Kysely<Database>, { seen, started }: { seen: number; started: number }) =>
  db
    .selectFrom('desk_sessions')
    .select(['id', 'account', 'started_at', 'seen_at', 'address', 'browser'])
    .where('seen_at', '>', seen)
    .where('started_at', '>', started)

/** Begins a session and ends the one whose token the browser had before; forgets those that are over. */
const start =
  (write: Write) =>
  ({ tokenHash, at, ...session }: NewSession, { replaces, alive }: Replacing): Promise<void> =>
    write(async (tx) => {
      const over = { seen: alive.seen.getTime(), started: alive.started.getTime() }
      await tx
        .deleteFrom('desk_sessions')
        .where(({ or, eb }) =>
          or([
            eb('token_hash', '=', replaces ?? ''),
            eb('seen_at', '<=', over.seen),
            eb('started_at', '<=', over.started),
          ]),
        )
        .execute()
      const times = { started_at: at.getTime(), seen_at: at.getTime() }
      const row = { ...session, token_hash: tokenHash, ...times }
      await tx.insertInto('desk_sessions').values(row).execute()
      await tx.updateTable('accounts').set({ last_seen_at: at.getTime() }).where('id', '=', session.account).execute()
      await writeAudit(tx, { who: session.account, what: 'session.started', subject: session.id, at })
    })

interface Replacing {
  /** Hash of the token that the browser had. */
  readonly replaces: string | null
  readonly alive: Alive
}

const touch =
  (write: Write) =>
  (id: string, at: Date): Promise<void> =>
    write(async (tx) => {
      const set = { seen_at: at.getTime() }
      const [seen] = await tx.updateTable('desk_sessions').set(set).where('id', '=', id).returning('account').execute()
      if (!seen) return
      await tx.updateTable('accounts').set({ last_seen_at: at.getTime() }).where('id', '=', seen.account).execute()
    })

interface SessionRow {
  readonly id: string
  readonly account: string
  readonly started_at: number
  readonly seen_at: number
  readonly address: string
  readonly browser: string
}

const toSession = ({ started_at, seen_at, ...row }: SessionRow): StoredSession => ({
  ...row,
  startedAt: new Date(started_at),
  seenAt: new Date(seen_at),
})
