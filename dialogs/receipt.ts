import type { AnswerReceipt } from '../channels/activity.js'
import type { Scored, Verdict } from '../knowledge/answerer.js'
import type { Entry } from '../knowledge/entry.js'

const RUNNERS_UP = 3

/** Why this entry was given. */
export function receiptOf(entry: Entry, verdict: Verdict): AnswerReceipt {
  const own = verdict.ranked.find((each) => each.entry.id === entry.id)
  const others = verdict.ranked.filter((each) => each.entry.id !== entry.id)
  return {
    entry: entry.id,
    hash: entry.hash,
    confidence: own?.confidence ?? verdict.confidence,
    runnersUp: runnersUp(others),
    rule: verdict.rule,
  }
}

/** Why nothing was given: what the curators see of a question that they have not answered yet. */
export const emptyReceipt = ({ ranked, confidence }: Verdict, rule: string): AnswerReceipt => ({
  entry: null,
  hash: null,
  confidence,
  runnersUp: runnersUp(ranked),
  rule,
})

const runnersUp = (ranked: readonly Scored[]): AnswerReceipt['runnersUp'] =>
  ranked.slice(0, RUNNERS_UP).map(({ entry: { id }, confidence }) => ({ entry: id, confidence }))
