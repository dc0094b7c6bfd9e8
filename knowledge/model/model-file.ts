import { createHash } from 'node:crypto'
import { z } from 'zod'
import { createAnalyser } from '../language/analyse.js'
import type { Lexicon } from '../language/lexicon.js'
import { createWordList } from '../language/word-list.js'
import { createModel, type Model } from './model.js'
import { createVectoriser } from './vectoriser.js'
import { createVocabulary } from './vocabulary.js'

/** Raised whenever the features, the learning or this layout change: an older file is then trained again. */
export const MODEL_FORMAT = 3
const MAGIC = 'NAFIDHA1'
const share = z.object({ share: z.number(), n: z.number() })
const header = z.object({
  format: z.literal(MODEL_FORMAT),
  lexicon: z.string(),
  labels: z.array(z.object({ id: z.string(), notCovered: z.boolean() })),
  words: z.array(z.tuple([z.string(), z.number()])),
  calibration: z.array(z.number()),
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

/** The model as bytes: magic, SHA-256 of the rest, length of the JSON header, the header, then five arrays of 32-bit numbers. */
export function writeModel({ parts }: Model, lexicon: Lexicon): Buffer {
  const { labels, learnt, calibration, report } = parts
  const json = JSON.stringify({
    format: MODEL_FORMAT,
    lexicon: lexicon.hash,
    labels,
    words: learnt.words.entries,
    calibration: calibration.weights,
    report,
  })
  const padded = Buffer.from(json.padEnd(json.length + ((4 - (Buffer.byteLength(json) % 4)) % 4)))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(padded.length)
  const { vectoriser, softmax, profile } = learnt
  const arrays = [vectoriser.vocabulary.hashes(), vectoriser.rarity, softmax.bias, softmax.weights, profile.bits]
  const body = Buffer.concat([
    length,
    padded,
    ...arrays.map((array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength)),
  ])
  return Buffer.concat([Buffer.from(MAGIC), createHash('sha256').update(body).digest(), body])
}

/** Reads what `writeModel` wrote; null where it is cut short, altered, of another format or made with other word lists. */
export function readModel(bytes: Buffer, lexicon: Lexicon): Model | null {
  const body = bytes.subarray(MAGIC.length + 32)
  if (bytes.length < MAGIC.length + 36 || bytes.subarray(0, MAGIC.length).toString() !== MAGIC) return null
  if (
    !createHash('sha256')
      .update(body)
      .digest()
      .equals(bytes.subarray(MAGIC.length, MAGIC.length + 32))
  )
    return null
  const length = body.readUInt32LE(0)
  const parsed = header.safeParse(JSON.parse(body.subarray(4, 4 + length).toString()))
  if (!parsed.success || parsed.data.lexicon !== lexicon.hash) return null
  const { labels, calibration, report } = parsed.data
  const words = createWordList(parsed.data.words)
  let at = body.byteOffset + 4 + length
  const take = (count: number): ArrayBuffer => {
    const copy = new Uint8Array(count * 4)
    copy.set(new Uint8Array(body.buffer, at, count * 4))
    at += count * 4
    return copy.buffer
  }
  const vocabulary = createVocabulary(new Uint32Array(take(report.features)))
  const vectoriser = createVectoriser(vocabulary, new Float32Array(take(report.features)))
  const bias = new Float32Array(take(labels.length))
  const weights = new Float32Array(take(report.features * labels.length))
  const classes = labels.length
  const softmax = { classes, bias, weights }
  const profile = { classes, bits: new Uint32Array(take(report.features * Math.ceil(classes / 32))) }
  return createModel({
    labels,
    learnt: { words, analyser: createAnalyser({ lexicon, words }), vectoriser, softmax, profile },
    calibration: { weights: calibration },
    report,
  })
}
