import { commandOffer } from './offers.js'
import { languageOf, sentence, type Reply, type TurnScope } from './turn-scope.js'

/** The citizen has a case already: where it stands, and the ways out of waiting. */
export function sayWaiting(scope: TurnScope): Reply {
  const { open } = scope.desk
  const ways = open || !scope.desk.case ? [] : [commandOffer('callback')]
  return { blocks: [whereItStands(scope)], buttons: [...ways, commandOffer('cancelWait')] }
}

/** Who waits wants to drop it: asked once, so that no place is lost by a word. */
export function askWhetherToLeave(scope: TurnScope): Reply {
  const { reference } = scope.desk.case ?? {}
  if (reference === undefined) return sayWaiting(scope)
  return {
    blocks: [sentence(scope, 'person.leave', { reference })],
    buttons: [commandOffer('cancelWait'), commandOffer('no')],
  }
}

function whereItStands(scope: TurnScope) {
  const { open, opensAt } = scope.desk
  if (!scope.desk.case) return sentence(scope, 'person.waitingPlain')
  const { reference, place } = scope.desk.case
  if (open) return sentence(scope, 'person.waiting', { reference, place })
  if (!opensAt) return sentence(scope, 'person.waitingPlain')
  const moment = scope.services.format.moment(opensAt, languageOf(scope))
  return sentence(scope, 'person.waitingClosed', { reference, opensAt: moment })
}
