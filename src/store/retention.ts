import type { Kysely } from 'kysely'
import type { Engine } from './engine.js'
import { FORGOTTEN_WITH_A_CONVERSATION } from './erase.js'
import type { Database } from './schema.js'

const JOB = 'retention'
/** Milliseconds after which another process takes up what one that died had begun. */
const LEASE = 60_000

export type Retention = ReturnType<typeof createRetention>

/** The job that deletes what has had its time: whose step it is, and the deletions themselves. */
export const createRetention = (engine: Engine) => ({ ...createSteps(engine), ...createDeletions(engine) })

function createSteps({ write }: Engine) {
  return {
    /** Takes the job's next step for this process; the id after which to go on. Null: not due, or another is at it. */
    async claim(now: Date): Promise<{ readonly reached: string } | null> {
      const row = await write(async (tx) => {
        await tx
          .insertInto('jobs')
          .values({ name: JOB, reached: '', due_at: 0 })
          .onConflict((conflict) => conflict.doNothing())
          .execute()
        return tx
          .updateTable('jobs')
          .set({ due_at: now.getTime() + LEASE })
          .where('name', '=', JOB)
          .where('due_at', '<=', now.getTime())
          .returning('reached')
          .executeTakeFirst()
      })
      return row ?? null
    },

    /** The step is done: from where the next goes on, and when. */
    settle: (reached: string, dueAt: Date): Promise<void> =>
      write(async (tx) => {
        await tx.updateTable('jobs').set({ reached, due_at: dueAt.getTime() }).where('name', '=', JOB).execute()
      }),
  }
}

/**
 * A little in each transaction. What is to be deleted is found by its own date, so nothing is left over when a process dies
 * half-way; `reached` only says from which conversation on to look.
 */
function createDeletions({ db, write }: Engine) {
  return {
    /** Requests and messages set apart before then; at most `most`. Gives how many were deleted. */
    dropQuarantine: (before: Date, most: number): Promise<number> =>
      write(async (tx) => {
        const old = tx.selectFrom('quarantine').select('id').where('at', '<', before.getTime()).limit(most)
        const { numDeletedRows } = await tx.deleteFrom('quarantine').where('id', 'in', old).executeTakeFirst()
        return Number(numDeletedRows)
      }),

    /** Files that were sent before then; their lines stay and lead nowhere. */
    dropFiles: (before: Date, most: number): Promise<number> =>
      write(async (tx) => {
        const old = tx.selectFrom('files').select('id').where('at', '<', before.getTime()).limit(most)
        const { numDeletedRows } = await tx.deleteFrom('files').where('id', 'in', old).executeTakeFirst()
        return Number(numDeletedRows)
      }),

    /** Conversations that began before then, in the order of their ids. */
    async begunBefore(before: Date, after: string, most: number): Promise<readonly string[]> {
      const rows = await db
        .selectFrom('conversations')
        .select('id')
        .where('id', '>', after)
        .where('created_at', '<', before.getTime())
        .orderBy('id')
        .limit(most)
        .execute()
      return rows.map(({ id }) => id)
    },

    /**
     * Deletes what a conversation holds from before then; all of it, with the conversation, where nothing came since. A
     * case that is open keeps everything. True: something was deleted.
     */
    prune: (conversation: string, before: Date): Promise<boolean> =>
      write(async (tx) => {
        const standing = await standingOf(tx, conversation, before.getTime())
        if (!standing || standing.open || standing.pending > 0) return false
        if (standing.newer === null && standing.last_inbound_at < before.getTime()) await forget(tx, conversation)
        else if (standing.oldest !== null) await shorten(tx, conversation, { upTo: standing.oldest, before })
        else return false
        return true
      }),
  }
}

/** `oldest`: number of the last line that has had its time; `newer`: of one that has not. */
const standingOf = (tx: Kysely<Database>, conversation: string, before: number) =>
  tx
    .selectFrom('conversations')
    .select(['last_inbound_at', 'pending'])
    .select(({ selectFrom }) => [
      selectFrom('cases')
        .select('reference')
        .where('conversation', '=', conversation)
        .where('closed_at', 'is', null)
        .as('open'),
      selectFrom('transcript')
        .select(({ fn }) => fn.max('seq').as('seq'))
        .where('conversation', '=', conversation)
        .where('at', '<', before)
        .as('oldest'),
      selectFrom('transcript')
        .select(({ fn }) => fn.max('seq').as('seq'))
        .where('conversation', '=', conversation)
        .where('at', '>=', before)
        .as('newer'),
    ])
    .where('id', '=', conversation)
    .executeTakeFirst()

async function forget(tx: Kysely<Database>, conversation: string): Promise<void> {
  for (const table of [...FORGOTTEN_WITH_A_CONVERSATION, 'receipts', 'cases', 'case_moves', 'announcements'] as const)
    await tx.deleteFrom(table).where('conversation', '=', conversation).execute()
  await tx.deleteFrom('conversations').where('id', '=', conversation).execute()
}

/** Tables whose rows belong to a line. */
export const BY_LINE = ['transcript', 'outbox', 'receipts', 'media', 'search_lines'] as const

async function shorten(
  tx: Kysely<Database>,
  conversation: string,
  { upTo, before }: { upTo: number; before: Date },
): Promise<void> {
  for (const table of BY_LINE)
    await tx.deleteFrom(table).where('conversation', '=', conversation).where('seq', '<=', upTo).execute()
  await tx
    .deleteFrom('inbox')
    .where('conversation', '=', conversation)
    .where('received_at', '<', before.getTime())
    .execute()
  const closed = await tx
    .deleteFrom('cases')
    .where('conversation', '=', conversation)
    .where('closed_at', '<', before.getTime())
    .returning('reference')
    .execute()
  for (const { reference } of closed)
    await tx
      .deleteFrom('case_moves')
      .where('conversation', '=', conversation)
      .where('reference', '=', reference)
      .execute()
}
