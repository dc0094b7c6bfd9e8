import type { Bag } from './bag.js'
import { fitBayes } from './bayes.js'
import { quantise, scoreLinear, type Linear } from './linear.js'
import type { Evidence } from './signals.js'
import { trainSoftmax } from './softmax.js'
import { fitSupport } from './support.js'
import { fitVectoriser, type Vectoriser } from './vectoriser.js'

/** A text to learn from: which class it belongs to and how much it counts. */
export interface Lesson {
  readonly bag: Bag
  readonly label: number
  readonly weight: number
}

/** What was learnt: how to weigh what is seen, and what it says of each class. */
export interface Learnt {
  readonly vectoriser: Vectoriser
  readonly linear: Linear
}

export interface Curriculum {
  readonly lessons: readonly Lesson[]
  readonly classes: number
  /** Size of the vocabulary, and in how many texts a feature has to be to count. */
  readonly features: number
  readonly least: number
  readonly seed: number
}

/**
 * Share of naive Bayes in the sum. The regression tells neighbours apart, naive Bayes knows what a class says at all: where
 * there are few phrasings, and where there are very many, the two together do better than either.
 */
const BAYES = 0.15
/** Where a class has few phrasings, a feature that more than this share of the classes have is a word like "the". */
const COMMON = 0.6
const FEW_A_CLASS = 50
/** With more classes naive Bayes stands alone: regression weighs every class against every other. */
const MOST_WEIGHED = 2000
/** How much naive Bayes is then taken at its word; it sets the belief in the best class apart from that in the crowd. */
const BAYES_ALONE = 3

export function learn({ lessons, classes, features, least, seed }: Curriculum): Learnt {
  const vectoriser = fitVectoriser(
    lessons.map(({ bag }) => bag),
    features,
    least,
  )
  const samples = lessons.map(({ bag, label, weight }) => ({ vector: vectoriser.vector(bag), label, weight }))
  const { support, amounts } = fitSupport(
    samples,
    features,
    lessons.length < FEW_A_CLASS * classes ? COMMON * classes : classes,
  )
  const isWeighed = classes <= MOST_WEIGHED
  const { pairs, unseen } = fitBayes({ samples, support, amounts, classes, share: isWeighed ? BAYES : BAYES_ALONE })
  if (isWeighed) {
    const regression = trainSoftmax(samples, { support, classes, seed })
    regression.forEach((weight, at) => (pairs[at] = weight + (pairs[at] ?? 0)))
  }
  return { vectoriser, linear: quantise(support, pairs, unseen) }
}

/** What the learnt says of a text; null where it holds nothing that was ever seen. Scores are written into `scores`. */
export function evidenceOf({ vectoriser, linear }: Learnt, bag: Bag, scores: Float32Array): Evidence | null {
  const vector = vectoriser.vector(bag)
  if (vector.indices.length === 0) return null
  scoreLinear(linear, vector, scores)
  let best = 0
  for (let k = 1; k < scores.length; k++) if ((scores[k] ?? 0) > (scores[best] ?? 0)) best = k
  return { vector, scores, best, support: linear, rarity: vectoriser.rarity, rarest: vectoriser.rarest }
}
