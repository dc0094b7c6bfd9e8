import type { Verdict } from '../knowledge/answerer.js'
import type { Entry } from '../knowledge/entry.js'
import { receiptOf } from './answer.js'
import { commandOffer } from './offers.js'
import { inQueue, languageOf, sentence, type Reply, type TurnScope } from './turn-scope.js'

/** The emergency signpost, before anything else; then a person, for who has no case yet. */
export function signpost(scope: TurnScope, entry: Entry, verdict: Verdict): Reply {
  const blocks = entry.answer?.[languageOf(scope)] ?? []
  const receipts = [receiptOf(entry, verdict)]
  scope.memory.concern = { reason: 'urgent', subject: scope.message.masked, entry: entry.id, urgent: true }
  if (inQueue(scope)) return { blocks, receipts }
  const offer = sentence(scope, scope.desk.open ? 'urgent.offer' : 'urgent.offerClosed')
  return { blocks: [...blocks, offer], buttons: [commandOffer('person')], receipts }
}
