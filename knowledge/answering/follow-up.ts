import type { AnswerContext } from '../answerer.js'
import type { Content } from '../content.js'
import type { Entry, EntryId } from '../entry.js'
import { withoutGreeting } from '../language/clauses.js'
import type { Model } from '../model/model.js'
import { RANKED, type Candidate } from '../model/ranking.js'
import { joined, rankedAmong, weighed } from './combine.js'
import type { Judgement } from './judge.js'
import { contentWords, namesNothing, withoutAnd, type Wording } from './wording.js'

/** A follow-up is short: a longer question stands for itself. */
const WORDS = 8
/** How clearly one candidate must lead to be answered, and to be offered. */
const CLEAR = 0.6
const LIKELY = 0.35
/** What the question itself names may be meant, even outside the subject that was spoken of, yet less likely so. */
const OUTSIDE = 0.3
const NAMED = 5
/** So much of what the question says must have been said of the entry before. */
const FAMILIAR = 0.5
/** How sure it is that a question with nothing but another number asks the same again. */
const SAME_AGAIN = 0.9
/** How a message begins that goes on from what was said. Folded. */
const GOES_ON =
  /^(?:و(?=\S)(?!ين(?:\s|$)|ش(?:\s|$)|يش(?:\s|$)|قت)|(?:and|what about|how about|what if|but|or|also|then|if|ok and|w|wa|o|law|iza|etha)\s|(?:لو|اذا|طيب|زين|انزين|بعد)\s)/
/** A word that stands for what was said before, or is owned by it. */
const LEANS = /\b(?:it|its|that|this|them|one|same)\b|[\u0620-\u06ff]{2}(?:ه|ها|هم)(?:\s|$)/
const NUMBER =
  /\d|(?:^|\s)(?:سن(?:ه|ت?ين|وات)|شهر(?:ين)?|ا?شه[و]?ر|يوم(?:ين)?|ايام|years?|months?|days?|sana|sneen)(?:\s|$)/

export interface FollowUpParts {
  readonly model: Model
  readonly content: Pick<Content, 'entries'>
  readonly wording: Wording
}

export type FollowUp = (question: string, context: AnswerContext, alone: Judgement) => Judgement | null

/**
 * Judges a short message that leans on the answer before it: the same again with another number ("and for 3 years?"), or
 * something else of the same subject ("and if I lose it?"). Null where it stands for itself: what it says was never said of the
 * subject, so that the last answer does not come again for a question about something else.
 */
export function createFollowUp(parts: FollowUpParts): FollowUp {
  const { model, content, wording } = parts
  return (message, { previous, previousQuestion }, alone) => {
    const last = previous[0] && content.entries.get(previous[0])
    if (!last || !previousQuestion) return null
    const question = withoutGreeting(message)
    if (question.split(/\s+/).length > WORDS) return null
    const text = withoutAnd(question)
    const said = contentWords(text)
    const goesOn = GOES_ON.test(question)
    const [top] = alone.ranking.candidates
    if (standsAlone(alone, { goesOn, familiar: wording.share(said, top?.id ?? '') })) return null
    if (said.length === 0 && NUMBER.test(text) && !wording.asks(text)) return sameAgain(last, alone)
    const candidates = leaningOn(last, { text, previousQuestion, model, content })
    const [best] = candidates
    if (!best || best.share < LIKELY) return null
    const isAbout = said.length > 0 ? wording.share(said, best.id) >= FAMILIAR : goesOn || LEANS.test(question)
    if (!isAbout) return null
    const subject = subjectOf(last, content)
    if (!namesNothing(text) || subject.has(best.id)) return judged(best, candidates)
    const isOfSubject = ({ id }: Candidate) => subject.has(id) && wording.share(said, id) >= FAMILIAR
    return askedBack(candidates, isOfSubject)
  }
}

/** A clear answer stands, unless the message goes on from the last one and the answer has little of what it says. */
const standsAlone = ({ kind }: Judgement, { goesOn, familiar }: { goesOn: boolean; familiar: number }): boolean =>
  (kind === 'answer' || kind === 'not-covered') && (!goesOn || familiar >= FAMILIAR)

function judged(best: Candidate, candidates: readonly Candidate[]): Judgement {
  const kind = best.share < CLEAR ? 'clarify' : best.notCovered ? 'not-covered' : 'answer'
  return { kind, rule: 'follow-up', ranking: { candidates, confidence: best.share } }
}

/** It names nothing and leads away from what was spoken of: asked back about, with what is of the subject first. */
function askedBack(candidates: readonly Candidate[], isOfSubject: (candidate: Candidate) => boolean): Judgement {
  const ordered = [...candidates.filter(isOfSubject), ...candidates.filter((each) => !isOfSubject(each))]
  return { kind: 'clarify', rule: 'follow-up', ranking: { candidates: ordered, confidence: ordered[0]?.share ?? 0 } }
}

function sameAgain(last: Entry, { ranking }: Judgement): Judgement {
  const again = { id: last.id, notCovered: false, share: SAME_AGAIN }
  const others = ranking.candidates.filter(({ id }) => id !== last.id)
  const candidates = [again, ...others.map((each) => ({ ...each, share: each.share * (1 - SAME_AGAIN) }))]
  return {
    kind: 'answer',
    rule: 'follow-up',
    ranking: { candidates: candidates.slice(0, RANKED), confidence: SAME_AGAIN },
  }
}

interface Leaning extends Pick<FollowUpParts, 'model' | 'content'> {
  readonly text: string
  readonly previousQuestion: string
}

/** What may be meant, by the question itself and together with the one before it. */
function leaningOn(last: Entry, { text, previousQuestion, model, content }: Leaning): Candidate[] {
  const together = `${previousQuestion} ${text}`
  const subject = subjectOf(last, content)
  const isService = (id: string) => content.entries.get(id as EntryId)?.kind === 'service'
  const named = [text, together].flatMap((words) => model.rank(words, isService).candidates.slice(0, NAMED))
  const ids = new Set([...subject, ...named.map(({ id }) => id)])
  const among = (id: string) => ids.has(id)
  const both = joined(rankedAmong(model, text, among), rankedAmong(model, together, among))
  return weighed(both, ({ id }) => (subject.has(id) ? 1 : OUTSIDE))
}

/** The entry, what its curator says comes next and what it comes next to, and the rest of its topic. */
function subjectOf(last: Entry, { entries }: Pick<Content, 'entries'>): ReadonlySet<string> {
  const near = [...entries.values()].filter(
    ({ kind, topic, followUps }) => kind === 'service' && (topic === last.topic || followUps.includes(last.id)),
  )
  return new Set<string>([last.id, ...last.followUps, ...near.map(({ id }) => id)])
}
