import type { Verdict } from '../knowledge/answerer.js'
import { answerableEntry, isAnswerable } from './answerable.js'
import { commandOffer, entryOffer } from './offers.js'
import { emptyReceipt } from './receipt.js'
import { inQueue, languageOf, sentence, type Reply, type TurnScope } from './turn-scope.js'

/** Fewer options than this leave room for "none of these". */
const FULL = 3

/**
 * Asks which of two or three entries is meant. `gone`: an option was chosen that no longer exists. Null where no option
 * is valid today.
 */
export function askWhich(scope: TurnScope, verdict: Verdict, { gone }: { readonly gone: boolean }): Reply | null {
  const options = verdict.entries.filter((entry) => isAnswerable(scope, entry)).map(({ id }) => entryOffer(id))
  if (options.length === 0) return null
  const { memory, message } = scope
  const question = gone && memory.clarifying !== null ? memory.clarifying : message.gist
  memory.concern = { reason: 'asked', subject: question, entry: null, urgent: false }
  const key = gone ? 'clarify.gone' : options.length === 1 ? 'clarify.single' : 'clarify.question'
  return {
    blocks: [sentence(scope, key)],
    buttons: options.length < FULL ? [...options, commandOffer('noneOfThese')] : options,
    clarifies: question,
    receipts: [emptyReceipt(verdict, 'asked-back')],
  }
}

/** A topic was chosen: its first entries, as a question which of them is meant. */
export function askAboutTopic(scope: TurnScope, topic: string): Reply | null {
  const name = scope.content.topics.get(topic)?.[languageOf(scope)]
  const entries = [...scope.content.entries.values()].filter(
    (entry) => entry.topic === topic && entry.kind === 'service',
  )
  const options = entries
    .flatMap((entry) => (answerableEntry(scope, entry.id) ? [entryOffer(entry.id)] : []))
    .slice(0, FULL)
  if (!name || options.length === 0) return null
  return { blocks: [sentence(scope, 'clarify.topic', { topic: name })], buttons: options, clarifies: name }
}

/** None of the options was it. */
export function noneOfThese(scope: TurnScope): Reply {
  const buttons = inQueue(scope) ? [] : [commandOffer('person')]
  return { blocks: [sentence(scope, 'clarify.none')], buttons }
}
