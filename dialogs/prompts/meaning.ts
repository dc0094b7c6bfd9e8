import type { TurnScope } from '../turn-scope.js'
import type { Command } from '../memory.js'

/** Whether the citizen pressed, or wrote the words of, one of these buttons. */
export function pressed(scope: TurnScope, ...commands: readonly Command[]): boolean {
  const offer = scope.picked?.offer
  return offer?.kind === 'command' && commands.includes(offer.command)
}

/** Whether the message is one that the bot can do something with by itself: then it is no failed answer to our question. */
export function isOwnSubject(scope: TurnScope): boolean {
  const { picked, route } = scope
  if (picked) return true
  return route !== null && !(route.kind === 'verdict' && route.verdict.kind === 'unknown')
}

/** A question about a service may name a day or a number too; one that we can answer is a question. */
export const isAnswered = ({ route }: TurnScope): boolean =>
  route?.kind === 'verdict' && route.verdict.kind === 'answer'
