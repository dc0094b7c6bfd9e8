import type { Hours } from '../knowledge/content.js'

/** Whether people answer. */
export interface Openness {
  /** Somebody answers now (the team's hours; a holiday is closed). */
  readonly open: boolean
  /** When it opens next; null while open. */
  readonly opensAt: Date | null
  /** Somebody is there, whatever the hours say. */
  readonly staffed: boolean
  /** The hours that are kept, as set at the desk; null: nobody has set any, and what the packs say holds. */
  readonly hours: Hours | null
}

/** The desk as a turn may know it: a snapshot, checked again when the turn is committed. */
export interface DeskView extends Openness {
  /** The same for each team, by its id. */
  readonly teams: Readonly<Record<string, Openness>>
  /** How many cases wait in the queue. */
  readonly waiting: number
  /** Who may speak. With `queue` the citizen already has a case: no second one is opened. */
  readonly holder: 'bot' | 'queue'
  /** The open case, and its place in the queue counted from 1. */
  readonly case: { readonly reference: string; readonly place: number } | null
  /** The open case that waits for a call outside the queue. */
  readonly callback: { readonly reference: string } | null
  /** The case that was resolved last, while something may still be said about it. */
  readonly resolved: ResolvedView | null
}

export interface ResolvedView {
  readonly reference: string
  /** The citizen was asked how satisfied they are, and has not said yet. */
  readonly survey: boolean
  /** They gave a score, and no words with it yet. */
  readonly rated: boolean
  /** What they write may still reopen it. */
  readonly reopens: boolean
}

/** Nobody's case, and a desk that is open: what a talk without a service knows. */
export const QUIET_DESK: DeskView = {
  open: true,
  opensAt: null,
  staffed: true,
  hours: null,
  teams: {},
  waiting: 0,
  holder: 'bot',
  case: null,
  callback: null,
  resolved: null,
}

export interface CaseReference {
  /** Short, quotable, without letters or digits that look alike. */
  readonly reference: string
  readonly pin: string
}
