import type { Kysely } from 'kysely'
import type { HandoffRequest } from '../../channels/activity.js'
import { recordMove } from './desk/case-moves.js'
import { setTimersOf } from './desk/desk-timers.js'
import { nextPlace } from './desk/place.js'
import type { CaseKind } from './desk/tables.js'
import type { Database } from './schema.js'

/** A case as it is opened; its texts are masked by the caller, its PIN hashed. */
export interface NewCase extends Omit<HandoffRequest, 'pin' | 'kind' | 'details'> {
  readonly pinHash: string
  readonly kind?: CaseKind
  readonly agency?: string
  /** JSON. */
  readonly details?: string
}

/** What a turn does to its conversation's one open case, or to the one that was resolved last. */
export type CaseStep =
  | { readonly kind: 'open'; readonly case: NewCase }
  /** A case that waited for a callback goes back into the queue; it keeps its reference and gets a new PIN. */
  | { readonly kind: 'requeue'; readonly reference: string; readonly pinHash: string }
  | { readonly kind: 'callback'; readonly reference: string; readonly at: Date; readonly phone: string }
  | { readonly kind: 'cancel'; readonly reference: string }
  /** The citizen answers a resolved case: `agent` has it again; null: the queue. */
  | { readonly kind: 'reopen'; readonly reference: string; readonly agent: string | null }
  | {
      readonly kind: 'rate'
      readonly reference: string
      readonly score: number | null
      readonly comment: string | null
    }

export interface StepContext {
  readonly conversation: string
  /** Where a case that enters the queue stands. */
  readonly place: number
  readonly at: Date
  /** Milliseconds that an agent may be silent. */
  readonly silent: number
}

/** The place of a case that the steps put into the queue; 0 where they put none. */
export async function placeAfter(tx: Kysely<Database>, steps: readonly CaseStep[]): Promise<number> {
  for (const step of steps) {
    if (step.kind === 'open') return nextPlace(tx, { team: step.case.team ?? null, urgent: step.case.urgent })
    if (step.kind === 'requeue' || (step.kind === 'reopen' && step.agent === null))
      return placeOfKnown(tx, step.reference)
  }
  return 0
}

async function placeOfKnown(tx: Kysely<Database>, reference: string): Promise<number> {
  const row = await tx
    .selectFrom('cases')
    .select(['team', 'urgent'])
    .where('reference', '=', reference)
    .executeTakeFirst()
  return nextPlace(tx, { team: row?.team ?? null, urgent: row?.urgent === 1 })
}

/** One after the other, in the turn's transaction. */
export async function takeSteps(tx: Kysely<Database>, steps: readonly CaseStep[], context: StepContext): Promise<void> {
  for (const step of steps) {
    await apply(tx, step, context)
    const recorded = RECORDED[step.kind]
    if (!recorded) continue
    const { conversation, at, silent } = context
    const reference = step.kind === 'open' ? step.case.reference : step.reference
    const agent = step.kind === 'reopen' ? step.agent : null
    await recordMove(tx, { conversation, reference, kind: recorded, agent, at: at.getTime() })
    await setTimersOf(tx, conversation, { stands: standsAfter(step), at: at.getTime(), silent })
  }
}

const RECORDED = {
  open: 'queued',
  requeue: 'queued',
  callback: 'callback',
  cancel: 'cancelled',
  reopen: 'reopened',
  rate: null,
} as const

function standsAfter(step: CaseStep): 'queue' | 'agent' | 'elsewhere' {
  if (step.kind === 'reopen' && step.agent !== null) return 'agent'
  return step.kind === 'open' || step.kind === 'requeue' || step.kind === 'reopen' ? 'queue' : 'elsewhere'
}

async function apply(tx: Kysely<Database>, step: CaseStep, context: StepContext): Promise<void> {
  const { conversation, place } = context
  const at = context.at.getTime()
  if (step.kind === 'open') return insert(tx, step.case, { conversation, place, at })
  if (step.kind === 'reopen') return reopen(tx, step, { conversation, place, at })
  if (step.kind === 'rate') return rate(tx, step, { conversation, at })
  const update = tx
    .updateTable('cases')
    .where('conversation', '=', conversation)
    .where('reference', '=', step.reference)
    .where('closed_at', 'is', null)
  switch (step.kind) {
    case 'requeue':
      await update
        .set({ state: 'queued', queued_at: at, pin_hash: step.pinHash, told_place: place, last_moved_at: at })
        .set({ callback_at: null, callback_phone: null, waiting_since: at })
        .execute()
      return
    case 'callback':
      await update
        .set({ state: 'callback', callback_at: step.at.getTime(), callback_phone: step.phone })
        .set({ callback_reached: null, last_moved_at: at })
        .execute()
      return
    case 'cancel':
      await update.set({ state: 'cancelled', closed_at: at, waiting_since: null, last_moved_at: at }).execute()
  }
}

interface Where {
  readonly conversation: string
  readonly place: number
  readonly at: number
}

async function insert(tx: Kysely<Database>, one: NewCase, { conversation, place, at }: Where): Promise<void> {
  await tx
    .insertInto('cases')
    .values({
      conversation,
      reference: one.reference,
      pin_hash: one.pinHash,
      reason: one.reason,
      subject: one.subject,
      language: one.language,
      urgent: one.urgent ? 1 : 0,
      team: one.team ?? null,
      entry: one.entry ?? null,
      kind: one.kind ?? 'question',
      agency: one.agency ?? null,
      details: one.details ?? null,
      state: 'queued',
      told_place: place,
      opened_at: at,
      queued_at: at,
      waiting_since: at,
      last_moved_at: at,
    })
    .execute()
}

async function reopen(
  tx: Kysely<Database>,
  { reference, agent }: CaseStep & { kind: 'reopen' },
  { conversation, place, at }: Where,
): Promise<void> {
  const held = agent === null ? { state: 'queued' as const, queued_at: at, told_place: place } : claimedBy(agent, at)
  await tx
    .updateTable('cases')
    .set(({ eb }) => ({
      ...held,
      reopened: eb('reopened', '+', 1),
      closed_at: null,
      reopen_until: null,
      survey_until: null,
      waiting_since: at,
      last_moved_at: at,
    }))
    .where('conversation', '=', conversation)
    .where('reference', '=', reference)
    .where('closed_at', 'is not', null)
    .execute()
}

const claimedBy = (agent: string, at: number) => ({
  state: 'claimed' as const,
  agent,
  claimed_at: at,
  assigned_by: 'auto',
})

/** A score, and perhaps some words after it; the question is then answered. */
async function rate(
  tx: Kysely<Database>,
  { reference, score, comment }: CaseStep & { kind: 'rate' },
  { conversation, at }: Pick<Where, 'conversation' | 'at'>,
): Promise<void> {
  await tx
    .updateTable('cases')
    .set({ ...(score !== null && { score, rated_at: at, survey_until: null }), ...(comment !== null && { comment }) })
    .where('conversation', '=', conversation)
    .where('reference', '=', reference)
    .execute()
}

/** Is the reference in use, open or closed? */
export async function isTaken(tx: Kysely<Database>, reference: string): Promise<boolean> {
  const row = await tx.selectFrom('cases').select('reference').where('reference', '=', reference).executeTakeFirst()
  return row !== undefined
}
