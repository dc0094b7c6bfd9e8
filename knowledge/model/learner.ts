import type { Bag } from './bag.js'
import { fitBayes } from './bayes.js'
import { quantise, scaled, scoreLinear, type Linear } from './linear.js'
import { createNearestClasses, type Scores } from './nearest-classes.js'
import { addNetwork, type Network } from './network.js'
import type { Evidence } from './signals.js'
import { trainSoftmax } from './softmax.js'
import { fitSupport } from './support.js'
import { trainNetwork } from './train-network.js'
import { fitVectoriser, type SparseVector, type Vectoriser } from './vectoriser.js'

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
  /** Where there are enough phrasings to learn one from. */
  readonly network: Network | null
  /** Scores the classes that come into question; all of them unless there are very many. */
  score(vector: SparseVector): Scores
}

export interface Curriculum {
  readonly lessons: readonly Lesson[]
  readonly classes: number
  /** Size of the vocabulary, and in how many texts a feature has to be to count. */
  readonly features: number
  readonly least: number
  /** How many networks are averaged, where there are any. */
  readonly networks: number
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
/**
 * Share of the network in the sum, where classes have many phrasings: it knows words by their company, and errs elsewhere than
 * the weights of single features. Of few phrasings it learns their chance wording.
 */
const NETWORK = 0.7
/** How much naive Bayes is then taken at its word; it sets the belief in the best class apart from that in the crowd. */
const BAYES_ALONE = 3

export function learn({ lessons, classes, features, least, networks, seed }: Curriculum): Learnt {
  const vectoriser = fitVectoriser(
    lessons.map(({ bag }) => bag),
    features,
    least,
  )
  const samples = lessons.map(({ bag, label, weight }) => ({ vector: vectoriser.vector(bag), label, weight }))
  const isFew = lessons.length < FEW_A_CLASS * classes
  const { support, amounts } = fitSupport(samples, features, isFew ? COMMON * classes : classes)
  const isWeighed = classes <= MOST_WEIGHED
  const { pairs, unseen } = fitBayes({ samples, support, amounts, classes, share: isWeighed ? BAYES : BAYES_ALONE })
  if (isWeighed) {
    const regression = trainSoftmax(samples, { support, classes, seed })
    regression.forEach((weight, at) => (pairs[at] = weight + (pairs[at] ?? 0)))
  }
  const linear = quantise(support, pairs, unseen)
  if (isFew || !isWeighed) return createLearnt(vectoriser, linear, null)
  const network = trainNetwork(samples, { features, classes, share: NETWORK, networks, seed })
  return createLearnt(vectoriser, scaled(linear, 1 - NETWORK), network)
}

export function createLearnt(vectoriser: Vectoriser, linear: Linear, network: Network | null): Learnt {
  const count = linear.unseen.length
  if (count > MOST_WEIGHED) return { vectoriser, linear, network, score: createNearestClasses(linear, count) }
  const classes = Int32Array.from({ length: count }, (_, k) => k)
  const score = (vector: SparseVector): Scores => {
    const scores = new Float32Array(count)
    scoreLinear(linear, vector, scores)
    if (network) addNetwork(network, vector, scores)
    return { classes, scores }
  }
  return { vectoriser, linear, network, score }
}

/** What the learnt says of a text; null where it holds nothing that was ever seen. */
export function evidenceOf({ vectoriser, linear, score }: Learnt, bag: Bag): Evidence | null {
  const vector = vectoriser.vector(bag)
  if (vector.indices.length === 0) return null
  const { classes, scores } = score(vector)
  if (classes.length === 0) return null
  let top = 0
  for (let i = 1; i < scores.length; i++) if ((scores[i] ?? 0) > (scores[top] ?? 0)) top = i
  const { rarity, rarest } = vectoriser
  return { vector, classes, scores, top, best: classes[top] ?? 0, support: linear, rarity, rarest }
}
