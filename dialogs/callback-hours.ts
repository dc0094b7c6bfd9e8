import type { Hours } from '../knowledge/content.js'
import type { Block } from '../knowledge/rich-text.js'
import { openness } from './openness.js'
import { createWallClock, openingAt, weekOn } from './office-hours.js'
import { languageOf, sentence, type TurnScope } from './turn-scope.js'

/** Further ahead nobody plans a call. */
const DAYS_AHEAD = 30
const DAY = 86_400_000

/**
 * The hours of the team that would call, as the desk has them; without a desk, as the packs do, where the first team
 * stands for none. Null where nobody knows any.
 */
function teamHours(scope: TurnScope, team: string | null): Hours | null {
  const set = openness(scope, team).hours
  if (set) return set
  const { teams, hours } = scope.content
  const known = team === null ? undefined : teams.get(team)
  const [first] = teams.values()
  return hours.get((known ?? first)?.hours ?? '') ?? null
}

/** The week that the team keeps now, in words. */
export function hoursOf(scope: TurnScope, team: string | null): string | null {
  const hours = teamHours(scope, team)
  if (!hours) return null
  const { day } = createWallClock(hours.timeZone)(scope.now)
  return scope.services.format.week(weekOn(hours, day), languageOf(scope))
}

/** Why nobody can call at a moment, and whether another time of the same day may do. */
export interface Obstacle {
  readonly why: Block
  readonly dayMayDo: boolean
}

/** What is in the way of a call at that moment; null where nothing is. */
export function obstacleAt(scope: TurnScope, team: string | null, at: Date): Obstacle | null {
  const ahead = at.getTime() - scope.now.getTime()
  if (ahead <= 0) return { why: sentence(scope, 'callback.past'), dayMayDo: false }
  if (ahead > DAYS_AHEAD * DAY) return { why: sentence(scope, 'callback.far'), dayMayDo: false }
  const hours = teamHours(scope, team)
  const opening = hours ? openingAt(hours, at) : null
  if (!hours || !opening || opening.open) return null
  const language = languageOf(scope)
  const { holiday } = opening
  if (holiday) return { why: sentence(scope, 'callback.holiday', { holiday: holiday[language] }), dayMayDo: false }
  const { day, weekday } = createWallClock(hours.timeZone)(at)
  const week = weekOn(hours, day)
  const why = sentence(scope, 'callback.outside', { hours: scope.services.format.week(week, language) })
  return { why, dayMayDo: week[weekday].length > 0 }
}
