import { toProbabilities } from './linear.js'
import { createRandom, shuffle } from './random.js'
import type { Sample, Support } from './support.js'

export interface SoftmaxOptions {
  readonly support: Support
  readonly classes: number
  readonly seed: number
}

const EPOCHS = 5
/** Step size before adaptation, and the energy that every feature starts with: together they set how fast rare words learn. */
const RATE = 3
const ENERGY = 1
/** Belief kept back for the other classes: phrasings are few, and some stand under the wrong entry. */
const DOUBT = 0.1

/** A model in training: plain numbers, and how much each feature has been moved. */
interface Descent {
  readonly support: Support
  readonly weights: Float32Array
  readonly energy: Float32Array
  readonly gradient: Float32Array
}

/**
 * Multinomial logistic regression by stochastic gradient descent with one adaptive rate a feature (AdaGrad). Gives a weight for
 * each pair of the support. Deterministic by seed.
 */
export function trainSoftmax(samples: readonly Sample[], { support, classes, seed }: SoftmaxOptions): Float32Array {
  const descent: Descent = {
    support,
    weights: new Float32Array(support.classes.length),
    energy: new Float32Array(support.starts.length - 1).fill(ENERGY),
    gradient: new Float32Array(classes),
  }
  const order = Int32Array.from(samples, (_, i) => i)
  const random = createRandom(seed)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random)
    for (const at of order) {
      const sample = samples[at]
      if (sample) step(descent, sample)
    }
  }
  return descent.weights
}

function step({ support, weights, energy, gradient }: Descent, { vector, label, weight }: Sample): void {
  const { indices, values } = vector
  const { starts, classes } = support
  gradient.fill(0)
  for (let j = 0; j < indices.length; j++) {
    const feature = indices[j] ?? 0
    const value = values[j] ?? 0
    const end = starts[feature + 1] ?? 0
    for (let at = starts[feature] ?? 0; at < end; at++) {
      const k = classes[at] ?? 0
      gradient[k] = (gradient[k] ?? 0) + value * (weights[at] ?? 0)
    }
  }
  const size = toGradient(gradient, label, weight)
  for (let j = 0; j < indices.length; j++) {
    const feature = indices[j] ?? 0
    const value = values[j] ?? 0
    energy[feature] = (energy[feature] ?? 0) + value * value * size
    const move = (RATE * value) / Math.sqrt(energy[feature] ?? 1)
    const end = starts[feature + 1] ?? 0
    for (let at = starts[feature] ?? 0; at < end; at++)
      weights[at] = (weights[at] ?? 0) - move * (gradient[classes[at] ?? 0] ?? 0)
  }
}

/** Turns scores into the gradient by class, in place; returns its squared length. */
function toGradient(scores: Float32Array, label: number, weight: number): number {
  toProbabilities(scores)
  const others = DOUBT / scores.length
  let size = 0
  for (let k = 0; k < scores.length; k++) {
    const wanted = k === label ? 1 - DOUBT + others : others
    const gradient = weight * ((scores[k] ?? 0) - wanted)
    scores[k] = gradient
    size += gradient * gradient
  }
  return size
}
