import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Lexicon } from '../language/lexicon.js'
import { createWordList } from '../language/word-list.js'
import { createLearnt, type Learnt } from './learner.js'
import { createModel, type Model } from './model.js'
import type { Network } from './network.js'
import { createReader, type Reader } from './reader.js'
import { SIGNALS } from './signals.js'
import { createVectoriser } from './vectoriser.js'
import { createVocabulary } from './vocabulary.js'

/** Raised whenever the features, the learning or this layout change: an older file is then trained again. */
export const MODEL_FORMAT = 12
const MAGIC = 'NAFIDHA1'
const HASH_LENGTH = 32
const share = z.object({ share: z.number(), n: z.number() })
const header = z.object({
  format: z.literal(MODEL_FORMAT),
  lexicon: z.string(),
  labels: z.array(z.object({ id: z.string(), notCovered: z.boolean() })),
  words: z.array(z.tuple([z.string(), z.number()])),
  calibration: z.array(z.number()).length(SIGNALS + 1),
  /** Dimensions of the network; 0 where there is none. */
  width: z.number(),
  report: z.object({
    examples: z.number(),
    entries: z.number(),
    features: z.number(),
    trainMs: z.number(),
    top1: share,
    answered: share.extend({ wrong: z.number() }),
    thresholds: z.object({ answer: z.number(), clarify: z.number() }),
  }),
})

/**
 * The model as bytes: magic, SHA-256 of the rest, length of the JSON header (padded to four bytes), the header, then the
 * arrays in the order of `arraysOf`.
 */
export function writeModel({ parts }: Model, lexicon: Lexicon): Buffer {
  const { labels, reader, learnt, calibration, report } = parts
  const json = Buffer.from(
    JSON.stringify({
      format: MODEL_FORMAT,
      lexicon: lexicon.hash,
      labels,
      words: reader.words.entries,
      calibration: calibration.weights,
      width: learnt.network?.width ?? 0,
      report,
    }),
  )
  const length = Buffer.alloc(4)
  const padded = Buffer.concat([json, Buffer.alloc((4 - (json.length % 4)) % 4, ' ')])
  length.writeUInt32LE(padded.length)
  const arrays = arraysOf(reader, learnt).map(({ buffer, byteOffset, byteLength }) =>
    Buffer.from(buffer, byteOffset, byteLength),
  )
  const body = Buffer.concat([length, padded, ...arrays])
  return Buffer.concat([Buffer.from(MAGIC), createHash('sha256').update(body).digest(), body])
}

const arraysOf = ({ vocabulary }: Reader, { vectoriser, linear, network }: Learnt) => [
  vocabulary.hashes(),
  vectoriser.rarity,
  linear.scales,
  linear.unseen,
  linear.starts,
  linear.classes,
  ...(network ? [network.scales, network.origin, network.pull, network.bias, network.places] : []),
  linear.weights,
]

/** Reads what `writeModel` wrote; null where it is cut short, altered, of another format or made with other word lists. */
export function readModel(bytes: Buffer, lexicon: Lexicon): Model | null {
  const body = intactBody(bytes)
  if (!body) return null
  const start = 4 + body.readUInt32LE(0)
  const parsed = header.safeParse(JSON.parse(body.subarray(4, start).toString()))
  if (!parsed.success || parsed.data.lexicon !== lexicon.hash) return null
  const { labels, calibration, width, report } = parsed.data
  const words = createWordList(parsed.data.words)
  const { features } = report
  const take = createTaker(body, start)
  const vocabulary = createVocabulary(take(Uint32Array, features))
  const vectoriser = createVectoriser(take(Float32Array, features))
  const scales = take(Float32Array, features)
  const unseen = take(Float32Array, labels.length)
  const starts = take(Int32Array, features + 1)
  const pairs = starts[features] ?? 0
  const classes = take(Int32Array, pairs)
  const network = width > 0 ? takeNetwork(take, { width, features, classes: labels.length }) : null
  const linear = { scales, unseen, starts, classes, weights: take(Int8Array, pairs) }
  const reader = createReader(words, vocabulary, lexicon)
  const learnt = createLearnt(vectoriser, linear, network)
  return createModel({ labels, reader, learnt, calibration: { weights: calibration }, report })
}

/** The width is a multiple of four, so that what follows the eight-bit places lies right. */
function takeNetwork(
  take: Taker,
  { width, features, classes }: { width: number; features: number; classes: number },
): Network {
  const scales = take(Float32Array, features)
  const origin = take(Float32Array, width)
  const pull = take(Float32Array, classes * width)
  const bias = take(Float32Array, classes)
  return { width, scales, origin, pull, bias, places: take(Int8Array, features * width) }
}

function intactBody(bytes: Buffer): Buffer | null {
  const from = MAGIC.length + HASH_LENGTH
  if (bytes.length < from + 4 || bytes.subarray(0, MAGIC.length).toString() !== MAGIC) return null
  const body = bytes.subarray(from)
  const digest = createHash('sha256').update(body).digest()
  return digest.equals(bytes.subarray(MAGIC.length, from)) ? body : null
}

interface NumberArray<T> {
  readonly BYTES_PER_ELEMENT: number
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): T
}

type Taker = <T>(kind: NumberArray<T>, length: number) => T

/** Gives the next numbers where they lie in memory; a body that does not lie right for them is moved once. */
function createTaker(body: Buffer, start: number): Taker {
  const { buffer, byteOffset } = body.byteOffset % 4 === 0 ? body : new Uint8Array(body)
  let at = byteOffset + start
  return (Kind, length) => {
    const taken = new Kind(buffer, at, length)
    at += length * Kind.BYTES_PER_ELEMENT
    return taken
  }
}
