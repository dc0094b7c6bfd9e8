import type { Activity } from '../channels/activity.js'
import type { CaseReference, DeskView } from '../dialogs/desk-view.js'

export type { CaseReference, DeskView }

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
