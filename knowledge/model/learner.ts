import type { Analysis } from '../language/analyse.js'
import type { Scores } from './signals.js'
import { scoreSoftmax, toProbabilities, trainSoftmax, type Softmax } from './softmax.js'
import { fitVectoriser, type Vectoriser } from './vectoriser.js'

/** An analysed example: what it says, which class it belongs to and how much it counts. */
export interface Lesson {
  readonly analysis: Analysis
  readonly label: number
  readonly weight: number
}

/** What was learnt: how to see a text and how to weigh what is seen. */
export interface Learnt {
  readonly vectoriser: Vectoriser
  readonly softmax: Softmax
}

/** With many lessons a feature seen once tells little and there are very many of them. */
const MANY = 5000

export function learn(lessons: readonly Lesson[], classes: number, seed: number): Learnt {
  const vectoriser = fitVectoriser(
    lessons.map(({ analysis }) => analysis),
    lessons.length >= MANY ? 2 : 1,
  )
  const samples = lessons.map(({ analysis, label, weight }) => ({ vector: vectoriser.vector(analysis), label, weight }))
  const softmax = trainSoftmax(samples, { classes, features: vectoriser.rarity.length, seed })
  return { vectoriser, softmax }
}

/** The probabilities are written into `shares`, which has a place for each class. */
export function scoresOf({ vectoriser, softmax }: Learnt, analysis: Analysis, shares: Float32Array): Scores {
  const vector = vectoriser.vector(analysis)
  scoreSoftmax(softmax, vector, shares)
  toProbabilities(shares)
  return { shares, coverage: vector.coverage }
}
