import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Feedback } from '../../channels/activity.js'
import type { Language } from '../../knowledge/language/language.js'
import { type CaseStep, isTaken, placeAfter, takeSteps } from './case-steps.js'
import { startTimer } from './desk/desk-timers.js'
import type { Patience } from './desk/patience.js'
import type { Engine } from './engine.js'
import type { Line, Lines } from './lines.js'
import { prepare, prepareOne } from './prepared.js'
import type { Database, Holder, QuarantineTable } from './schema.js'
import type { Statuses } from './statuses.js'

/** What a turn leaves behind, in one transaction. */
export interface TurnCommit {
  readonly conversation: string
  readonly channel: string
  /** As the turn saw them: if either has moved, nothing is written. */
  readonly version: number
  readonly holder: Holder
  /** Provider ids of the messages that the turn took, and what became of them. */
  readonly handled: readonly string[]
  readonly became: 'done' | 'quarantined'
  readonly state: string | null
  readonly nextHolder: Holder
  readonly language: Language
  readonly personal: boolean
  /** Version of the consent sentence that was shown; null: none was. */
  readonly consent: string | null
  readonly ends: boolean
  /** Everything of the conversation is erased once what the turn says was handed over. */
  readonly erases?: boolean
  readonly steps: readonly CaseStep[]
  readonly feedback: readonly Feedback[]
  /** What is said. `place`: where a case that the turn puts into the queue stands. Pure. */
  readonly lines: (place: number) => readonly Line[]
  /** The citizen's question, personal data masked, for the receipts. */
  readonly question: string
  readonly quarantine: readonly Quarantined[]
  readonly at: Date
  /** Of the last message that it answers; left out where none has one. */
  readonly trace?: string | null
}

/** `providerId`: of the message in the inbox that can be put back; null where it is none. */
export interface Quarantined extends Pick<QuarantineTable, 'kind' | 'reason' | 'raw'> {
  readonly providerId: string | null
}

/**
 * `stale`: another turn, a claim, an erasure came first. `reference-taken`: a new case needs another reference. Nothing
 * was written in either case. `committed`: when what came meanwhile is due, null where nothing did; for which place the
 * lines were said, and the first one's number.
 */
export type Committed =
  | {
      readonly kind: 'committed'
      readonly dueAt: Date | null
      readonly place: number
      readonly firstSeq: number
    }
  | { readonly kind: 'stale' | 'reference-taken' }

/** Milliseconds from a citizen's word to the erasure: long enough to hand over what is said to it. */
const ERASED_AFTER = 120_000

export type Turns = ReturnType<typeof createTurns>

export interface TurnParts {
  readonly lines: Lines
  readonly statuses: Statuses
  readonly patience: Patience
}

/** The transaction at the end of a turn, and what becomes of messages whose turn failed. */
export function createTurns({ db, write }: Engine, { lines, statuses, patience }: TurnParts) {
  const queries = createQueries(db)
  return {
    commit: (turn: TurnCommit): Promise<Committed> =>
      write(async (tx) => {
        if (await needsNewReference(tx, turn.steps)) return { kind: 'reference-taken' }
        const place = await placeAfter(tx, turn.steps)
        const said = turn.lines(place)
        const moved = await queries.move(tx, moveOf(turn, said.length))
        if (!moved) return { kind: 'stale' }
        const firstSeq = moved.last_seq - said.length + 1
        await lines.add(tx, said, { ...turn, firstSeq })
        for (const id of turn.handled) await queries.finish(tx, { ...turn, id })
        const { conversation, at } = turn
        const { silent } = patience()
        await takeSteps(tx, turn.steps, { conversation, place, at, silent })
        if (turn.holder === 'agent') await hear(tx, turn, silent)
        else if (turn.nextHolder === 'agent') await statuses.cancelBot(tx, conversation)
        if (turn.erases) await startTimer(tx, { conversation, kind: 'erase', at: at.getTime() + ERASED_AFTER })
        for (const one of turn.feedback) await storeFeedback(tx, turn.conversation, one)
        for (const one of turn.quarantine) await quarantine(tx, turn, one)
        return { kind: 'committed', dueAt: moved.due_at === null ? null : new Date(moved.due_at), place, firstSeq }
      }),

    /** The turn threw: its messages stay pending, each with an attempt more, and are due again at `retryAt`. */
    fail: (conversation: string, handled: readonly string[], retryAt: Date): Promise<void> =>
      write(async (tx) => {
        for (const id of handled)
          await tx
            .updateTable('inbox')
            .set(({ eb }) => ({ attempts: eb('attempts', '+', 1) }))
            .where('conversation', '=', conversation)
            .where('provider_id', '=', id)
            .execute()
        await tx
          .updateTable('conversations')
          .set({ due_at: retryAt.getTime() })
          .where('id', '=', conversation)
          .where('pending', '>', 0)
          .execute()
      }),
  }
}

