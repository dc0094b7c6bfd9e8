import type { AnswerContext, Answerer, Verdict } from './answerer.js'
import { coordinatedParts, type CoordinatedParts } from './answering/coordinated.js'
import { rankInFocus } from './answering/focus.js'
import { createElsewhere, ELSEWHERE } from './answering/elsewhere.js'
import { createFollowUp } from './answering/follow-up.js'
import { createJudge, NAMES_NOTHING, type Judgement } from './answering/judge.js'
import { partsOf, withoutStrays, type Part } from './answering/parts.js'
import { createWording, namesNothing, type Wording } from './answering/wording.js'
import type { Content } from './content.js'
import type { Entry, EntryId } from './entry.js'
import { withoutGreeting } from './language/clauses.js'
import type { Places } from './language/places.js'
import type { Model } from './model/model.js'
import { listening } from './second-opinion/listening.js'
import type { SecondOpinion } from './second-opinion/second-opinion.js'

export interface AnswererParts {
  readonly model: Model
  readonly content: Pick<Content, 'entries' | 'agencies'>
  /** Tells questions about other countries' services; without it, no question is taken for one. */
  readonly places?: Places
  /** Heard beside the model, if there is one by now. */
  readonly secondOpinion?: () => SecondOpinion | null
  readonly settings: {
    readonly now: () => Date
    /** IANA name: by whose calendar an entry expires. */
    readonly timeZone: string
  }
}

/**
 * Decides between answering, asking back and saying that it is not known. One instance serves one version of the content.
 * Pure but for the clock; an answer takes about a millisecond, in a long story a few.
 */
export function createAnswerer(parts: AnswererParts): Answerer {
  const { model, content, secondOpinion } = parts
  const wording = createWording(model.parts.reader.analyse, content)
  const alone = createDecision(parts, model, wording)
  const answer: Answerer['answer'] = async (question, context) => {
    const opinion = await secondOpinion?.()?.about(withoutGreeting(question))
    return opinion
      ? createDecision(parts, listening(model, opinion), wording)(question, context)
      : alone(question, context)
  }
  return { answer }
}

type Decide = (question: string, context: AnswerContext) => Verdict

function createDecision({ content, places, settings }: AnswererParts, model: Model, wording: Wording): Decide {
  const { judge, verdict, verdictOfParts } = createJudge({ model, content, isCurrent: currentBy(settings) })
  const isService = (id: string): boolean => content.entries.get(id as EntryId)?.kind === 'service'
  const asFollowUp = createFollowUp({ model, content, wording })
  const elsewhere = places ? createElsewhere(places, content) : (_: string, judged: Judgement) => judged

  return (question, context) => {
    const alone = ofSomething(judge(rankInFocus({ model, isService }, question)), question)
    const judged = elsewhere(question, asFollowUp(question, context, alone) ?? alone)
    const parts = judged.rule === ELSEWHERE ? null : several({ model, isService, wording }, question, content)
    return (parts && verdictOfParts(parts)) ?? verdict(judged, judged.kind === 'clarify' && !isKeyword(question))
  }
}

/** Several questions, or one about two things. */
function several(parts: CoordinatedParts, question: string, { entries }: Pick<Content, 'entries'>): Part[] | null {
  const found = partsOf(parts, question)
  return found ? withoutStrays(found, (id) => entries.get(id as EntryId)?.topic) : coordinatedParts(parts, question)
}

/** Which service is meant must be asked where a message names none, however well it goes with one. */
const ofSomething = (judged: Judgement, question: string): Judgement =>
  judged.kind === 'answer' && namesNothing(withoutGreeting(question))
    ? { ...judged, kind: 'clarify', rule: NAMES_NOTHING }
    : judged

/** A word or two only name a subject: there are buttons for what of it is meant. */
const isKeyword = (question: string): boolean => withoutGreeting(question).split(/\s+/).length <= 2

function currentBy({ now, timeZone }: AnswererParts['settings']): (entry: Entry) => boolean {
  const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
  return ({ validFrom, validUntil }) => {
    if (!validFrom && !validUntil) return true
    const today = calendar.format(now())
    return (!validFrom || validFrom <= today) && (!validUntil || today <= validUntil)
  }
}
