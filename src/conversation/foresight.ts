import type { Snapshot } from '../store/conversations.js'

/** Keeps what writing a message has told of its conversation until the turn that it leads to, which then need not read it. */
export interface Foresight {
  /** Null: what was known no longer holds. */
  foresee(conversation: string, snapshot: Snapshot | null): void
  /** Gives it away: a turn that proves to be stale reads. */
  foreseen(conversation: string): Snapshot | null
}

export function createForesight(): Foresight {
  const snapshots = new Map<string, Snapshot>()
  return {
    foresee(conversation, snapshot) {
      if (snapshot) snapshots.set(conversation, snapshot)
      else snapshots.delete(conversation)
    },
    foreseen(conversation) {
      const snapshot = snapshots.get(conversation)
      snapshots.delete(conversation)
      return snapshot ?? null
    },
  }
}
