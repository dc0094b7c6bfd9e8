import type { Hours } from '../knowledge/content.js'
import type { Block } from '../knowledge/rich-text.js'
import { createWallClock, openingAt, weekOn } from './office-hours.js'
import { languageOf, sentence, type TurnScope } from './turn-scope.js'

/** Further ahead nobody plans a call. */
const DAYS_AHEAD = 30
const DAY = 86_400_000

/** The hours of the team that would call; of the first team where none is named. Null where the packs know no hours. */
function teamHours(scope: TurnScope, team: string | null): Hours | null {
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

/** Why nobody can call then; null where somebody can. */
export function whyNot(scope: TurnScope, team: string | null, at: Date): Block | null {
  const ahead = at.getTime() - scope.now.getTime()
  if (ahead <= 0) return sentence(scope, 'callback.past')
  if (ahead > DAYS_AHEAD * DAY) return sentence(scope, 'callback.far')
  const hours = teamHours(scope, team)
  const opening = hours ? openingAt(hours, at) : null
  if (!hours || !opening || opening.open) return null
  const language = languageOf(scope)
  if (opening.holiday) return sentence(scope, 'callback.holiday', { holiday: opening.holiday[language] })
  const { day } = createWallClock(hours.timeZone)(at)
  return sentence(scope, 'callback.outside', { hours: scope.services.format.week(weekOn(hours, day), language) })
}
