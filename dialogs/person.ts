import type { Verdict } from '../knowledge/answerer.js'
import type { EntryId } from '../knowledge/entry.js'
import { isAnswerable } from './answerable.js'
import type { ComplaintOptions } from './complaint.js'
import type { Concern } from './memory.js'
import { commandOffer, entryOffer } from './offers.js'
import { saysWhatFor } from './own-words.js'
import { inQueue, sentence, type Reply, type TurnScope } from './turn-scope.js'

/** From this probability on, the entry tells what the citizen's message is about. */
const ABOUT = 0.35

/** The service entry that a message asking for a person is about, if it is plainly about one. */
function aboutEntry(scope: TurnScope, verdict: Verdict): EntryId | null {
  const best = verdict.ranked.find(({ entry }) => entry.kind === 'service')
  return best && best.confidence >= ABOUT && isAnswerable(scope, best.entry) ? best.entry.id : null
}

/** What to tell the person who was asked for: the message if it says what it is about, else what was left open before. */
export function concernOf(scope: TurnScope, verdict: Verdict): Concern {
  const { gist } = scope.message
  if (scope.memory.concern?.urgent || !saysWhatFor(gist)) return openConcern(scope)
  return { reason: 'asked', subject: gist, entry: aboutEntry(scope, verdict), urgent: false }
}

/** What was left open before, if anything. */
export const openConcern = ({ memory }: TurnScope): Concern =>
  memory.concern ?? { reason: 'asked', subject: '', entry: null, urgent: false }

/** The citizen's own application, fine or record: the bot cannot see it; a person is one tap away. */
export function sayCannotSee(scope: TurnScope, verdict: Verdict): Reply {
  if (inQueue(scope)) return { blocks: [sentence(scope, 'person.ownRecordQueued')] }
  const entry = aboutEntry(scope, verdict)
  scope.memory.concern = { reason: 'own-record', subject: scope.message.gist, entry, urgent: false }
  const near = entry ? [entryOffer(entry)] : []
  return { blocks: [sentence(scope, 'person.ownRecord')], buttons: [commandOffer('person'), ...near] }
}

/** A complaint that came in one message, and the service that it is about. */
export const complaintTold = (scope: TurnScope, verdict: Verdict): NonNullable<ComplaintOptions['told']> => ({
  what: scope.message.gist,
  entry: aboutEntry(scope, verdict),
})
