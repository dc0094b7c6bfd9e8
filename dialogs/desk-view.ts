/** The desk as a turn may know it: a snapshot, checked again when the turn is committed. */
export interface DeskView {
  /** Somebody answers now (the team's hours; a holiday is closed). */
  readonly open: boolean
  /** When it opens next; null while open. */
  readonly opensAt: Date | null
  /** How many cases wait in the queue. */
  readonly waiting: number
  /** Who may speak. With `queue` the citizen already has a case: no second one is opened. */
  readonly holder: 'bot' | 'queue'
  /** The open case, and its place in the queue counted from 1. */
  readonly case: { readonly reference: string; readonly place: number } | null
}

export interface CaseReference {
  /** Short, quotable, without letters or digits that look alike. */
  readonly reference: string
  readonly pin: string
}
