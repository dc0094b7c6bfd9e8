import { EVENTS, type Satisfaction } from '../channels/activity.js'
import { score } from './recognizers/score.js'
import type { Route } from './route.js'
import { emit, sentence, type Reply, type TurnScope } from './turn-scope.js'

/** Up to this score we ask what was missing. */
const DISSATISFIED = 3

/** The answer to "how was our service?"; null where the message is none. */
export function takeScore(scope: TurnScope): Reply | null {
  const { desk, memory, message } = scope
  if (!desk.resolved?.survey || !message.brief) return null
  const given = score(message.text)
  if (given === null) return null
  const { reference } = desk.resolved
  emit(scope, EVENTS.satisfaction, { reference, score: given, comment: null } satisfies Satisfaction)
  const asks = given <= DISSATISFIED
  memory.commentFor = asks ? reference : null
  return { blocks: [sentence(scope, asks ? 'survey.why' : 'survey.thanks')] }
}

/** What was missing, in the citizen's own words; null where nobody asked or the message is a question we can answer. */
export function takeComment(scope: TurnScope, route: Route | null): Reply | null {
  const { memory, message } = scope
  const reference = memory.commentFor
  memory.commentFor = null
  if (reference === null || scope.picked || message.empty) return null
  if (route?.kind !== 'verdict' || route.verdict.kind === 'answer') return null
  emit(scope, EVENTS.satisfaction, { reference, score: null, comment: message.gist } satisfies Satisfaction)
  return { blocks: [sentence(scope, 'survey.noted')] }
}
