import type { Kysely } from 'kysely'
import type { DeskTimer } from './desk/desk-timers.js'
import type { Engine } from './engine.js'
import { UNKNOWN_AFTER } from './outbox.js'
import type { Database } from './schema.js'
import type { Statuses } from './statuses.js'

/** Milliseconds for which a change by another process is announced: more than one look of the service's. */
const ANNOUNCED = 10_000
const DUE_AT_ONCE = 500
/** Milliseconds: longer than a lease, and than what waits is mostly put off; what is due too soon is put off again. */
const SOON = 60_000

async function dueOf(db: Kysely<Database>, kind: DeskTimer, by: Date): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('timers')
    .select('conversation')
    .where('kind', '=', kind)
    .where('due_at', '<=', by.getTime())
    .orderBy('due_at')
    .limit(DUE_AT_ONCE)
    .execute()
  return rows.map(({ conversation }) => conversation)
}

export type Timers = ReturnType<typeof createTimers>

/** What comes due by the clock, and what other processes have changed. */
export function createTimers({ db, write }: Engine, statuses: Statuses) {
  return {
    /** Conversations whose citizens are to be told of a better place in the queue. */
    duePlaces: (by: Date) => dueOf(db, 'place', by),

    /** Conversations whose citizens asked for all of it to be erased. */
    dueErasures: (by: Date) => dueOf(db, 'erase', by),

    /** Conversations that a process without our bus changed a moment ago; each is named for several seconds. */
    async announced(now: Date): Promise<readonly string[]> {
      const rows = await db
        .selectFrom('announcements')
        .select('conversation')
        .where('at', '>', now.getTime() - ANNOUNCED)
        .execute()
      return rows.map(({ conversation }) => conversation)
    },

    /** The clock was set back: what was due soon is due now, not once the clock is there again. */
    clockWentBack: (now: Date): Promise<void> =>
      write(async (tx) => {
        const [at, far] = [now.getTime(), now.getTime() + SOON]
        await tx.updateTable('conversations').set({ due_at: at }).where('due_at', '>', far).execute()
        const unleased = { lease_owner: null, lease_until: null }
        await tx.updateTable('conversations').set(unleased).where('lease_until', '>', far).execute()
        for (const [status, due] of [
          ['queued', at],
          ['sending', at + UNKNOWN_AFTER],
        ] as const)
          await tx
            .updateTable('outbox')
            .set({ due_at: due })
            .where('status', '=', status)
            .where('due_at', '>', far)
            .execute()
      }),

    /** Forgets what has served its time. */
    sweep: (now: Date): Promise<void> =>
      write(async (tx) => {
        await tx
          .deleteFrom('announcements')
          .where('at', '<=', now.getTime() - ANNOUNCED)
          .execute()
        await statuses.sweep(tx, now)
      }),
  }
}
