import { clausesOf } from '../language/clauses.js'
import type { Model } from '../model/model.js'
import type { Candidate } from '../model/ranking.js'
import { joined, rankedAmong } from './combine.js'
import { STORY_WORDS, type FocusParts } from './focus.js'

/** Nobody asks more at once; a message with more words that ask tells a story. */
const MOST = 3
/** So many candidates of the whole message may be what one of its parts asks. */
const NEAR = 4
/** A part alone must be about something, even if only the whole tells about what. */
const HEARD = 0.3
/** How clearly a part must point at one candidate of the whole, and how much of the whole all parts together must explain. */
const CLEAR = 0.65
const EXPLAINED = 0.5

/** One question of several in a message, and the candidate that it asks for. */
export interface Part {
  readonly text: string
  readonly best: Candidate
  /** Probability that it is right. */
  readonly confidence: number
}

export interface PartsParts extends FocusParts {
  readonly model: Pick<Model, 'rank' | 'thresholds'>
}

/**
 * What each question of a message asks for, in order; null unless there are two at least and every one of them is clear. Each
 * is judged by itself and, because the second mostly leaves the subject out ("and how much?"), among what the whole is about.
 */
export function partsOf(parts: PartsParts, message: string): Part[] | null {
  const { model, isService } = parts
  const questions = questionsOf(message)
  if (questions.length < 2 || questions.length > MOST) return null
  const whole = rankedAmong(model, questions.join(' '), isService).slice(0, NEAR)
  const found = questions.flatMap((question) => partOf(parts, question, whole) ?? [])
  if (found.length < questions.length || new Set(found.map(({ best }) => best.id)).size < 2) return null
  const isSure = found.every(({ confidence }) => confidence >= model.thresholds.answer)
  return isSure || explained(found, whole) >= EXPLAINED ? found : null
}

function partOf({ model, isService }: PartsParts, text: string, whole: readonly Candidate[]): Part | null {
  const { candidates, confidence } = model.rank(text)
  const [top] = candidates
  if (!top || confidence < HEARD) return null
  if (confidence >= model.thresholds.answer) {
    return isService(top.id) && !top.notCovered ? { text, best: top, confidence } : null
  }
  const ids = new Set(whole.map(({ id }) => id))
  const [best] = joined(whole, model.rank(text, (id) => ids.has(id)).candidates)
  if (!best || best.notCovered || best.share < CLEAR) return null
  return { text, best, confidence: Math.max(confidence, best.share * CLEAR) }
}

function explained(found: readonly Part[], whole: readonly Candidate[]): number {
  const ids = new Set(found.map(({ best }) => best.id))
  return whole.reduce((sum, { id, share }) => sum + (ids.has(id) ? share : 0), 0)
}

/** The questions of a message: what is told goes with the question that it leads to, unless it is a story. */
export function questionsOf(message: string): string[] {
  const questions: string[] = []
  let before: string[] = []
  for (const { text, asks } of clausesOf(message)) {
    before.push(text)
    if (!asks) continue
    const question = before.join(' ')
    questions.push(question.split(' ').length > STORY_WORDS ? text : question)
    before = []
  }
  return questions
}
