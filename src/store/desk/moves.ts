import type { Kysely, Selectable } from 'kysely'
import type { Notice } from '../../conversation/notices.js'
import type { Language } from '../../../knowledge/language/language.js'
import type { Engine } from '../engine.js'
import type { Line, Lines } from '../lines.js'
import type { Database, Holder } from '../schema.js'
import type { Statuses } from '../statuses.js'
import { recordMove } from './case-moves.js'
import type { Patience } from './patience.js'
import { isPlan, type Move, type Plan, plan, type Refused, type Standing } from './plan.js'
import { placeOf } from './place.js'
import { setTimersOf } from './desk-timers.js'
import type { CaseTable } from './tables.js'

/** How a notice or a note becomes a line. Pure. */
export interface Speech {
  readonly say: (notice: Notice, to: Hearer) => Line
  /** Between agents; null: there is nothing to note. */
  readonly note: ((to: Hearer) => Line) | null
  readonly at: Date
  /** The process has no bus: the serving one is told through the store. */
  readonly announce?: boolean
}

export interface Hearer {
  readonly channel: string
  readonly language: Language
}

export type Moved =
  | {
      readonly kind: 'moved'
      readonly conversation: string
      readonly reference: string
      /** Who held it before and who does now. */
      readonly before: string | null
      readonly agent: string | null
    }
  | Refused
  | { readonly kind: 'unknown' }

/** Compare-and-set: every move of the desk's is one transaction that holds the conversation's row, looks, and writes. */
export type MoveCase = (reference: string, move: Move, speech: Speech) => Promise<Moved>

export interface MoveParts {
  readonly lines: Lines
  readonly statuses: Statuses
  readonly patience: Patience
}

export function createMoves({ write }: Engine, parts: MoveParts): MoveCase {
  return (reference, move, speech) =>
    write(async (tx) => {
      const found = await lockCase(tx, reference)
      if (!found) return { kind: 'unknown' }
      const planned = plan(standingOf(found, await hasOther(tx, found)), move)
      if (!isPlan(planned)) return planned
      if (await isFull(tx, move)) return { kind: 'full' }
      await carryOut(tx, { found, move, planned, speech, ...parts })
      const { conversation, agent } = found.case
      return { kind: 'moved', conversation, reference, before: agent, agent: planned.agent }
    })
}

export interface Found {
  readonly case: Selectable<CaseTable>
  readonly channel: string
  readonly language: Language
  readonly holder: Holder
}

/** Takes the conversation's row first, as every other writer does; null where there is no such case. */
export async function lockCase(tx: Kysely<Database>, reference: string): Promise<Found | null> {
  const row = await tx.selectFrom('cases').select('conversation').where('reference', '=', reference).executeTakeFirst()
  if (!row) return null
  const { channel, language, holder } = await tx
    .updateTable('conversations')
    .set(({ ref }) => ({ last_seq: ref('last_seq') }))
    .where('id', '=', row.conversation)
    .returning(['channel', 'language', 'holder'])
    .executeTakeFirstOrThrow()
  const one = await tx.selectFrom('cases').selectAll().where('reference', '=', reference).executeTakeFirstOrThrow()
  return { case: one, channel, language: language === 'en' ? 'en' : 'ar', holder }
}

const standingOf = ({ case: one, holder }: Found, other: boolean): Standing => ({
  reference: one.reference,
  holder,
  state: one.state,
  agent: one.agent,
  team: one.team,
  closed: one.closed_at !== null,
  other,
})

async function hasOther(tx: Kysely<Database>, { case: one }: Found): Promise<boolean> {
  const other = await tx
    .selectFrom('cases')
    .select('reference')
    .where('conversation', '=', one.conversation)
    .where('closed_at', 'is', null)
    .where('reference', '<>', one.reference)
    .executeTakeFirst()
  return other !== undefined
}

/** Holds the agent's own row while it counts, so that two assignments at once cannot both find room. */
async function isFull(tx: Kysely<Database>, move: Move): Promise<boolean> {
  if (move.kind !== 'assign' || move.capacity === null) return false
  await tx
    .updateTable('presence')
    .set(({ ref }) => ({ seen_at: ref('seen_at') }))
    .where('agent', '=', move.agent.id)
    .execute()
  return (await loadOf(tx, move.agent.id)) >= move.capacity
}

/** Cases that an agent holds; those asleep do not count. */
export async function loadOf(db: Kysely<Database>, agent: string): Promise<number> {
  const { held } = await db
    .selectFrom('cases')
    .select(({ fn }) => fn.countAll<number>().as('held'))
    .where('agent', '=', agent)
    .where('state', '=', 'claimed')
    .where('closed_at', 'is', null)
    .where('snoozed_until', 'is', null)
    .executeTakeFirstOrThrow()
  return held
}

