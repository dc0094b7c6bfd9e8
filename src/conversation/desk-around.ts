import type { Hours } from '../../knowledge/content.js'
import type { Opening } from './hours.js'

/** The desk as the way of a message may know it: from memory, a second old at most. */
export interface DeskAround {
  /** Whether a team's people answer now; null: the desk as a whole. */
  opening(team: string | null): Opening
  /** The hours behind `opening`; null: there are none. */
  hours(team: string | null): Hours | null
  /** Somebody of the team is there. */
  staffed(team: string | null): boolean
  /** Of an agent who is there; null for any other. */
  nameOf(agent: string): string | null
  /** Cases in the queue, all conversations. */
  waiting(): number
  /** How many minutes somebody at that place of the queue waits, about; null: too few cases to tell. */
  minutesFor(place: number): number | null
  /** Teams by id, for what the citizen is told of them. */
  teams(): readonly string[]
}
