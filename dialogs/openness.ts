import type { Openness } from './desk-view.js'
import type { TurnScope } from './turn-scope.js'

/** Whether a team's people answer now; the desk as a whole where none is named or the team is not known. */
export const openness = ({ desk }: TurnScope, team: string | null): Openness =>
  (team === null ? undefined : desk.teams[team]) ?? desk
