import type { Snapshot } from '../store/conversations.js'

/** Keeps what writing a message has told of its conversation until the turn that it leads to, which then need not read it. */
export interface Foresight {
  /** Null: what was known no longer holds. */
  foresee(conversation: string, snapshot: Snapshot | null): void
  /** Gives it away, to a turn that is due: one that proves to be stale reads, and so does one whose time may have changed. */
  foreseen(conversation: string): Snapshot | null
}

/** `used`: turns run here; else another process reads. */
export function createForesight({ used, now }: { used: boolean; now: () => Date }): Foresight {
  const snapshots = new Map<string, Snapshot>()
  return {
    foresee(conversation, snapshot) {
      if (snapshot && used) snapshots.set(conversation, snapshot)
      else snapshots.delete(conversation)
    },
    foreseen(conversation) {
      const snapshot = snapshots.get(conversation)
      snapshots.delete(conversation)
      return snapshot?.dueAt && snapshot.dueAt <= now() ? snapshot : null
    },
  }
}
