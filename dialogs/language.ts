import type { Language } from '../knowledge/language/language.js'
import { answersBlocks } from './answer.js'
import { answerableEntry } from './answerable.js'
import { commandOffer } from './offers.js'
import { receiptOf } from './receipt.js'
import type { OtherLanguage } from './recognizers/other-language.js'
import { sentence, type Reply, type TurnScope } from './turn-scope.js'

/** The citizen asked for a language: from now on it is spoken, and what was said last is said again in it. */
export function switchLanguage(scope: TurnScope, language: Language): Reply {
  const changed = scope.memory.language !== language
  scope.memory.language = language
  const again = changed ? sayAgain(scope) : { blocks: [] }
  return { ...again, blocks: [sentence(scope, 'language.switched'), ...again.blocks] }
}

function sayAgain(scope: TurnScope): Reply {
  const { answered, clarifying, offered } = scope.memory
  if (clarifying !== null) {
    const buttons = offered.map(({ offer }) => offer)
    return { blocks: [sentence(scope, 'clarify.question')], buttons, clarifies: clarifying }
  }
  const entries = answered.flatMap((id) => answerableEntry(scope, id) ?? [])
  if (entries.length === 0) return { blocks: [] }
  const verdict = { kind: 'answer', entries, ranked: [], confidence: 1, rule: 'language' } as const
  return {
    blocks: answersBlocks(scope, entries),
    buttons: [commandOffer('notHelped')],
    receipts: entries.map((entry) => receiptOf(entry, verdict)),
  }
}

export const askWhichLanguage = (scope: TurnScope): Reply => ({
  blocks: [sentence(scope, 'language.which')],
  buttons: [commandOffer('arabic'), commandOffer('english')],
})

/** Written in a language that we do not speak: said in that language, with the two that we do as buttons. */
export function sayWhichTwo(scope: TurnScope, other: OtherLanguage): Reply {
  const text = scope.services.wording.inOtherLanguage(other)
  return {
    blocks: [{ type: 'paragraph', children: [{ type: 'text', text }] }],
    buttons: [commandOffer('arabic'), commandOffer('english')],
  }
}
