import { learn, scoresOf, type Lesson } from './learner.js'
import type { Observation } from './logistic.js'
import { createRandom, shuffle } from './random.js'
import { signalsOf } from './signals.js'

const FOLDS = 5
/** From this many lessons on, one fold tells enough and the others cost too much. */
const MANY = 6000
/** Share of the classes that a fold has never seen: their phrasings are its questions from outside. */
const HIDDEN = 0.2
/** How much of what citizens write no entry answers; the weight of the outside questions. */
const OUTSIDE = 0.15

export interface Trial extends Observation {
  /** Whether any entry answers it. */
  readonly inside: boolean
}

/**
 * Asks the learner questions that it was not taught: phrasings left out, and whole classes left out, which stand for the
 * questions that nothing here answers. What it gives is what calibration and thresholds are fitted to.
 */
export function crossValidate(lessons: readonly Lesson[], classes: number, seed: number): Trial[] {
  const random = createRandom(seed)
  const foldOf = dealt(lessons.length, FOLDS, random)
  const classFold = dealt(classes, Math.round(1 / HIDDEN), random)
  const folds = lessons.length >= MANY ? 1 : FOLDS
  const trials: Trial[] = []
  for (let fold = 0; fold < folds; fold++) {
    const hidden = ({ label }: Lesson) => classes >= 10 && classFold[label] === fold
    const taught = lessons.filter((lesson, i) => foldOf[i] !== fold && !hidden(lesson))
    const asked = lessons.filter((lesson, i) => foldOf[i] === fold && lesson.weight === 1)
    trials.push(...tryFold(taught, asked, { classes, seed, hidden }))
  }
  const outside = trials.filter((trial) => !trial.inside).length
  const share = (OUTSIDE / (1 - OUTSIDE)) * ((trials.length - outside) / Math.max(1, outside))
  return trials.map((trial) => (trial.inside ? trial : { ...trial, weight: share }))
}

interface Fold {
  readonly classes: number
  readonly seed: number
  hidden(lesson: Lesson): boolean
}

function tryFold(taught: readonly Lesson[], asked: readonly Lesson[], { classes, seed, hidden }: Fold): Trial[] {
  const learnt = learn(taught, classes, seed)
  const shares = new Float32Array(classes)
  return asked.map((lesson) => {
    const signals = signalsOf(scoresOf(learnt, lesson.analysis, shares))
    const best = shares.indexOf(shares.reduce((a, b) => Math.max(a, b), 0))
    const inside = !hidden(lesson)
    return { signals, outcome: inside && best === lesson.label ? 1 : 0, weight: 1, inside }
  })
}

/** As many cards as asked for, dealt evenly to `hands` in random order. */
function dealt(cards: number, hands: number, random: () => number): Int32Array {
  const deal = Int32Array.from({ length: cards }, (_, i) => i % hands)
  shuffle(deal, random)
  return deal
}
