import type { AnswerContext, Answerer, Verdict } from './answerer.js'
import { createJudge, OPTIONS, type Judgement } from './answering/judge.js'
import type { Content } from './content.js'
import type { Entry } from './entry.js'
import { sentencesOf, withoutGreeting } from './language/question-parts.js'
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
 * Pure but for the clock; an answer takes well under a millisecond.
 */
export function createAnswerer({ model, content, settings }: AnswererParts): Answerer {
  const { judge, verdict } = createJudge({ model, content, isCurrent: currentBy(settings) })

  const inParts = (question: string): Verdict | null => {
    const sentences = sentencesOf(question)
    if (sentences.length < 2) return null
    const verdicts = sentences.map((sentence) => verdict(judge(sentence))).filter(({ kind }) => kind === 'answer')
    const entries = [...new Set(verdicts.flatMap((part) => part.entries))]
    const first = verdicts[0]
    if (!first || entries.length < 2) return null
    const ranked = verdicts.flatMap((part) => part.ranked.slice(0, 1))
    return { ...first, entries: entries.slice(0, OPTIONS), ranked, rule: 'parts' }
  }

  const asFollowUp = (question: string, { previous, previousQuestion }: AnswerContext): Judgement | null => {
    if (previous.length === 0 || !previousQuestion || question.split(/\s+/).length > FOLLOW_UP_WORDS) return null
    const joined = judge(`${previousQuestion} ${question}`)
    return joined.kind === 'answer' ? { ...joined, rule: 'follow-up' } : null
  }

  const answer = (question: string, context: AnswerContext): Verdict => {
    const parts = inParts(question)
    if (parts) return parts
    const text = withoutGreeting(question)
    const alone = judge(text)
    const unsure = alone.kind === 'clarify' || alone.kind === 'unknown'
    return verdict((unsure && asFollowUp(text, context)) || alone)
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