async function needsNewReference(tx: Kysely<Database>, steps: readonly CaseStep[]): Promise<boolean> {
  for (const step of steps) if (step.kind === 'open' && (await isTaken(tx, step.case.reference))) return true
  return false
}

/** A citizen wrote to an agent: from now on the agent's word is waited for, and a case that slept wakes. */
async function hear(tx: Kysely<Database>, { conversation, at, handled }: TurnCommit, silent: number): Promise<void> {
  if (handled.length === 0) return
  await tx
    .updateTable('cases')
    .set(({ fn, val }) => ({
      waiting_since: fn.coalesce('waiting_since', val(at.getTime())),
      snoozed_until: null,
    }))
    .where('conversation', '=', conversation)
    .where('closed_at', 'is', null)
    .execute()
  await startTimer(tx, { conversation, kind: 'silent', at: at.getTime() + silent })
}

const moveOf = (turn: TurnCommit, said: number) => ({
  conversation: turn.conversation,
  version: turn.version,
  holder: turn.holder,
  said,
  handled: turn.handled.length,
  state: turn.state,
  nextHolder: turn.nextHolder,
  language: turn.language,
  personal: turn.personal ? 1 : 0,
  consent: turn.consent,
  consentAt: turn.consent === null ? null : turn.at.getTime(),
  endedAt: turn.ends ? turn.at.getTime() : null,
})

function createQueries(db: Kysely<Database>) {
  return {
    move: prepareOne<ReturnType<typeof moveOf>>(db)((kysely, slot) =>
      kysely
        .updateTable('conversations')
        .set((eb) => ({
          version: eb('version', '+', 1),
          last_seq: eb('last_seq', '+', slot('said')),
          pending: eb('pending', '-', slot('handled')),
          pending_since: eb.case().when('pending', '=', slot('handled')).then(null).else(eb.ref('pending_since')).end(),
          due_at: eb.case().when('pending', '=', slot('handled')).then(null).else(eb.ref('due_at')).end(),
          state: slot('state'),
          holder: slot('nextHolder'),
          language: slot('language'),
          personal: eb
            .case()
            .when('personal', '=', 1)
            .then(1)
            .else(eb.val(slot('personal')))
            .end(),
          consent_version: eb.fn.coalesce(eb.val(slot('consent')), 'consent_version'),
          consent_at: eb.fn.coalesce(eb.val(slot('consentAt')), 'consent_at'),
          ended_at: eb.fn.coalesce('ended_at', eb.val(slot('endedAt'))),
        }))
        .where('id', '=', slot('conversation'))
        .where('version', '=', slot('version'))
        .where('holder', '=', slot('holder'))
        .returning(['last_seq', 'due_at']),
    ),
    finish: prepare<{ conversation: string; id: string; became: 'done' | 'quarantined' }>(db)((kysely, slot) =>
      kysely
        .updateTable('inbox')
        .set({ status: slot('became') })
        .where('conversation', '=', slot('conversation'))
        .where('provider_id', '=', slot('id')),
    ),
  }
}

/** Kept on the newest receipt for that entry in the conversation. */
async function storeFeedback(tx: Kysely<Database>, conversation: string, { entry, helped }: Feedback): Promise<void> {
  await tx
    .updateTable('receipts')
    .set({ helped: helped ? 1 : 0 })
    .where('conversation', '=', conversation)
    .where('entry', '=', entry)
    .where('seq', '=', ({ selectFrom }) =>
      selectFrom('receipts as newest')
        .select(({ fn }) => fn.max('newest.seq').as('seq'))
        .where('newest.conversation', '=', conversation)
        .where('newest.entry', '=', entry),
    )
    .execute()
}

async function quarantine(tx: Kysely<Database>, turn: TurnCommit, { providerId, ...set }: Quarantined): Promise<void> {
  const { conversation, channel, at } = turn
  await tx
    .insertInto('quarantine')
    .values({ id: randomUUID(), conversation, channel, ...set, provider_id: providerId, at: at.getTime() })
    .execute()
}
