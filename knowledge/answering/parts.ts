import { clausesOf, maySplit } from '../language/clauses.js'
import type { Model } from '../model/model.js'
import type { Candidate } from '../model/ranking.js'
import { joined, rankedAmong, weighed } from './combine.js'
import { STORY_WORDS, type FocusParts } from './focus.js'
import { namesNothing } from './wording.js'

/** Nobody asks more at once; a message with more words that ask tells a story. */
const MOST = 3
/** So many candidates of the whole message may be what one of its parts asks. */
const NEAR = 4
/** A part alone must be about something, even if only the whole tells about what. */
const HEARD = 0.25
/** How much the whole counts beside a part, as a power: it knows the subject, but leans to the part that says more. */
const WHOLE = 0.8
/** How clearly a part must point at one candidate of the whole, and how much of the whole all parts together must explain. */
const CLEAR = 0.6
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
 * What each question of a message asks for, in order; null unless there are two at least, every one of them clear and one covered. Each
 * is judged by itself and, because the second mostly leaves the subject out ("and how much?"), among what the whole is about.
 */
export function partsOf(parts: PartsParts, message: string): Part[] | null {
  const questions = maySplit(message) ? questionsOf(message) : []
  if (questions.length < 2 || questions.length > MOST) return null
  const together = questions.map(({ told, text }) => [...told, text].join(' '))
  return (
    foundIn(parts, together) ??
    foundIn(
      parts,
      questions.map(({ text }) => text),
      together,
    )
  )
}

/** What these questions ask for, among what `whole` is about: themselves, or themselves with what is told around them. */
function foundIn(parts: PartsParts, texts: readonly string[], whole = texts): Part[] | null {
  const { model, isService } = parts
  const near = rankedAmong(model, whole.join(' '), isService).slice(0, NEAR)
  const found = texts.flatMap((text) => partOf(parts, text, near) ?? [])
  const meant = new Set(found.map(({ best }) => `${best.id} ${best.notCovered}`))
  if (found.length < texts.length || meant.size < 2 || found.every(({ best }) => best.notCovered)) return null
  const isSure = found.every(({ confidence }) => confidence >= model.thresholds.answer)
  return isSure || explained(found, near) >= EXPLAINED ? found : null
}

function partOf({ model, isService }: PartsParts, text: string, whole: readonly Candidate[]): Part | null {
  const { candidates, confidence } = model.rank(text)
  const [top] = candidates
  if (!top || confidence < HEARD) return null
  if (confidence >= model.thresholds.answer) {
    return isService(top.id) ? { text, best: top, confidence } : null
  }
  const ids = new Set(whole.map(({ id }) => id))
  const hint = weighed(whole, ({ share }) => share ** (WHOLE - 1))
  const [best] = joined(hint, model.rank(text, (id) => ids.has(id)).candidates)
  if (!best || best.notCovered || best.share < CLEAR) return null
  return { text, best, confidence: Math.max(confidence, best.share * CLEAR) }
}

function explained(found: readonly Part[], whole: readonly Candidate[]): number {
  const ids = new Set(found.map(({ best }) => best.id))
  return whole.reduce((sum, { id, share }) => sum + (ids.has(id) ? share : 0), 0)
}

/**
 * A part that names nothing ("and its fee?") is about what another part names: what led elsewhere is no answer to it, and so
 * it counts as one that the other's entry does not cover.
 */
export function withoutStrays(parts: readonly Part[], topicOf: (id: string) => string | undefined): Part[] {
  return parts.map((part) => {
    const others = parts.filter((each) => each !== part && !namesNothing(each.text))
    const [other] = others
    const isStray = namesNothing(part.text) && !others.some(({ best }) => topicOf(best.id) === topicOf(part.best.id))
    return isStray && other ? { ...part, best: { ...other.best, notCovered: true } } : part
  })
}

interface Question {
  readonly text: string
  /** What is told before it and leads to it; nothing in a story, which tells too much. */
  readonly told: readonly string[]
}

function questionsOf(message: string): Question[] {
  const questions: Question[] = []
  let told: string[] = []
  for (const { text, asks } of clausesOf(message)) {
    if (!asks) {
      told.push(text)
      continue
    }
    const isStory = [...told, text].join(' ').split(' ').length > STORY_WORDS
    questions.push({ text, told: isStory ? [] : told })
    told = []
  }
  return questions
}

/** The texts of the questions of a message, with what is told around each. */
export const questionTexts = (message: string): string[] =>
  questionsOf(message).map(({ told, text }) => [...told, text].join(' '))
