import { toProbabilities } from './linear.js'
import type { Network } from './network.js'
import { createRandom, shuffle } from './random.js'
import type { Sample } from './support.js'

export interface NetworkOptions {
  readonly features: number
  readonly classes: number
  /** What its scores are multiplied by. */
  readonly share: number
  /** How many are averaged: they err in different places, so that their mean is better than any, or than one of their width. */
  readonly networks: number
  readonly seed: number
}

const WIDTH = 64
const EPOCHS = 8
/** Step sizes, which fall to a tenth: of the places of features, and of the pull of classes. */
const PLACE_RATE = 0.5
const PULL_RATE = 0.05
const ORIGIN_RATE = 0.05
const LAST_STEP = 0.1
/** Of a text, and of its dimensions, so much is not looked at while learning: no single word may decide alone. */
const HIDDEN_FEATURES = 0.5
const HIDDEN_DIMENSIONS = 0.3
/** Belief kept back for the other classes. */
const DOUBT = 0.1
/** What every feature and class has moved at the start: it keeps the first steps from being wild. */
const ENERGY = 1e-3

/** Trains networks and puts them side by side into one whose scores are their mean. Deterministic by seed. */
export function trainNetwork(samples: readonly Sample[], options: NetworkOptions): Network {
  const { features, classes, share, networks, seed } = options
  const width = WIDTH * networks
  const places = new Float32Array(features * width)
  const origin = new Float32Array(width)
  const pull = new Float32Array(classes * width)
  const bias = new Float32Array(classes)
  for (let n = 0; n < networks; n++) {
    const one = descend(samples, { features, classes, seed: seed + n })
    for (let f = 0; f < features; f++)
      places.set(one.places.subarray(f * WIDTH, (f + 1) * WIDTH), f * width + n * WIDTH)
    origin.set(one.origin, n * WIDTH)
    for (let k = 0; k < classes; k++) {
      for (let d = 0; d < WIDTH; d++)
        pull[k * width + n * WIDTH + d] = (share / networks) * (one.pull[k * WIDTH + d] ?? 0)
      bias[k] = (bias[k] ?? 0) + (share / networks) * (one.bias[k] ?? 0)
    }
  }
  return { width, ...inEightBits(places, width), origin, pull, bias }
}

function inEightBits(places: Float32Array, width: number): Pick<Network, 'places' | 'scales'> {
  const scales = new Float32Array(places.length / width)
  const small = new Int8Array(places.length)
  for (let feature = 0; feature < scales.length; feature++) {
    let largest = 0
    for (let d = 0; d < width; d++) largest = Math.max(largest, Math.abs(places[feature * width + d] ?? 0))
    const scale = largest / 127 || 1
    scales[feature] = scale
    for (let d = 0; d < width; d++) small[feature * width + d] = Math.round((places[feature * width + d] ?? 0) / scale)
  }
  return { places: small, scales }
}

/** One network in training, and the text at hand: what of it is looked at, where it stands, and what that should have been. */
interface Descent {
  readonly places: Float32Array
  readonly origin: Float32Array
  readonly pull: Float32Array
  readonly bias: Float32Array
  readonly placeEnergy: Float32Array
  readonly pullEnergy: Float32Array
  readonly at: Float32Array
  readonly kept: Int32Array
  readonly back: Float32Array
  readonly scores: Float32Array
  readonly random: () => number
}

function descend(
  samples: readonly Sample[],
  { features, classes, seed }: Omit<NetworkOptions, 'share' | 'networks'>,
): Descent {
  const random = createRandom(seed)
  const around = (size: number, reach: number) => Float32Array.from({ length: size }, () => reach * (2 * random() - 1))
  const descent: Descent = {
    places: around(features * WIDTH, 1),
    origin: new Float32Array(WIDTH),
    pull: around(classes * WIDTH, Math.sqrt(3 / WIDTH)),
    bias: new Float32Array(classes),
    placeEnergy: new Float32Array(features).fill(ENERGY),
    pullEnergy: new Float32Array(classes).fill(ENERGY),
    at: new Float32Array(WIDTH),
    kept: new Int32Array(WIDTH),
    back: new Float32Array(WIDTH),
    scores: new Float32Array(classes),
    random,
  }
  const order = Int32Array.from(samples, (_, i) => i)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random)
    const size = 1 - (1 - LAST_STEP) * (epoch / EPOCHS)
    for (const i of order) {
      const sample = samples[i]
      if (sample) step(descent, sample, size)
    }
  }
  return descent
}

