import { type Kysely, sql } from 'kysely'
import type { Engine } from './engine.js'
import type { PartKey } from './part-tag.js'
import type { Database, PartStatus } from './schema.js'
import type { Statuses } from './statuses.js'

/**
 * Milliseconds after which what an agent wrote counts as failed where no provider has taken it: the agent is to know
 * within a minute. A call under way has until the second moment; none begins after the first.
 */
const LAST_CALL = 45_000
const LAST_WORD = 57_000
const AT_ONCE = 200

const NOT_TAKEN = 'the messenger did not take it in time: send it again'
const NOT_KNOWN = 'nobody knows whether it arrived: the messenger gave no answer in time'

/** Marks agents' messages as failed that are still on their way after so long. Gives the conversations that changed. */
export async function giveUpOverdue({ db, write }: Engine, statuses: Statuses, now: Date): Promise<readonly string[]> {
  const late = await overdue(db, now)
  if (late.length === 0) return []
  await write(async (tx) => {
    for (const part of late) {
      const reason = part.status === 'sending' ? NOT_KNOWN : NOT_TAKEN
      await statuses.advance(tx, part, { status: 'failed', reason })
    }
  })
  return [...new Set(late.map(({ conversation }) => conversation))]
}

/** In one order whoever writes, so that two processes cannot wait for each other. */
const overdue = (db: Kysely<Database>, now: Date): Promise<(PartKey & { status: PartStatus })[]> =>
  db
    .selectFrom('outbox')
    .innerJoin('transcript', (on) =>
      on.onRef('transcript.conversation', '=', 'outbox.conversation').onRef('transcript.seq', '=', 'outbox.seq'),
    )
    .select(['outbox.conversation', 'outbox.seq', 'outbox.part', 'outbox.status'])
    // As written in the index: an engine does not know what a parameter will hold.
    .where(sql<boolean>`outbox.origin = 'agent' and outbox.status in ('queued', 'sending')`)
    .where(({ eb, or, and }) =>
      or([
        eb('transcript.at', '<=', now.getTime() - LAST_WORD),
        and([eb('outbox.status', '=', 'queued'), eb('transcript.at', '<=', now.getTime() - LAST_CALL)]),
      ]),
    )
    .orderBy('outbox.conversation')
    .orderBy('outbox.seq')
    .orderBy('outbox.part')
    .limit(AT_ONCE)
    .execute()
