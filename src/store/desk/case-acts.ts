import type { Kysely } from 'kysely'
import type { Engine } from '../engine.js'
import type { Database } from '../schema.js'
import { type DeskTimer, dropTimers, setTimer, startTimer } from './desk-timers.js'

const DUE_AT_ONCE = 500

export type CaseActs = ReturnType<typeof createCaseActs>

/** What is done to a case while its holder stays the same. */
export function createCaseActs(engine: Engine) {
  return {
    ...createSleep(engine),
    ...createMarks(engine),
    ...createBlocks(engine),
    ...createClock(engine),
    draft: createDrafts(engine),
  }
}

function createSleep({ write }: Engine) {
  return {
    /** Puts a case aside until then, or until its citizen writes. False: that agent does not hold it. */
    snooze: (reference: string, { by, until }: { by: string; until: Date }): Promise<boolean> =>
      write(async (tx) => {
        const conversation = await setOnHeld(tx, reference, { by, snoozed_until: until.getTime() })
        if (conversation === null) return false
        await dropTimers(tx, conversation, ['silent'])
        await setTimer(tx, { conversation, kind: 'snooze', at: until.getTime() })
        return true
      }),

    /** A snoozed case comes back to its agent, who is waited for again where the citizen was. Gives the agent. */
    wake: (conversation: string, { at, silent }: { at: Date; silent: number }): Promise<string | null> =>
      write(async (tx) => {
        await dropTimers(tx, conversation, ['snooze'])
        const woken = await tx
          .updateTable('cases')
          .set({ snoozed_until: null })
          .where('conversation', '=', conversation)
          .where('closed_at', 'is', null)
          .where('snoozed_until', 'is not', null)
          .returning(['agent', 'waiting_since'])
          .executeTakeFirst()
        if (woken && woken.waiting_since !== null)
          await startTimer(tx, { conversation, kind: 'silent', at: at.getTime() + silent })
        return woken?.agent ?? null
      }),
  }
}

function createMarks({ write }: Engine) {
  return {
    /** What the telephone brought. False: no such case waits for a call. */
    reached: (reference: string, { reached, note }: { reached: boolean; note: string }): Promise<boolean> =>
      write(async (tx) => {
        const { numUpdatedRows } = await tx
          .updateTable('cases')
          .set({ callback_reached: reached ? 1 : 0, callback_note: note })
          .where('reference', '=', reference)
          .where('state', '=', 'callback')
          .executeTakeFirst()
        return numUpdatedRows > 0n
      }),

    /** Its agent has seen the lines up to that one. */
    read: (conversation: string, { agent, seq }: { agent: string; seq: number }): Promise<void> =>
      write(async (tx) => {
        await tx
          .updateTable('cases')
          .set({ read_seq: seq })
          .where('conversation', '=', conversation)
          .where('agent', '=', agent)
          .where('closed_at', 'is', null)
          .where('read_seq', '<', seq)
          .execute()
      }),

    tag: (reference: string, tags: readonly string[]): Promise<boolean> =>
      write(async (tx) => {
        const { numUpdatedRows } = await tx
          .updateTable('cases')
          .set({ tags: JSON.stringify(tags) })
          .where('reference', '=', reference)
          .executeTakeFirst()
        return numUpdatedRows > 0n
      }),
  }
}

function createBlocks({ write }: Engine) {
  return {
    /** Of a conversation without an open case; the move `block` is for the others. */
    block: (conversation: string, { reason, at }: { reason: string; at: Date }): Promise<boolean> =>
      write(async (tx) => {
        const { numUpdatedRows } = await tx
          .updateTable('conversations')
          .set({ blocked_at: at.getTime(), blocked_reason: reason })
          .where('id', '=', conversation)
          .where('holder', '=', 'bot')
          .executeTakeFirst()
        return numUpdatedRows > 0n
      }),

    unblock: (conversation: string): Promise<boolean> =>
      write(async (tx) => {
        const { numUpdatedRows } = await tx
          .updateTable('conversations')
          .set({ blocked_at: null, blocked_reason: null })
          .where('id', '=', conversation)
          .where('blocked_at', 'is not', null)
          .executeTakeFirst()
        return numUpdatedRows > 0n
      }),
  }
}

function createClock({ db, write }: Engine) {
  return {
    /** Timers of a kind that are due, the oldest first. */
    async due(kind: DeskTimer, by: Date): Promise<readonly DueCase[]> {
      const rows = await db
        .selectFrom('timers')
        .leftJoin('cases', (join) =>
          join.onRef('cases.conversation', '=', 'timers.conversation').on('cases.closed_at', 'is', null),
        )
        .select(['timers.conversation', 'cases.reference', 'cases.agent', 'cases.team', 'cases.state'])
        .where('timers.kind', '=', kind)
        .where('timers.due_at', '<=', by.getTime())
        .orderBy('timers.due_at')
        .limit(DUE_AT_ONCE)
        .execute()
      return rows
    },

    /** Looks again then. */
    postpone: (conversation: string, kind: DeskTimer, at: Date): Promise<void> =>
      write((tx) => setTimer(tx, { conversation, kind, at: at.getTime() })),

    /** Nothing is left to be done for it. */
    drop: (conversation: string, kind: DeskTimer): Promise<void> => write((tx) => dropTimers(tx, conversation, [kind])),

    /** Milliseconds that the last claims came apart, on average; null: too few to tell. */
    async pace({ since, atLeast }: { since: Date; atLeast: number }): Promise<number | null> {
      const { claims, first, last } = await db
        .selectFrom('case_moves')
        .select(({ fn }) => [fn.countAll<number>().as('claims'), fn.min('at').as('first'), fn.max('at').as('last')])
        .where('kind', '=', 'claimed')
        .where('at', '>=', since.getTime())
        .executeTakeFirstOrThrow()
      return claims < atLeast ? null : ((last ?? 0) - (first ?? 0)) / (claims - 1)
    },
  }
}

/** What agents have begun to write. */
function createDrafts({ db, write }: Engine) {
  return {
    async get(conversation: string, agent: string): Promise<string> {
      const row = await db
        .selectFrom('drafts')
        .select('text')
        .where('conversation', '=', conversation)
        .where('agent', '=', agent)
        .executeTakeFirst()
      return row?.text ?? ''
    },
    put: (conversation: string, { agent, text, at }: { agent: string; text: string; at: Date }): Promise<void> =>
      write(async (tx) => {
        if (text === '') {
          await tx.deleteFrom('drafts').where('conversation', '=', conversation).where('agent', '=', agent).execute()
          return
        }
        const row = { conversation, agent, text, at: at.getTime() }
        await tx
          .insertInto('drafts')
          .values(row)
          .onConflict((conflict) => conflict.columns(['conversation', 'agent']).doUpdateSet(row))
          .execute()
      }),
  }
}

/** A timer that is due, with the open case of its conversation, if there still is one. */
export interface DueCase {
  readonly conversation: string
  readonly reference: string | null
  readonly agent: string | null
  readonly team: string | null
  readonly state: string | null
}

/** Gives the conversation; null where that agent does not hold the case. */
async function setOnHeld(
  tx: Kysely<Database>,
  reference: string,
  { by, ...values }: { by: string; snoozed_until: number },
): Promise<string | null> {
  const row = await tx
    .updateTable('cases')
    .set(values)
    .where('reference', '=', reference)
    .where('agent', '=', by)
    .where('state', '=', 'claimed')
    .returning('conversation')
    .executeTakeFirst()
  return row?.conversation ?? null
}
