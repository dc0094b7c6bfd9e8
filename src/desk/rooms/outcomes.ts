import type { Moved } from '../../store/desk/moves.js'
import type { WriteOutcome } from '../../store/desk/messages.js'
import { type Answer, found, NOT_FOUND, refuse, type Refused } from '../answer.js'

type NameOf = (agent: string) => string | null

const by = (agent: string | null, nameOf: NameOf) => {
  const name = agent === null ? null : nameOf(agent)
  return name === null ? {} : { by: name }
}

/** Why a case did not move; null where it did, or was there already. */
export function moveRefused(moved: Moved, nameOf: NameOf): Refused | null {
  switch (moved.kind) {
    case 'moved':
    case 'already':
      return null
    case 'unknown':
      return NOT_FOUND
    case 'taken':
      return refuse('taken', 'Somebody else holds this case.', by(moved.agent, nameOf))
    case 'not-holder':
      return refuse('not-holder', 'Only who holds the case may do this.', by(moved.agent, nameOf))
    case 'closed':
      return refuse('conflict', 'The case is closed. Reopen it first.')
    case 'full':
      return refuse('conflict', 'That agent has as many cases as they can take.')
    case 'conflict':
      return refuse('conflict', 'The case does not stand where this could be done.')
  }
}

export function writeAnswer(outcome: WriteOutcome, nameOf: NameOf): Answer {
  switch (outcome.kind) {
    case 'sent':
    case 'repeated':
      return found({ seq: outcome.seq })
    case 'unknown':
      return NOT_FOUND
    case 'not-holder':
      return refuse('not-holder', 'Claim the conversation before you write in it.', by(outcome.agent, nameOf))
    case 'window-closed':
      return refuse('window-closed', 'The citizen wrote too long ago for free text: send a template.')
  }
}
