import type { Activity } from '../channels/activity.js'

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

export interface TurnInput {
  /** One or more inbound activities of one conversation, in provider order. */
  readonly activities: readonly Activity[]
  /** As stored after the last turn; null at the start. May be from an older release: it is parsed, never trusted. */
  readonly state: unknown
  readonly desk: DeskView
  readonly newReference: () => CaseReference
}

export interface TurnOutput {
  /** Messages to the citizen, and events for the service (`EVENTS` of channels/activity.ts), in order. */
  readonly replies: readonly Activity[]
  /** JSON; what the next turn gets as `state`. */
  readonly state: unknown
}

/**
 * Runs one turn of the bot: input to output, as data. Does no store or provider I/O, so it can be thrown away and run
 * again. Throws only for bugs; the caller then answers with the failure sentence and tries again.
 */
export type Turn = (input: TurnInput) => Promise<TurnOutput>
