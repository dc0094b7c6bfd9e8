import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Engine } from './engine.js'
import type { Database } from './schema.js'

/** What was done, as it is told to the audit. */
export interface Deed {
  /** Id of the account, or in brackets what acted without one, such as `[command line]`. */
  readonly who: string
  /** Noun and verb, such as `account.locked`. */
  readonly what: string
  /** Whom or what it was done to: an id or a reference; never a person's words, name or number. */
  readonly subject: string
  /** The reason that was given; empty where none is asked for. */
  readonly why?: string
  readonly at: Date
}

export interface AuditRow extends Required<Deed> {
  readonly seq: number
}

/** `broken`: the first row that is not as it was written; `shortened`: rows at the end are missing. */
export type AuditVerdict =
  | { readonly kind: 'intact'; readonly rows: number; readonly hash: string }
  | { readonly kind: 'broken'; readonly seq: number }
  | { readonly kind: 'shortened'; readonly rows: number; readonly written: number }

const HEAD = 1
const PAGE = 50
const BATCH = 1_000

/**
 * Writes a row in the transaction of the deed itself: neither is there without the other. Each row's hash covers the one
 * before it. Call it last: other writers of the audit wait from here until the transaction ends.
 */
export async function writeAudit(tx: Kysely<Database>, { why = '', at, ...deed }: Deed): Promise<void> {
  const head = await tx
    .updateTable('audit_head')
    .set(({ eb }) => ({ seq: eb('seq', '+', 1) }))
    .where('id', '=', HEAD)
    .returning(['seq', 'hash'])
    .executeTakeFirstOrThrow()
  const row = { ...deed, why, at: at.getTime(), seq: head.seq }
  const hash = hashOf(head.hash, row)
  await tx
    .insertInto('audit')
    .values({ ...row, hash })
    .execute()
  await tx.updateTable('audit_head').set({ hash }).where('id', '=', HEAD).execute()
}

interface Stored {
  readonly seq: number
  readonly at: number
  readonly who: string
  readonly what: string
  readonly subject: string
  readonly why: string
}

const hashOf = (before: string, { seq, at, who, what, subject, why }: Stored): string =>
  createHash('sha256')
    .update(JSON.stringify([before, seq, at, who, what, subject, why]))
    .digest('base64url')

export type Audit = ReturnType<typeof createAudit>

/** The audit as it is read; it is written by `writeAudit`. */
export function createAudit({ db }: Engine) {
  return {
    /** Newest first, older than `before`; `who` by name where an account has one. */
    async page(before: number | null): Promise<{ readonly rows: readonly AuditRow[]; readonly next: number | null }> {
      const rows = await db
        .selectFrom('audit')
        .leftJoin('accounts', 'accounts.id', 'audit.who')
        .select(['audit.seq', 'audit.at', 'audit.who', 'audit.what', 'audit.subject', 'audit.why', 'accounts.name'])
        .$if(before !== null, (query) => query.where('audit.seq', '<', before))
        .orderBy('audit.seq', 'desc')
        .limit(PAGE + 1)
        .execute()
      const shown = rows.slice(0, PAGE)
      return {
        rows: shown.map(({ name, ...row }) => ({ ...row, who: name ?? row.who, at: new Date(row.at) })),
        next: rows.length > PAGE ? (shown.at(-1)?.seq ?? null) : null,
      }
    },

    /** Reads the whole chain, in batches. */
    async verify(): Promise<AuditVerdict> {
      const head = await headOf(db)
      let at = { seq: 0, hash: '' }
      while (at.seq < head.seq) {
        const rows = await rowsBetween(db, at.seq, head.seq)
        if (rows.length === 0) return { kind: 'shortened', rows: at.seq, written: head.seq }
        for (const row of rows) {
          if (row.seq !== at.seq + 1 || row.hash !== hashOf(at.hash, row)) return { kind: 'broken', seq: at.seq + 1 }
          at = row
        }
      }
      return at.hash === head.hash ? { kind: 'intact', rows: at.seq, hash: at.hash } : { kind: 'broken', seq: at.seq }
    },
  }
}

const rowsBetween = (db: Kysely<Database>, after: number, last: number) =>
  db
    .selectFrom('audit')
    .selectAll()
    .where('seq', '>', after)
    .where('seq', '<=', last)
    .orderBy('seq')
    .limit(BATCH)
    .execute()

/** Read before the rows: what is written meanwhile stands beyond it. */
const headOf = (db: Kysely<Database>) =>
  db.selectFrom('audit_head').select(['seq', 'hash']).where('id', '=', HEAD).executeTakeFirstOrThrow()
