import type { Logger } from 'pino'
import type { Snapshot } from '../store/conversations.js'
import type { Store } from '../store/store.js'

export interface LeftBehindDeps {
  readonly store: Pick<Store, 'turns'>
  readonly now: () => Date
  readonly log: Logger
}

/**
 * Messages whose process ended or hung before their turn did, perhaps because of them. They are taken up one after the
 * other, each with that attempt noted first: of those that end the process again, only the one in hand is counted.
 */
export interface LeftBehind {
  /** Runs what it is given when all that was given before is over, however it ended. */
  inTurn<T>(run: () => Promise<T>): Promise<T>
  /** The snapshot as it is once the lost attempt is noted in the store. */
  count(snapshot: Snapshot): Promise<Snapshot>
}

export function createLeftBehind({ store, now, log }: LeftBehindDeps): LeftBehind {
  let last: Promise<unknown> = Promise.resolve()
  return {
    inTurn<T>(run: () => Promise<T>) {
      const next = last.then(run, run)
      last = next
      return next
    },
    async count(snapshot) {
      const { conversation, pending } = snapshot
      log.warn({ conversation }, 'messages were left by a process that ended')
      const ids = pending.map(({ providerId }) => providerId)
      await store.turns.fail(conversation, ids, now())
      return { ...snapshot, pending: pending.map((message) => ({ ...message, attempts: message.attempts + 1 })) }
    },
  }
}