interface Work extends MoveParts {
  readonly found: Found
  readonly move: Move
  readonly planned: Plan
  readonly speech: Speech
}

async function carryOut(tx: Kysely<Database>, work: Work): Promise<void> {
  const { found, planned, speech, statuses, patience } = work
  const { conversation, reference } = found.case
  const at = speech.at.getTime()
  await writeCase(tx, work)
  const place = planned.holder === 'queue' ? await tellNewPlace(tx, found) : 0
  if (planned.holder === 'agent') await statuses.cancelBot(tx, conversation)
  await moveConversation(tx, work, linesOf(work, place))
  const stands = planned.holder === 'bot' ? 'elsewhere' : planned.holder
  if (planned.notice) await setTimersOf(tx, conversation, { stands, at, silent: patience().silent })
  const waited = planned.recorded === 'claimed' ? at - (found.case.last_moved_at ?? found.case.queued_at) : null
  const { recorded: kind, agent, team } = planned
  await recordMove(tx, { conversation, reference, kind, agent, team, waited, at, by: moverOf(work.move) })
  if (speech.announce) await announce(tx, conversation, at)
}

/** Who was in the hands of an agent keeps the seniority of the first wait. */
async function tellNewPlace(tx: Kysely<Database>, { case: one }: Found): Promise<number> {
  const place = (await placeOf(tx, one.reference)) ?? 1
  await tx.updateTable('cases').set({ told_place: place }).where('reference', '=', one.reference).execute()
  return place
}

function moverOf(move: Move): string | null {
  if ('by' in move) return typeof move.by === 'string' ? move.by : move.by.id
  return null
}

function linesOf({ found, planned, speech }: Work, place: number): readonly Line[] {
  const said = planned.notice ? [speech.say(planned.notice(place), found)] : []
  return speech.note ? [...said, speech.note(found)] : said
}

async function moveConversation(tx: Kysely<Database>, work: Work, said: readonly Line[]): Promise<void> {
  const { found, planned, move, speech, lines } = work
  const at = speech.at.getTime()
  const { conversation, reference } = found.case
  const blocked = move.kind === 'block' ? { blocked_at: at, blocked_reason: move.reason } : {}
  const { last_seq } = await tx
    .updateTable('conversations')
    .set(({ eb }) => ({
      holder: planned.holder,
      version: eb('version', '+', 1),
      last_seq: eb('last_seq', '+', said.length),
      ...(planned.survey && { last_case: reference }),
      ...blocked,
    }))
    .where('id', '=', conversation)
    .returning('last_seq')
    .executeTakeFirstOrThrow()
  const firstSeq = last_seq - said.length + 1
  await lines.add(tx, said, { conversation, channel: found.channel, firstSeq, question: '', at: speech.at })
}

async function writeCase(tx: Kysely<Database>, work: Work): Promise<void> {
  const { found, planned, move, speech, patience } = work
  const at = speech.at.getTime()
  const { state, agent, team } = planned
  const taken = planned.holder === 'agent' && agent !== found.case.agent
  const over = state === 'resolved' || state === 'closed'
  const until = at + patience().reopen
  await tx
    .updateTable('cases')
    .set({
      state,
      team,
      agent,
      last_moved_at: at,
      closed_at: over ? at : null,
      snoozed_until: null,
      ...(state === 'claimed' && { claimed_at: at, assigned_by: assignedBy(move) }),
      ...(state === 'claimed' && taken && { waiting_since: found.case.waiting_since ?? at }),
      ...(state === 'queued' && found.case.state !== 'queued' && { waiting_since: found.case.waiting_since ?? at }),
      ...(over && { waiting_since: null }),
      ...(planned.survey && { reopen_until: until, survey_until: until }),
      ...(move.kind === 'resolve' && { outcome: move.outcome, tags: JSON.stringify(move.tags) }),
      ...(move.kind === 'block' && { outcome: 'abuse' }),
      ...(move.kind === 'called' && { outcome: 'answered' }),
      ...(move.kind === 'return' && { returned: found.case.returned + 1 }),
      ...(move.kind === 'reopen' && { reopened: found.case.reopened + 1, survey_until: null, reopen_until: null }),
    })
    .where('conversation', '=', found.case.conversation)
    .where('reference', '=', found.case.reference)
    .execute()
}

function assignedBy(move: Move): string {
  if (move.kind === 'assign') return move.by
  return move.kind === 'transfer' ? move.by.id : 'self'
}

/** For the serving process, if this is another. */
async function announce(tx: Kysely<Database>, conversation: string, at: number): Promise<void> {
  await tx
    .insertInto('announcements')
    .values({ conversation, at })
    .onConflict((conflict) => conflict.column('conversation').doUpdateSet({ at }))
    .execute()
}
