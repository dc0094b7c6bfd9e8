import type { Kysely, Selectable } from 'kysely'
import { writeAudit } from './audit.js'
import type { Engine } from './engine.js'
import type { Database, QuarantineTable } from './schema.js'

/** What was set apart, without what it holds. */
export interface SetApart extends Pick<Row, 'id' | 'conversation' | 'channel' | 'kind' | 'reason'> {
  readonly at: Date
  /** It is a message of a citizen's that a turn can take again. */
  readonly replayable: boolean
}

/** `gone`: its conversation was erased, or the message is no longer there. `not-replayable`: it is no message. */
export type Replay = 'replayed' | 'gone' | 'not-replayable' | 'unknown'

export interface Doer {
  /** For the audit. */
  readonly who: string
  readonly at: Date
}

export type Quarantine = ReturnType<typeof createQuarantine>

/** Messages, requests and states that could not be handled, for the operator. */
export function createQuarantine({ db, write }: Engine) {
  return {
    /** The newest first. */
    async list(most: number): Promise<readonly SetApart[]> {
      const rows = await db.selectFrom('quarantine').selectAll().orderBy('at', 'desc').limit(most).execute()
      return rows.map(toSetApart)
    },

    /** What it holds: a person's words, most likely. The audit tells that it was looked at. Null: there is none. */
    show: (id: string, { who, at }: Doer): Promise<(SetApart & { readonly raw: string }) | null> =>
      write(async (tx) => {
        const row = await rowOf(tx, id)
        if (!row) return null
        await writeAudit(tx, { who, what: 'quarantine.shown', subject: id, at })
        return { ...toSetApart(row), raw: row.raw }
      }),

    /** Puts a message back as it came, with all its attempts before it; a service that runs takes it up by itself. */
    replay: (id: string, { who, at }: Doer): Promise<Replay> =>
      write(async (tx) => {
        const row = await rowOf(tx, id)
        if (!row) return 'unknown'
        if (!isReplayable(row)) return 'not-replayable'
        const { conversation, provider_id } = row
        if (!(await putBack(tx, { conversation, providerId: provider_id, at }))) return 'gone'
        await tx.deleteFrom('quarantine').where('id', '=', id).execute()
        await writeAudit(tx, { who, what: 'quarantine.replayed', subject: id, at })
        return 'replayed'
      }),

    /** False: there is none. */
    drop: (id: string, { who, at }: Doer): Promise<boolean> =>
      write(async (tx) => {
        const { numDeletedRows } = await tx.deleteFrom('quarantine').where('id', '=', id).executeTakeFirst()
        if (numDeletedRows === 0n) return false
        await writeAudit(tx, { who, what: 'quarantine.dropped', subject: id, at })
        return true
      }),
  }
}

const rowOf = (tx: Kysely<Database>, id: string) =>
  tx.selectFrom('quarantine').selectAll().where('id', '=', id).executeTakeFirst()

type Row = Selectable<QuarantineTable>
type Replayable = Row & { readonly conversation: string; readonly provider_id: string }

const isReplayable = (row: Row): row is Replayable => row.conversation !== null && row.provider_id !== null

const toSetApart = (row: Row): SetApart => {
  const { id, conversation, channel, kind, reason } = row
  return { id, conversation, channel, kind, reason, at: new Date(Number(row.at)), replayable: isReplayable(row) }
}

interface Back {
  readonly conversation: string
  readonly providerId: string
  readonly at: Date
}

/** False: the message is not there any more, or waits already. */
async function putBack(tx: Kysely<Database>, { conversation, providerId, at }: Back): Promise<boolean> {
  const { numUpdatedRows: open } = await tx
    .updateTable('conversations')
    .set(({ eb, fn, val }) => ({
      pending: eb('pending', '+', 1),
      pending_since: fn.coalesce('pending_since', val(at.getTime())),
      due_at: at.getTime(),
    }))
    .where('id', '=', conversation)
    .where('erased_at', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('inbox')
          .select('seq')
          .where('conversation', '=', conversation)
          .where('provider_id', '=', providerId)
          .where('status', '<>', 'pending'),
      ),
    )
    .executeTakeFirst()
  if (open === 0n) return false
  await tx
    .updateTable('inbox')
    .set({ status: 'pending', attempts: 0 })
    .where('conversation', '=', conversation)
    .where('provider_id', '=', providerId)
    .execute()
  return true
}
