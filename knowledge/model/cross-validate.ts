import { evidenceOf, learn, type Lesson } from './learner.js'
import type { Observation } from './logistic.js'
import { createRandom, shuffle } from './random.js'
import { SIGNALS, signalsOf } from './signals.js'

const FOLDS = 5
/** One network errs a little more than the mean of several, and tells as well how errors look. */
const NETWORKS = 1
/** From this many lessons on, one fold tells enough and the others cost too much. */
const MANY = 5000
const MOST_ASKED = 5000
/** Fewer classes cannot do without some of them. */
const FEW_CLASSES = 10
/** How much of what citizens ask no entry answers, and how much looks like an entry that does not cover it. */
const OUTSIDE = 0.07
const NOT_COVERED = 0.03

export interface Asked extends Lesson {
  /** The lesson says what its entry does not answer: to take it for any other such lesson is right. */
  readonly notCovered: boolean
  /** It was written as a question; answers and labels are learnt from and never asked. */
  readonly isQuestion: boolean
}

export interface Trial extends Observation {
  readonly origin: 'inside' | 'outside' | 'not-covered'
}

export interface CrossValidation {
  readonly lessons: readonly Asked[]
  /** Size of the vocabulary, and in how many texts a feature has to be to count. */
  readonly features: number
  readonly least: number
  /** By class: whether it stands for what an entry does not cover. */
  readonly refusing: readonly boolean[]
  /** By class: the number of its topic. */
  readonly topics: readonly number[]
  readonly seed: number
}

/**
 * Asks the learner questions that it was not taught: phrasings left out, and all of whole topics left out, which stand for the
 * questions that nothing here answers. What it gives is what calibration and thresholds are fitted to.
 */
export function crossValidate({ lessons, refusing, topics, features, least, seed }: CrossValidation): Trial[] {
  const classes = refusing.length
  const random = createRandom(seed)
  const foldOf = dealt(lessons.length, random)
  const hiddenIn = dealt(Math.max(-1, ...topics) + 1, random)
  const trials: Trial[] = []
  for (let fold = 0; fold < (lessons.length >= MANY ? 1 : FOLDS); fold++) {
    const isHidden = ({ label }: Lesson) => classes >= FEW_CLASSES && hiddenIn[topics[label] ?? 0] === fold
    const taught = lessons.filter((lesson, i) => foldOf[i] !== fold && !isHidden(lesson))
    const isAsked = (lesson: Asked, i: number) => lesson.isQuestion && (foldOf[i] === fold || isHidden(lesson))
    const asked = sampled(lessons.filter(isAsked))
    const learnt = learn({ lessons: taught, classes, features, least, networks: NETWORKS, seed })
    for (const lesson of asked) {
      const evidence = evidenceOf(learnt, lesson.bag)
      const origin = isHidden(lesson) ? 'outside' : lesson.notCovered ? 'not-covered' : 'inside'
      const right = evidence && (origin === 'not-covered' ? refusing[evidence.best] : evidence.best === lesson.label)
      const signals = evidence ? signalsOf(evidence) : Array.from({ length: SIGNALS }, () => 0)
      trials.push({ signals, outcome: right && origin !== 'outside' ? 1 : 0, weight: 1, origin })
    }
  }
  return weighed(trials)
}

/** As many as tell enough, evenly spread. */
function sampled<T>(list: readonly T[]): T[] {
  const every = Math.ceil(list.length / MOST_ASKED)
  return list.filter((_, i) => i % every === 0)
}

/** Brings what nobody here answers to the share that it has among what citizens ask. */
function weighed(trials: readonly Trial[]): Trial[] {
  const count = (origin: Trial['origin']) => trials.filter((trial) => trial.origin === origin).length
  const inside = count('inside') / (1 - OUTSIDE - NOT_COVERED)
  const weights = {
    inside: 1,
    outside: (OUTSIDE * inside) / Math.max(1, count('outside')),
    'not-covered': (NOT_COVERED * inside) / Math.max(1, count('not-covered')),
  }
  return trials.map((trial) => ({ ...trial, weight: weights[trial.origin] }))
}

/** As many cards as asked for, dealt evenly to the folds in random order. */
function dealt(cards: number, random: () => number): Int32Array {
  const deal = Int32Array.from({ length: cards }, (_, i) => i % FOLDS)
  shuffle(deal, random)
  return deal
}
