import type { AnswerContext, Answerer, Verdict } from './answerer.js'
import { rankInFocus } from './answering/focus.js'
import { createJudge, type Judgement } from './answering/judge.js'
import { partsOf } from './answering/parts.js'
import type { Content } from './content.js'
import type { Entry, EntryId } from './entry.js'
import { withoutGreeting } from './language/clauses.js'
import type { Model } from './model/model.js'

export interface AnswererParts {
  readonly model: Model
  readonly content: Pick<Content, 'entries' | 'agencies'>
  readonly settings: {
    readonly now: () => Date
    /** IANA name: by whose calendar an entry expires. */
    readonly timeZone: string
  }
}

/** A follow-up is short: a longer question stands for itself. */
const FOLLOW_UP_WORDS = 7

/**
 * Decides between answering, asking back and saying that it is not known. One instance serves one version of the content.
 * Pure but for the clock; an answer takes about a millisecond, in a long story a few.
 */
export function createAnswerer({ model, content, settings }: AnswererParts): Answerer {
  const { judge, verdict, verdictOfParts } = createJudge({ model, content, isCurrent: currentBy(settings) })
  const isService = (id: string): boolean => content.entries.get(id as EntryId)?.kind === 'service'

  const asFollowUp = (question: string, { previous, previousQuestion }: AnswerContext): Judgement | null => {
    if (previous.length === 0 || !previousQuestion || question.split(/\s+/).length > FOLLOW_UP_WORDS) return null
    const joined = judge(model.rank(`${previousQuestion} ${question}`))
    return joined.kind === 'answer' ? { ...joined, rule: 'follow-up' } : null
  }

  const answer = (question: string, context: AnswerContext): Verdict => {
    const parts = partsOf({ model, isService }, question)
    const inParts = parts && verdictOfParts(parts)
    if (inParts) return inParts
    const alone = judge(rankInFocus({ model, isService }, question))
    const unsure = alone.kind === 'clarify' || alone.kind === 'unknown'
    return verdict((unsure && asFollowUp(withoutGreeting(question), context)) || alone)
  }
  return { answer: (question, context) => Promise.resolve(answer(question, context)) }
}

function currentBy({ now, timeZone }: AnswererParts['settings']): (entry: Entry) => boolean {
  const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
  return ({ validFrom, validUntil }) => {
    if (!validFrom && !validUntil) return true
    const today = calendar.format(now())
    return (!validFrom || validFrom <= today) && (!validUntil || today <= validUntil)
  }
}
