import type { Lexicon } from '../language/lexicon.js'
import type { Bag } from './bag.js'
import { crossValidate, type Asked, type Trial } from './cross-validate.js'
import type { Example } from './example.js'
import { evidenceOf, learn, type Learnt } from './learner.js'
import { fitLogistic, predictLogistic, type Logistic } from './logistic.js'
import { createModel, type Label, type Model, type TrainingReport } from './model.js'
import { fitReader, type Reader } from './reader.js'
import { SIGNALS, signalsOf } from './signals.js'
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
const WEIGHT: Readonly<Record<Exclude<Example['role'], 'golden'>, number>> = {
  phrasing: 1,
  question: 1,
  notCovered: 1,
  label: 1,
  answer: 0.3,
}

const NETWORKS = 2

/** With many examples a feature seen once tells little, and there are very many of them. */
const MANY = 5000

/** Trains the answer engine. The same input gives the same model, bit by bit, but for the time in its report. */
export function train({ examples, lexicon, options }: TrainInput): Model {
  const { answerMaxWrong, seed = 1, clock = () => performance.now() } = options
  const startedAt = clock()
  const taught = examples.filter(({ role }) => role !== 'golden')
  const { labels, labelOf } = labelsOf(taught)
  const least = taught.length >= MANY ? 2 : 1
  const { reader, bags } = fitReader(
    taught.map(({ text }) => text),
    lexicon,
    least,
  )
  const lessons = bags.flatMap((bag, i) => lessonOf(bag, taught[i], labelOf))
  const seen = { lessons, features: reader.vocabulary.size, least, seed }
  const learnt = learn({ ...seen, classes: labels.length, networks: NETWORKS })
  const trials =
    labels.length > 1
      ? crossValidate({
          ...seen,
          refusing: labels.map(({ notCovered }) => notCovered),
          topics: topicsOf(labels, taught),
        })
      : []
  const calibration = fitLogistic(trials, SIGNALS)
  const golden = examples.filter(({ role }) => role === 'golden')
  const asked = goldenTrials({ golden, reader, learnt, labelOf })
  const report = reportOf({ trials, asked, calibration, answerMaxWrong, learnt, lessons, labels })
  return createModel({ labels, reader, learnt, calibration, report: { ...report, trainMs: clock() - startedAt } })
}

function lessonOf(bag: Bag, example: Example | undefined, labelOf: (example: Example) => number): Asked[] {
  if (!example || example.role === 'golden') return []
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

/** By class, the number of its topic; an entry without one is a topic of its own. */
function topicsOf(labels: readonly Label[], examples: readonly Example[]): number[] {
  const topicOf = new Map(examples.map(({ id, topic }) => [id, topic ?? id]))
  const topics = [...new Set(topicOf.values())]
  return labels.map(({ id }) => topics.indexOf(topicOf.get(id) ?? id))
}

interface Golden {
  readonly golden: readonly Example[]
  readonly reader: Reader
  readonly learnt: Learnt
  readonly labelOf: (example: Example) => number
}

/** The golden questions, asked of all that was learnt. */
function goldenTrials({ golden, reader, learnt, labelOf }: Golden): Trial[] {
  return golden.map((example): Trial => {
    const evidence = evidenceOf(learnt, reader.read(example.text))
    const signals = evidence ? signalsOf(evidence) : Array.from({ length: SIGNALS }, () => 0)
    return { signals, outcome: evidence?.best === labelOf(example) ? 1 : 0, weight: 1, origin: 'inside' }
  })
}

interface Measured {
  readonly trials: readonly Trial[]
  /** The golden questions. */
  readonly asked: readonly Trial[]
  readonly calibration: Logistic
  readonly answerMaxWrong: number
  readonly learnt: Learnt
  readonly lessons: readonly Asked[]
  readonly labels: readonly Label[]
}

function reportOf({ trials, asked, calibration, answerMaxWrong, learnt, lessons, labels }: Measured) {
  const judged = likeReal(trials, asked).map(({ signals, outcome, weight }) => ({
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
      n: judged.length,
    },
    thresholds,
  }
  return report
}

/** Fewer golden questions say too little. */
const ENOUGH_GOLDEN = 100

/**
 * The trials with golden questions instead of phrasings left out, where there are enough: a phrasing that is left out takes its
 * wording with it, so that thresholds fitted to those would keep back answers that are right.
 */
function likeReal(trials: readonly Trial[], asked: readonly Trial[]): readonly Trial[] {
  const inside = trials.filter(({ origin }) => origin === 'inside')
  if (asked.length < ENOUGH_GOLDEN || inside.length === 0) return trials
  const scale = asked.length / weightOf(inside)
  const others = trials.filter(({ origin }) => origin !== 'inside')
  return [...asked, ...others.map((trial) => ({ ...trial, weight: trial.weight * scale }))]
}

const weightOf = (list: readonly { readonly weight: number }[]): number =>
  list.reduce((sum, { weight }) => sum + weight, 0)
const shareOf = (part: number, whole: number): number => (whole > 0 ? part / whole : 0)
