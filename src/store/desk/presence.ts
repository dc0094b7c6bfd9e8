import type { Kysely } from 'kysely'
import type { Engine } from '../engine.js'
import type { Database } from '../schema.js'
import type { PresenceState } from './tables.js'

export interface StoredPresence {
  readonly agent: string
  readonly state: PresenceState
  readonly reason: string | null
  readonly seenAt: Date
}

/** Milliseconds after the last sign of life in which an agent counts as there: a reload, a tunnel, a full train. */
export const GONE_AFTER = 60_000

export type Presences = ReturnType<typeof createPresences>

/** Who is at the desk. In the database, because all processes assign cases by it, and because a start must not forget it. */
export function createPresences({ db, write }: Engine) {
  return {
    async all(): Promise<readonly StoredPresence[]> {
      const rows = await db.selectFrom('presence').selectAll().execute()
      return rows.map(({ seen_at, ...row }) => ({ ...row, seenAt: new Date(seen_at) }))
    },

    /** In the agent's own words. */
    set: (agent: string, { state, reason, at }: { state: PresenceState; reason: string | null; at: Date }) =>
      write((tx) => upsert(tx, agent, { state, reason, seen_at: at.getTime() })),

    /** A sign of life; who was offline is online with it. True: that is news. */
    seen: (agent: string, at: Date): Promise<boolean> =>
      write(async (tx) => {
        const known = await tx
          .updateTable('presence')
          .set({ seen_at: at.getTime() })
          .where('agent', '=', agent)
          .where('state', '<>', 'offline')
          .executeTakeFirst()
        if (known.numUpdatedRows > 0n) return false
        await upsert(tx, agent, { state: 'online', reason: null, seen_at: at.getTime() })
        return true
      }),

    /** Who is marked as there, and has given no sign of life for too long, is offline now. Gives them. */
    expire: (now: Date): Promise<readonly string[]> =>
      write(async (tx) => {
        const gone = await tx
          .updateTable('presence')
          .set({ state: 'offline', reason: null })
          .where('state', '<>', 'offline')
          .where('seen_at', '<=', now.getTime() - GONE_AFTER)
          .returning('agent')
          .execute()
        return gone.map(({ agent }) => agent)
      }),

    /** Cases whose agents are gone: offline, and without a sign of life long enough for a reload. */
    async orphans(now: Date): Promise<readonly { reference: string; agent: string }[]> {
      const rows = await db
        .selectFrom('cases')
        .innerJoin('presence', 'presence.agent', 'cases.agent')
        .select(['cases.reference', 'presence.agent'])
        .where('cases.state', '=', 'claimed')
        .where('cases.closed_at', 'is', null)
        .where('cases.snoozed_until', 'is', null)
        .where('presence.state', '=', 'offline')
        .where('presence.seen_at', '<=', now.getTime() - GONE_AFTER)
        .execute()
      return rows
    },
  }
}

async function upsert(
  tx: Kysely<Database>,
  agent: string,
  row: { state: PresenceState; reason: string | null; seen_at: number },
): Promise<void> {
  await tx
    .insertInto('presence')
    .values({ agent, ...row })
    .onConflict((conflict) => conflict.column('agent').doUpdateSet(row))
    .execute()
}
