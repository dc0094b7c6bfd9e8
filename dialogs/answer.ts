import type { Verdict } from '../knowledge/answerer.js'
import type { Agency, Entry } from '../knowledge/entry.js'
import type { Block, Inline } from '../knowledge/rich-text.js'
import { askAgency } from './agency.js'
import { answerableEntry, isAnswerable } from './answerable.js'
import type { Offer } from './memory.js'
import { commandOffer, entryOffer } from './offers.js'
import { receiptOf } from './receipt.js'
import { languageOf, sentence, type Reply, type TurnScope } from './turn-scope.js'
import { linkTo } from './wording.js'

/** How many answered entries a follow-up may lean on. */
const PREVIOUS = 5
const FOLLOW_UPS = 2

/** One message: each part's answer, caution and source, then where to go from here. Null where nothing is valid today. */
export function giveAnswer(scope: TurnScope, verdict: Verdict): Reply | null {
  const entries = verdict.entries.filter((entry) => isAnswerable(scope, entry))
  if (entries.length === 0) return null
  const expired = verdict.entries.filter((entry) => !entries.includes(entry))
  const others = otherParts(scope, expired, verdict.unanswered)
  return {
    blocks: [...answersBlocks(scope, entries, entries.length > 1 || others.length > 0), ...others],
    buttons: [...followUps(scope, entries), commandOffer('notHelped')],
    receipts: entries.map((entry) => receiptOf(entry, verdict)),
  }
}

/** The entry that a citizen chose by name. */
export function giveChosen(scope: TurnScope, entry: Entry): Reply | null {
  const ranked = [{ entry, confidence: 1 }]
  return giveAnswer(scope, { kind: 'answer', entries: [entry], ranked, confidence: 1, rule: 'chosen' })
}

/** What follow-ups lean on, and what "this did not help" and a change of language are about. */
export function rememberAnswer(scope: TurnScope, entries: readonly Entry[], question: string): void {
  const { memory } = scope
  memory.answered = entries.filter((entry) => isAnswerable(scope, entry)).map(({ id }) => id)
  memory.previous = [...new Set([...memory.answered, ...memory.previous])].slice(0, PREVIOUS)
  memory.question = question
  memory.unknowns = 0
  memory.concern = null
}

/** The answers one after another; of several parts each says what it is about. */
export const answersBlocks = (scope: TurnScope, entries: readonly Entry[], several = entries.length > 1): Block[] =>
  entries.flatMap((entry) => [...(several ? [heading(scope, entry)] : []), ...answerBlocks(scope, entry)])

const heading = (scope: TurnScope, { label }: Entry): Block => ({
  type: 'paragraph',
  children: [{ type: 'bold', children: [{ type: 'text', text: label[languageOf(scope)] }] }],
})

/** Answer, caution and source of one entry, in the citizen's language. */
function answerBlocks(scope: TurnScope, entry: Entry): Block[] {
  const language = languageOf(scope)
  const caution = entry.caution?.[language]
  const source = sourceLine(scope, entry)
  return [
    ...(entry.answer?.[language] ?? []),
    ...(caution ? [{ type: 'paragraph', children: [{ type: 'text', text: caution }] } as const] : []),
    ...(source ? [source] : []),
  ]
}

function sourceLine(scope: TurnScope, { source, asOf }: Entry): Block | null {
  if (!source) return null
  const language = languageOf(scope)
  const link: Inline = linkTo(source.url, source.title[language])
  if (!asOf) return sentence(scope, 'answer.source', { source: link })
  return sentence(scope, 'answer.dated', { source: link, asOf: scope.services.format.asOf(asOf, language) })
}

/** The parts of a question that are not covered, or whose entries are out of date: said, with whom to ask, rather than passed over. */
function otherParts(scope: TurnScope, expired: readonly Entry[], unanswered?: readonly Agency[]): Block[] {
  if (expired.length === 0 && !unanswered) return []
  const former = expired.flatMap(({ agency }) => scope.content.agencies.get(agency) ?? [])
  const agencies = [...new Set([...former, ...(unanswered ?? [])])]
  return [sentence(scope, 'answer.otherPart'), ...agencies.map((agency) => askAgency(scope, agency))]
}

function followUps(scope: TurnScope, entries: readonly Entry[]): Offer[] {
  const given = new Set(entries.map(({ id }) => id))
  const ids = [...new Set(entries.flatMap((entry) => entry.followUps))]
  return ids
    .filter((id) => !given.has(id) && answerableEntry(scope, id) !== null)
    .slice(0, FOLLOW_UPS)
    .map(entryOffer)
}
