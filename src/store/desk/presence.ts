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

/** Stands as the reason of whoever is offline by their own word. */
const CHOSEN = 'chosen'

export type Presences = ReturnType<typeof createPresences>

/** Who is at the desk. In the database, because all processes assign cases by it, and because a start must not forget it. */
export function createPresences(engine: Engine) {
  return { ...createSigns(engine), ...createAbsences(engine) }
}

function createSigns({ db, write }: Engine) {
  return {
    async all(): Promise<readonly StoredPresence[]> {
      const rows = await db.selectFrom('presence').selectAll().execute()
      return rows.map(({ agent, state, reason, seen_at }) => ({
        agent,
        state,
        reason: state === 'away' ? reason : null,
        seenAt: new Date(seen_at),
      }))
    },

    /** As the agent says. Who chose to be offline stays so until they say otherwise. */
    set: (agent: string, { state, reason, at }: { state: PresenceState; reason: string | null; at: Date }) =>
      write((tx) => upsert(tx, agent, { state, reason: state === 'offline' ? CHOSEN : reason, seen_at: at.getTime() })),

    /** A page was opened: who was not there is there now. True: that is news. */
    arrive: (agent: string, at: Date): Promise<boolean> =>
      write(async (tx) => {
        const known = await tx.selectFrom('presence').selectAll().where('agent', '=', agent).executeTakeFirst()
        const away = !known || (known.state === 'offline' && known.reason !== CHOSEN)
        if (away) await upsert(tx, agent, { state: 'online', reason: null, seen_at: at.getTime() })
        return away
      }),

    /** Signs of life of those whose pages are open. */
    seen: (agents: readonly string[], at: Date): Promise<void> =>
      write(async (tx) => {
        if (agents.length === 0) return
        await tx
          .updateTable('presence')
          .set({ seen_at: at.getTime() })
          .where('agent', 'in', agents)
          .where('state', '<>', 'offline')
          .execute()
      }),
  }
}

function createAbsences({ db, write }: Engine) {
  return {
    /** Who is marked as there, and has given no sign of life for too long, is offline now. Gives them. */
    async expire(now: Date): Promise<readonly string[]> {
      const last = now.getTime() - GONE_AFTER
      const overdue = db.selectFrom('presence').select('agent').where('state', '<>', 'offline')
      if (!(await overdue.where('seen_at', '<=', last).limit(1).executeTakeFirst())) return []
      return write(async (tx) => {
        const gone = await tx
          .updateTable('presence')
          .set({ state: 'offline', reason: null })
          .where('state', '<>', 'offline')
          .where('seen_at', '<=', last)
          .returning('agent')
          .execute()
        return gone.map(({ agent }) => agent)
      })
    },

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