function step(descent: Descent, sample: Sample, size: number): void {
  const seen = lookAt(descent, sample)
  pullBack(descent, { ...sample, kept: seen.kept }, size)
  movePlaces(descent, seen, size)
}

interface Seen {
  readonly indices: Int32Array
  readonly values: Float32Array
  readonly length: number
  /** The dimensions that count: most do not, and nothing moves in those. */
  readonly kept: Int32Array
}

/** Places the text by some of its features, and forgets some of the dimensions. */
function lookAt({ places, origin, at, kept, random }: Descent, { vector }: Sample): Seen {
  const indices = new Int32Array(vector.indices.length)
  const values = new Float32Array(vector.indices.length)
  let length = 0
  at.set(origin)
  for (let j = 0; j < vector.indices.length; j++) {
    if (random() < HIDDEN_FEATURES) continue
    const feature = vector.indices[j] ?? 0
    const value = (vector.values[j] ?? 0) / (1 - HIDDEN_FEATURES)
    const from = feature * WIDTH
    for (let d = 0; d < WIDTH; d++) at[d] = (at[d] ?? 0) + value * (places[from + d] ?? 0)
    indices[length] = feature
    values[length++] = value
  }
  let count = 0
  for (let d = 0; d < WIDTH; d++) {
    const isKept = (at[d] ?? 0) > 0 && random() >= HIDDEN_DIMENSIONS
    at[d] = isKept ? (at[d] ?? 0) / (1 - HIDDEN_DIMENSIONS) : 0
    if (isKept) kept[count++] = d
  }
  return { indices, values, length, kept: kept.subarray(0, count) }
}

/** Moves the pull of the classes; leaves in `back` where the text should rather have stood. */
function pullBack(
  { pull, bias, pullEnergy, at, back, scores }: Descent,
  { label, weight, kept }: Pick<Sample, 'label' | 'weight'> & Pick<Seen, 'kept'>,
  size: number,
): void {
  const classes = scores.length
  let length = 0
  for (const d of kept) length += (at[d] ?? 0) * (at[d] ?? 0)
  length /= WIDTH
  for (let k = 0, from = 0; k < classes; k++, from += WIDTH) {
    let sum = bias[k] ?? 0
    for (let i = 0; i < kept.length; i++) sum += (at[kept[i] ?? 0] ?? 0) * (pull[from + (kept[i] ?? 0)] ?? 0)
    scores[k] = sum
  }
  toProbabilities(scores)
  back.fill(0)
  for (let k = 0, from = 0; k < classes; k++, from += WIDTH) {
    const wanted = (k === label ? 1 - DOUBT : 0) + DOUBT / classes
    const gradient = weight * ((scores[k] ?? 0) - wanted)
    const energy = (pullEnergy[k] = (pullEnergy[k] ?? 0) + gradient * gradient * length)
    const move = (size * PULL_RATE * gradient) / Math.sqrt(energy)
    for (let i = 0; i < kept.length; i++) {
      const d = kept[i] ?? 0
      const before = pull[from + d] ?? 0
      back[d] = (back[d] ?? 0) + gradient * before
      pull[from + d] = before - move * (at[d] ?? 0)
    }
    bias[k] = (bias[k] ?? 0) - size * PULL_RATE * gradient
  }
}

/** Moves the places of the features that were looked at, in the dimensions that counted. */
function movePlaces({ places, origin, placeEnergy, back }: Descent, seen: Seen, size: number): void {
  const { kept } = seen
  let length = 0
  for (const d of kept) {
    const gradient = (back[d] ?? 0) / (1 - HIDDEN_DIMENSIONS)
    back[d] = gradient
    length += gradient * gradient
    origin[d] = (origin[d] ?? 0) - size * ORIGIN_RATE * gradient
  }
  length /= WIDTH
  if (length === 0) return
  for (let j = 0; j < seen.length; j++) {
    const feature = seen.indices[j] ?? 0
    const value = seen.values[j] ?? 0
    const energy = (placeEnergy[feature] = (placeEnergy[feature] ?? 0) + value * value * length)
    const move = (size * PLACE_RATE * value) / Math.sqrt(energy)
    const from = feature * WIDTH
    for (let i = 0; i < kept.length; i++) {
      const d = kept[i] ?? 0
      places[from + d] = (places[from + d] ?? 0) - move * (back[d] ?? 0)
    }
  }
}
