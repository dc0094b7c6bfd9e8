import type { Lexicon } from '../language/lexicon.js'
import type { Bag } from './bag.js'
import { crossValidate, type Asked, type Trial } from './cross-validate.js'
import type { Example } from './example.js'
import { learn, type Learnt } from './learner.js'
import { fitLogistic, predictLogistic, type Logistic } from './logistic.js'
import { createModel, type Label, type Model, type TrainingReport } from './model.js'
import { fitReader } from './reader.js'
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

/** With many examples a feature seen once tells little, and there are very many of them. */
const MANY = 5000

/** Trains the answer engine. The same input gives the same model, bit by bit, but for the time in its report. */
export function train({ examples, lexicon, options }: TrainInput): Model {
  const { answerMaxWrong, seed = 1, clock = () => performance.now() } = options
  const startedAt = clock()
  const { labels, labelOf } = labelsOf(examples)
  const least = examples.length >= MANY ? 2 : 1
  const texts = examples.map(({ text }) => text)
  const { reader, bags } = fitReader(texts, lexicon, least)
  const lessons = bags.flatMap((bag, i) => lessonOf(bag, examples[i], labelOf))
  const seen = { lessons, features: reader.vocabulary.size, least, seed }
  const learnt = learn({ ...seen, classes: labels.length })
  const trials =
    labels.length > 1 ? crossValidate({ ...seen, refusing: labels.map(({ notCovered }) => notCovered) }) : []
  const calibration = fitLogistic(trials, SIGNALS)
  const report = reportOf({ trials, calibration, answerMaxWrong, learnt, lessons, labels })
  return createModel({ labels, reader, learnt, calibration, report: { ...report, trainMs: clock() - startedAt } })
}

function lessonOf(bag: Bag, example: Example | undefined, labelOf: (example: Example) => number): Asked[] {
  if (!example) return []
  const { role } = example
  const isQuestion = role !== 'label' && role !== 'answer'
  return [{ bag, label: labelOf(example), weight: WEIGHT[role], notCovered: role === 'notCovered', isQuestion }]
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
