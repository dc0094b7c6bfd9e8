import { ELSEWHERE } from '../knowledge/answering/elsewhere.js'
import type { Scored, Verdict } from '../knowledge/answerer.js'
import { LABEL_LENGTH, type Entry } from '../knowledge/entry.js'
import type { Block } from '../knowledge/rich-text.js'
import { askAgency } from './agency.js'
import { isAnswerable } from './answerable.js'
import type { Offer } from './memory.js'
import { commandOffer, entryOffer } from './offers.js'
import { emptyReceipt } from './receipt.js'
import { inQueue, languageOf, sentence, type Reply, type TurnScope } from './turn-scope.js'

/** Below this probability a near entry is no help, only noise. */
const NEAR = 0.15
const NEAREST = 2
/** As many unknown questions in a row, and the bot itself proposes a person. */
const ENOUGH = 2

/** We have no answer: says so, whom to ask, what is near, and that a person can take over. */
export function sayUnknown(scope: TurnScope, verdict: Verdict): Reply {
  const { memory, message } = scope
  memory.unknowns += 1
  memory.question = message.gist
  memory.answered = []
  const nearest = nearestOf(scope, verdict.ranked)
  const entry = nearest[0]?.kind === 'entry' ? nearest[0].id : null
  memory.concern = { reason: 'unknown', subject: message.gist, entry, urgent: false }
  const rule = verdict.kind === 'unknown' ? verdict.rule : 'not-valid'
  return { ...whatNext(scope, verdict, nearest), receipts: [emptyReceipt(verdict, rule)] }
}

function whatNext(scope: TurnScope, verdict: Verdict, nearest: readonly Offer[]): Reply {
  if (inQueue(scope))
    return { blocks: [...whatIsMissing(scope, verdict), sentence(scope, 'unknown.queued')], buttons: nearest }
  if (scope.memory.unknowns >= ENOUGH) {
    return {
      blocks: [sentence(scope, 'unknown.again'), ...whomToAsk(scope, verdict)],
      buttons: [commandOffer('person'), ...nearest],
    }
  }
  const next = sentence(scope, nearest.length > 0 ? 'unknown.nearest' : 'unknown.rephrase')
  return { blocks: [...whatIsMissing(scope, verdict), next], buttons: [...nearest, commandOffer('person')] }
}

/** No entry, or only one that is out of date. */
function whatIsMissing(scope: TurnScope, verdict: Verdict): Block[] {
  const first = verdict.rule === ELSEWHERE ? 'unknown.elsewhere' : 'unknown.first'
  const key = expiredEntry(scope, verdict) ? 'answer.noLongerValid' : first
  return [sentence(scope, key), ...whomToAsk(scope, verdict)]
}

const expiredEntry = (scope: TurnScope, verdict: Verdict): Entry | undefined =>
  verdict.entries.find((entry) => !isAnswerable(scope, entry))

/** The body of a question that a curator listed as not ours to answer, or of the entry that is out of date. */
function whomToAsk(scope: TurnScope, verdict: Verdict): Block[] {
  const expired = expiredEntry(scope, verdict)
  const agency = verdict.askInstead ?? (expired && scope.content.agencies.get(expired.agency))
  return agency ? [askAgency(scope, agency)] : []
}

/** The likeliest entries, else the topics that the last answers were about. */
function nearestOf(scope: TurnScope, ranked: readonly Scored[]): Offer[] {
  const near = ranked.filter(
    ({ entry, confidence }) => confidence >= NEAR && entry.kind === 'service' && isAnswerable(scope, entry),
  )
  if (near.length > 0) return near.slice(0, NEAREST).map(({ entry }) => entryOffer(entry.id))
  const topics = scope.memory.previous.flatMap((id) => scope.content.entries.get(id)?.topic ?? [])
  const short = [...new Set(topics)].filter((id) => fitsButton(scope, id))
  return short.slice(0, NEAREST).map((id) => ({ kind: 'topic', id }))
}

function fitsButton(scope: TurnScope, topic: string): boolean {
  const name = scope.content.topics.get(topic)?.[languageOf(scope)]
  return name !== undefined && name.length <= LABEL_LENGTH
}
