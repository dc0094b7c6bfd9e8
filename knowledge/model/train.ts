import type { Lexicon } from '../language/lexicon.js'
import { crossValidate, type Asked, type Trial } from './cross-validate.js'
import type { Example } from './example.js'
import { learn, type Learnt } from './learner.js'
import { fitLogistic, predictLogistic, type Logistic } from './logistic.js'
import { createModel, type Label, type Model, type TrainingReport } from './model.js'
import { SIGNALS } from './signals.js'
import { chooseThresholds } from './thresholds.js'

export interface TrainOptions {
  /** The largest share of wrong answers among the answers given: `ANSWER_MAX_WRONG`. */
  readonly answerMaxWrong: number
  readonly seed?: number
  /** Milliseconds of a steady clock, for the report. */
  readonly clock?: () => number
}

export interface TrainInput {
  readonly examples: readonly Example[]
  readonly lexicon: Lexicon
  readonly options: TrainOptions
}

/** How much an example counts beside what was written as a question. */
const WEIGHT: Readonly<Record<Example['role'], number>> = {
  phrasing: 1,
  question: 1,
  notCovered: 1,
  label: 1,
  answer: 0.3,
}

/** Trains the answer engine. The same input gives the same model, bit by bit, but for the time in its report. */
export function train({ examples, lexicon, options }: TrainInput): Model {
  const { answerMaxWrong, seed = 1, clock = () => performance.now() } = options
  const startedAt = clock()
  const { labels, labelOf } = labelsOf(examples)
  const lessons = examples.map((example): Asked => ({
    text: example.text,
    label: labelOf(example),
    weight: WEIGHT[example.role],
    notCovered: example.role === 'notCovered',
    isQuestion: example.role !== 'label' && example.role !== 'answer',
  }))
  const learnt = learn({ lessons, classes: labels.length, lexicon, seed })
  const trials =
    labels.length > 1
      ? crossValidate({ lessons, refusing: labels.map(({ notCovered }) => notCovered), lexicon, seed })
      : []
  const calibration = fitLogistic(trials, SIGNALS)
  const report = reportOf({ trials, calibration, answerMaxWrong, learnt, lessons, labels })
  return createModel({ labels, learnt, calibration, report: { ...report, trainMs: clock() - startedAt } })
}

function labelsOf(examples: readonly Example[]) {
  const numbers = new Map<string, number>()
  const labels: Label[] = []
  const labelOf = ({ id, role }: Example): number => {
    const notCovered = role === 'notCovered'
    const key = notCovered ? `${id} not-covered` : id
    const known = numbers.get(key)
    if (known !== undefined) return known
    numbers.set(key, labels.length)
    return labels.push({ id, notCovered }) - 1
  }
  examples.forEach(labelOf)
  return { labels, labelOf }
}

interface Measured {
  readonly trials: readonly Trial[]
  readonly calibration: Logistic
  readonly answerMaxWrong: number
  readonly learnt: Learnt
  readonly lessons: readonly Asked[]
  readonly labels: readonly Label[]
}

function reportOf({ trials, calibration, answerMaxWrong, learnt, lessons, labels }: Measured) {
  const judged = trials.map(({ signals, outcome, weight }) => ({
    confidence: predictLogistic(calibration, signals),
    right: outcome === 1,
    weight,
  }))
  const thresholds = chooseThresholds(judged, answerMaxWrong)
  const inside = trials.filter((trial) => trial.origin === 'inside')
  const given = judged.filter(({ confidence }) => confidence >= thresholds.answer)
  const report: Omit<TrainingReport, 'trainMs'> = {
    examples: lessons.length,
    entries: new Set(labels.map(({ id }) => id)).size,
    features: learnt.vectoriser.rarity.length,
    top1: { share: shareOf(weightOf(inside.filter((t) => t.outcome === 1)), inside.length), n: inside.length },
    answered: {
      share: shareOf(weightOf(given), weightOf(judged)),
      wrong: shareOf(weightOf(given.filter(({ right }) => !right)), weightOf(given)),
      n: trials.length,
    },
    thresholds,
  }
  return report
}

const weightOf = (list: readonly { readonly weight: number }[]): number =>
  list.reduce((sum, { weight }) => sum + weight, 0)
const shareOf = (part: number, whole: number): number => (whole > 0 ? part / whole : 0)
