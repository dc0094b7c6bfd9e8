import type { Hours } from '../../knowledge/content.js'
import type { DeskAround } from '../../src/conversation/desk-around.js'
import { createOpening } from '../../src/conversation/hours.js'

/** A desk that keeps its hours, with one agent there by the name of their id; no estimates. */
export function quietAround(hours: Hours | null, now: () => Date, there: readonly string[] = []): DeskAround {
  const opening = createOpening(() => hours, now)
  return {
    opening,
    hours: () => hours,
    staffed: () => true,
    nameOf: (agent) => (there.includes(agent) ? agent : null),
    waiting: () => 0,
    minutesFor: () => null,
    teams: () => [],
  }
}
