import { createRandom, shuffle } from './random.js'
import type { SparseVector } from './vectoriser.js'

/** Multinomial logistic regression: a row of class weights for each feature, and a bias for each class. */
export interface Softmax {
  readonly classes: number
  readonly weights: Float32Array
  readonly bias: Float32Array
}

export interface Sample {
  readonly vector: SparseVector
  readonly label: number
  /** How much the sample counts; 1 for what a curator wrote as a question. */
  readonly weight: number
}

export interface SoftmaxOptions {
  readonly classes: number
  readonly features: number
  readonly seed: number
  readonly epochs?: number
  readonly rate?: number
}

/** Gradients below this are left out: most classes are far from most phrasings. */
const NEGLIGIBLE = 3e-4

/** Trains by stochastic gradient descent with one adaptive rate a feature (AdaGrad over rows). Deterministic by seed. */
export function trainSoftmax(samples: readonly Sample[], options: SoftmaxOptions): Softmax {
  const { classes, features, seed, epochs = 5, rate = 3 } = options
  const model = { classes, weights: new Float32Array(features * classes), bias: new Float32Array(classes) }
  const energy = new Float32Array(features).fill(1)
  const order = Int32Array.from(samples, (_, i) => i)
  const random = createRandom(seed)
  const gradient = new Float32Array(classes)
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random)
    for (const at of order) {
      const sample = samples[at]
      if (sample) step(model, sample, { gradient, energy, rate })
    }
  }
  return model
}

interface Descent {
  readonly gradient: Float32Array
  readonly energy: Float32Array
  readonly rate: number
}

function step(model: Softmax, { vector, label, weight }: Sample, { gradient, energy, rate }: Descent): void {
  scoreSoftmax(model, vector, gradient)
  toProbabilities(gradient)
  gradient[label] = (gradient[label] ?? 0) - 1
  const active: number[] = []
  let size = 0
  for (let k = 0; k < gradient.length; k++) {
    const g = (gradient[k] ?? 0) * weight
    gradient[k] = g
    size += g * g
    if (Math.abs(g) > NEGLIGIBLE) active.push(k)
  }
  const { indices, values } = vector
  for (let j = 0; j < indices.length; j++) {
    const feature = indices[j] ?? 0
    const value = values[j] ?? 0
    energy[feature] = (energy[feature] ?? 0) + value * value * size
    const move = (rate * value) / Math.sqrt(energy[feature] ?? 1)
    const row = feature * model.classes
    for (const k of active) model.weights[row + k] = (model.weights[row + k] ?? 0) - move * (gradient[k] ?? 0)
  }
}

/** Writes the score of each class into `scores`. */
export function scoreSoftmax({ classes, weights, bias }: Softmax, vector: SparseVector, scores: Float32Array): void {
  scores.set(bias)
  const { indices, values } = vector
  for (let j = 0; j < indices.length; j++) {
    const row = (indices[j] ?? 0) * classes
    const value = values[j] ?? 0
    for (let k = 0; k < classes; k++) scores[k] = (scores[k] ?? 0) + value * (weights[row + k] ?? 0)
  }
}

/** Turns scores into probabilities, in place. */
export function toProbabilities(scores: Float32Array): void {
  const best = scores.reduce((a, b) => Math.max(a, b), -Infinity)
  let sum = 0
  for (let k = 0; k < scores.length; k++) sum += scores[k] = Math.exp((scores[k] ?? 0) - best)
  for (let k = 0; k < scores.length; k++) scores[k] = (scores[k] ?? 0) / sum
}
