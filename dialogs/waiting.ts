import { commandOffer } from './offers.js'
import { languageOf, sentence, type Reply, type TurnScope } from './turn-scope.js'

/** The citizen has a case already: where it stands, and the ways out of waiting. */
export function sayWaiting(scope: TurnScope): Reply {
  const { open } = scope.desk
  const ways = open || !scope.desk.case ? [] : [commandOffer('callback')]
  return { blocks: [whereItStands(scope)], buttons: [...ways, commandOffer('cancelWait')] }
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
