import type { Block } from '../../knowledge/rich-text.js'
import { obstacleAt } from '../callback-hours.js'
import type { TurnScope } from '../turn-scope.js'

/** Another time for the call than the one known: a new day keeps the time and a new time the day; or why it cannot be then. */
export type OtherMoment =
  | { readonly kind: 'value'; readonly value: { readonly kind: 'moment'; readonly at: string } }
  | { readonly kind: 'again'; readonly why: Block }

/** What a message that is no number tells of the time, `at` (ISO 8601) being what was said before; null: nothing. */
export async function hearOtherMoment(
  scope: TurnScope,
  { team, at }: { readonly team: string | null; readonly at: string },
): Promise<OtherMoment | null> {
  const { timeZone } = scope.services.settings
  const { day, time } = scope.services.wallClock(new Date(at))
  const known = { day, time }
  const when = await scope.services.recognizers.when(scope.message.text, { now: scope.now, timeZone, known })
  if (when.kind !== 'moment') return null
  const obstacle = obstacleAt(scope, team, when.at)
  return obstacle
    ? { kind: 'again', why: obstacle.why }
    : { kind: 'value', value: { kind: 'moment', at: when.at.toISOString() } }
}
