import { createRandom, shuffle } from './random.js'
import type { SparseVector } from './vectoriser.js'

/**
 * Multinomial logistic regression: for each feature a row of class weights, kept in eight bits with one scale for the row. A
 * quarter of the memory of plain numbers, and the same answers.
 */
export interface Softmax {
  readonly classes: number
  readonly weights: Int8Array
  readonly scales: Float32Array
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
}

const EPOCHS = 5
/** Step size before adaptation, and the energy that every feature starts with: together they set how fast rare words learn. */
const RATE = 3
const ENERGY = 1
/** Gradients below this are left out: most classes are far from most phrasings. */
const NEGLIGIBLE = 3e-4

/** A model in training: plain numbers, and how much each feature has been moved. */
interface Descent {
  readonly classes: number
  readonly weights: Float32Array
  readonly energy: Float32Array
  readonly gradient: Float32Array
}

/** Trains by stochastic gradient descent with one adaptive rate a feature (AdaGrad over rows). Deterministic by seed. */
export function trainSoftmax(samples: readonly Sample[], { classes, features, seed }: SoftmaxOptions): Softmax {
  const descent: Descent = {
    classes,
    weights: new Float32Array(features * classes),
    energy: new Float32Array(features).fill(ENERGY),
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
  return quantise(descent.weights, features, classes)
}

function step({ classes, weights, energy, gradient }: Descent, { vector, label, weight }: Sample): void {
  const { indices, values } = vector
  gradient.fill(0)
  for (let j = 0; j < indices.length; j++) addRow(gradient, { weights, row: indices[j] ?? 0, by: values[j] ?? 0 })
  toProbabilities(gradient)
  gradient[label] = (gradient[label] ?? 0) - 1
  const active: number[] = []
  let size = 0
  for (let k = 0; k < classes; k++) {
    const g = (gradient[k] ?? 0) * weight
    gradient[k] = g
    size += g * g
    if (Math.abs(g) > NEGLIGIBLE) active.push(k)
  }
  for (let j = 0; j < indices.length; j++) {
    const feature = indices[j] ?? 0
    const value = values[j] ?? 0
    energy[feature] = (energy[feature] ?? 0) + value * value * size
    const move = (RATE * value) / Math.sqrt(energy[feature] ?? 1)
    const row = feature * classes
    for (const k of active) weights[row + k] = (weights[row + k] ?? 0) - move * (gradient[k] ?? 0)
  }
}

interface Row {
  readonly weights: Float32Array | Int8Array
  readonly row: number
  readonly by: number
}

/** The inner loop of everything: `sums += by * weights[row]`. */
function addRow(sums: Float32Array, { weights, row, by }: Row): void {
  const start = row * sums.length
  for (let k = 0; k < sums.length; k++) sums[k] = (sums[k] ?? 0) + by * (weights[start + k] ?? 0)
}

function quantise(weights: Float32Array, features: number, classes: number): Softmax {
  const small = new Int8Array(weights.length)
  const scales = new Float32Array(features)
  for (let feature = 0; feature < features; feature++) {
    const start = feature * classes
    let largest = 0
    for (let k = 0; k < classes; k++) largest = Math.max(largest, Math.abs(weights[start + k] ?? 0))
    const scale = largest / 127
    scales[feature] = scale
    if (scale === 0) continue
    for (let k = 0; k < classes; k++) small[start + k] = Math.round((weights[start + k] ?? 0) / scale)
  }
  return { classes, weights: small, scales }
}

/** Writes the score of each class into `scores`. */
export function scoreSoftmax({ weights, scales }: Softmax, vector: SparseVector, scores: Float32Array): void {
  scores.fill(0)
  const { indices, values } = vector
  for (let j = 0; j < indices.length; j++) {
    const row = indices[j] ?? 0
    addRow(scores, { weights, row, by: (values[j] ?? 0) * (scales[row] ?? 0) })
  }
}

/** Turns scores into probabilities, in place. */
export function toProbabilities(scores: Float32Array): void {
  let best = -Infinity
  for (let k = 0; k < scores.length; k++) best = Math.max(best, scores[k] ?? 0)
  let sum = 0
  for (let k = 0; k < scores.length; k++) sum += scores[k] = Math.exp((scores[k] ?? 0) - best)
  for (let k = 0; k < scores.length; k++) scores[k] = (scores[k] ?? 0) / sum
}
