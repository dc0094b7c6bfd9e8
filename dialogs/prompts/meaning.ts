import { isShort } from '../short-answer.js'
import type { TurnScope } from '../turn-scope.js'
import type { Command } from '../memory.js'

/** Whether the citizen pressed, or wrote the words of, one of these buttons. */
export function pressed(scope: TurnScope, ...commands: readonly Command[]): boolean {
  const offer = scope.picked?.offer
  return offer?.kind === 'command' && commands.includes(offer.command)
}

/** Whether the message is about something else: one that the bot can deal with, or words at some length without a figure. It is no failed answer to our question. */
export function isOwnSubject(scope: TurnScope): boolean {
  const { picked, route } = scope
  if (picked) return true
  if (route === null) return false
  return !(route.kind === 'verdict' && route.verdict.kind === 'unknown') || tellsMore(scope)
}

/** Who waits goes on telling what it is about: kept with the request, and no number or time gone wrong. */
const tellsMore = (scope: TurnScope): boolean => !isShort(scope) && !/\p{Nd}/u.test(scope.message.text)

/** A question about a service may name a day or a number too; one that we can answer is a question. */
export const isAnswered = ({ route }: TurnScope): boolean =>
  route?.kind === 'verdict' && route.verdict.kind === 'answer'
