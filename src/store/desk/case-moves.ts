import type { Kysely } from 'kysely'
import type { Database } from '../schema.js'

/** What happened to a case, as reports count it. */
export type MoveKind =
  | 'queued'
  | 'claimed'
  | 'transferred'
  | 'to-team'
  /** Waits in another team's line. */
  | 'rerouted'
  | 'returned'
  | 'given-back'
  | 'resolved'
  | 'called'
  | 'reopened'
  | 'callback'
  | 'gave-up'
  | 'cancelled'
  | 'closed'
  | 'blocked'

export interface Recorded {
  readonly conversation: string
  readonly reference: string
  readonly kind: MoveKind
  readonly by?: string | null
  readonly agent?: string | null
  readonly team?: string | null
  /** Milliseconds in the queue before it was claimed. */
  readonly waited?: number | null
  readonly at: number
}

/** Runs in the transaction of the move, which holds the conversation's row: numbers have no gaps and no doubles. */
export async function recordMove(tx: Kysely<Database>, move: Recorded): Promise<void> {
  const { last } = await tx
    .selectFrom('case_moves')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('conversation', '=', move.conversation)
    .where('reference', '=', move.reference)
    .executeTakeFirstOrThrow()
  const { conversation, reference, kind, by = null, agent = null, team = null, waited = null, at } = move
  await tx
    .insertInto('case_moves')
    .values({ conversation, reference, number: (last ?? 0) + 1, kind, by, agent, team, waited, at })
    .execute()
}
