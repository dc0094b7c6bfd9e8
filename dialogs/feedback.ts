import { EVENTS, type Feedback } from '../channels/activity.js'
import { commandOffer } from './offers.js'
import { emit, inQueue, sentence, type Reply, type TurnScope } from './turn-scope.js'

/** "This did not help": told to the service for each entry of the last answer, then another way is offered. */
export function didNotHelp(scope: TurnScope): Reply {
  const { memory } = scope
  for (const entry of memory.answered) emit(scope, EVENTS.feedback, { entry, helped: false } satisfies Feedback)
  const entry = memory.answered[0] ?? null
  memory.concern = { reason: 'asked', subject: memory.question ?? '', entry, urgent: false }
  memory.answered = []
  if (inQueue(scope)) return { blocks: [sentence(scope, 'feedback.sorryQueued')] }
  return { blocks: [sentence(scope, 'feedback.sorry')], buttons: [commandOffer('person')] }
}
