import type { Kysely } from 'kysely'
import type { Database } from '../schema.js'

/**
 * `place`: looks whether a waiting citizen moved up · `patience`: has waited too long · `silent`: the agent has not
 * answered · `snooze`: a case comes back · `erase`: the citizen wants all of it gone. Rows, so that they outlive the process.
 */
export type DeskTimer = 'place' | 'patience' | 'silent' | 'snooze' | 'erase'

/** Milliseconds between two looks at a waiting citizen's place: no more than one notice in that time. */
const PLACE_EVERY = 60_000
/** Milliseconds in the queue, while the desk is open, after which nobody is left waiting without a next step. */
export const TOO_LONG = 15 * 60_000

interface Due {
  readonly conversation: string
  readonly kind: DeskTimer
  /** Milliseconds since 1970. */
  readonly at: number
}

export async function setTimer(tx: Kysely<Database>, { conversation, kind, at }: Due): Promise<void> {
  await tx
    .insertInto('timers')
    .values({ conversation, kind, due_at: at })
    .onConflict((conflict) => conflict.columns(['conversation', 'kind']).doUpdateSet({ due_at: at }))
    .execute()
}

/** Leaves a timer that runs already as it is. */
export async function startTimer(tx: Kysely<Database>, { conversation, kind, at }: Due): Promise<void> {
  await tx
    .insertInto('timers')
    .values({ conversation, kind, due_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function dropTimers(
  tx: Kysely<Database>,
  conversation: string,
  kinds: readonly DeskTimer[],
): Promise<void> {
  await tx.deleteFrom('timers').where('conversation', '=', conversation).where('kind', 'in', kinds).execute()
}

export const setPlaceTimer = (tx: Kysely<Database>, conversation: string, at: number): Promise<void> =>
  setTimer(tx, { conversation, kind: 'place', at: at + PLACE_EVERY })

/** What the clock asks of a case depends on where it stands now. */
export async function setTimersOf(
  tx: Kysely<Database>,
  conversation: string,
  { stands, at, silent }: { stands: 'queue' | 'agent' | 'elsewhere'; at: number; silent: number },
): Promise<void> {
  await dropTimers(tx, conversation, ['place', 'patience', 'silent', 'snooze'])
  if (stands === 'agent') await setTimer(tx, { conversation, kind: 'silent', at: at + silent })
  if (stands !== 'queue') return
  await setPlaceTimer(tx, conversation, at)
  await setTimer(tx, { conversation, kind: 'patience', at: at + TOO_LONG })
}
