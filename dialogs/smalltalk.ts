import type { Verdict } from '../knowledge/answerer.js'
import type { Entry } from '../knowledge/entry.js'
import { answerableEntry } from './answerable.js'
import { entryOffer } from './offers.js'
import { receiptOf } from './receipt.js'
import { languageOf, type Reply, type TurnScope } from './turn-scope.js'

/** Greetings, thanks, who are you: the curated words, and the examples that the entry names. */
export function chat(scope: TurnScope, entry: Entry, verdict: Verdict): Reply {
  return {
    blocks: entry.answer?.[languageOf(scope)] ?? [],
    buttons: entry.followUps.filter((id) => answerableEntry(scope, id) !== null).map(entryOffer),
    receipts: [receiptOf(entry, verdict)],
  }
}
