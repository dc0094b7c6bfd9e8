import type { Kysely } from 'kysely'
import type { HandoffRequest } from '../../channels/activity.js'
import type { Database } from './schema.js'

/** A case as it is opened; its subject is masked by the caller, its PIN hashed. */
export interface NewCase extends Omit<HandoffRequest, 'pin'> {
  readonly pinHash: string
}

/** What a turn does to its conversation's one open case. */
export type CaseStep =
  | { readonly kind: 'open'; readonly case: NewCase }
  /** A case that waited for a callback goes back into the queue; it keeps its reference and gets a new PIN. */
  | { readonly kind: 'requeue'; readonly reference: string; readonly pinHash: string }
  | { readonly kind: 'callback'; readonly reference: string; readonly at: Date; readonly phone: string }
  | { readonly kind: 'cancel'; readonly reference: string }

/** Milliseconds between two looks at a waiting citizen's place: no more than one notice in that time. */
const PLACE_EVERY = 60_000

/** One after the other, in the turn's transaction. `place` is where an opened or requeued case stands. */
export async function takeSteps(
  tx: Kysely<Database>,
  steps: readonly CaseStep[],
  { conversation, place, at }: { conversation: string; place: number; at: Date },
): Promise<void> {
  for (const step of steps) {
    await apply(tx, step, { conversation, place, at: at.getTime() })
    if (step.kind === 'open' || step.kind === 'requeue') await setPlaceTimer(tx, conversation, at)
    else await dropPlaceTimer(tx, conversation)
  }
}

interface Where {
  readonly conversation: string
  readonly place: number
  readonly at: number
}

async function apply(tx: Kysely<Database>, step: CaseStep, { conversation, place, at }: Where): Promise<void> {
  if (step.kind === 'open') return insert(tx, step.case, { conversation, place, at })
  const update = tx
    .updateTable('cases')
    .where('conversation', '=', conversation)
    .where('reference', '=', step.reference)
    .where('closed_at', 'is', null)
  switch (step.kind) {
    case 'requeue':
      await update
        .set({ state: 'queued', queued_at: at, pin_hash: step.pinHash, told_place: place })
        .set({ callback_at: null, callback_phone: null })
        .execute()
      return
    case 'callback':
      await update.set({ state: 'callback', callback_at: step.at.getTime(), callback_phone: step.phone }).execute()
      return
    case 'cancel':
      await update.set({ state: 'cancelled', closed_at: at }).execute()
  }
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
      state: 'queued',
      told_place: place,
      opened_at: at,
      queued_at: at,
    })
    .execute()
}

/** Looks at the waiting citizen's place again after a while. */
export async function setPlaceTimer(tx: Kysely<Database>, conversation: string, at: Date): Promise<void> {
  const due_at = at.getTime() + PLACE_EVERY
  await tx
    .insertInto('timers')
    .values({ conversation, kind: 'place', due_at })
    .onConflict((conflict) => conflict.columns(['conversation', 'kind']).doUpdateSet({ due_at }))
    .execute()
}

export async function dropPlaceTimer(tx: Kysely<Database>, conversation: string): Promise<void> {
  await tx.deleteFrom('timers').where('conversation', '=', conversation).where('kind', '=', 'place').execute()
}

/** Is the reference in use, open or closed? */
export async function isTaken(tx: Kysely<Database>, reference: string): Promise<boolean> {
  const row = await tx.selectFrom('cases').select('reference').where('reference', '=', reference).executeTakeFirst()
  return row !== undefined
}

/** The next place at the end of the queue, counted from 1. */
export async function nextPlace(tx: Kysely<Database>): Promise<number> {
  const { waiting } = await tx
    .selectFrom('cases')
    .select(({ fn }) => fn.countAll<number>().as('waiting'))
    .where('state', '=', 'queued')
    .executeTakeFirstOrThrow()
  return waiting + 1
}

/** Place in the queue, counted from 1; null for a case that does not wait. */
export async function placeOf(db: Kysely<Database>, reference: string): Promise<number | null> {
  const row = await db
    .selectFrom('cases as mine')
    .select(({ selectFrom }) => [
      'state',
      selectFrom('cases as other')
        .select(({ fn }) => fn.countAll<number>().as('ahead'))
        .where('other.state', '=', 'queued')
        .where(({ eb, and, or, ref }) =>
          or([
            eb('other.queued_at', '<', ref('mine.queued_at')),
            and([eb('other.queued_at', '=', ref('mine.queued_at')), eb('other.reference', '<', ref('mine.reference'))]),
          ]),
        )
        .as('ahead'),
    ])
    .where('reference', '=', reference)
    .executeTakeFirst()
  return row?.state === 'queued' ? (row.ahead ?? 0) + 1 : null
}
