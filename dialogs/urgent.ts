import type { Verdict } from '../knowledge/answerer.js'
import type { Entry } from '../knowledge/entry.js'
import { commandOffer } from './offers.js'
import { receiptOf } from './receipt.js'
import { inQueue, languageOf, sentence, type Reply, type TurnScope } from './turn-scope.js'

/** The emergency signpost, before anything else. What a person would be told is kept for whoever takes one. */
export function signpost(scope: TurnScope, entry: Entry, verdict: Verdict): Reply {
  scope.memory.concern = { reason: 'urgent', subject: scope.message.gist, entry: entry.id, urgent: true }
  return { blocks: entry.answer?.[languageOf(scope)] ?? [], receipts: [receiptOf(entry, verdict)] }
}

/** The signpost, then a person, for who has no case yet. */
export function signpostAndOffer(scope: TurnScope, entry: Entry, verdict: Verdict): Reply {
  const first = signpost(scope, entry, verdict)
  if (inQueue(scope)) return first
  const offer = sentence(scope, scope.desk.open ? 'urgent.offer' : 'urgent.offerClosed')
  return { ...first, blocks: [...first.blocks, offer], buttons: [commandOffer('person')] }
}
