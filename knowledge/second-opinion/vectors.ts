import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Asks the endpoint for the place of each text in its space; null where it is away, slow or talks nonsense. */
export type Embed = (texts: readonly string[]) => Promise<readonly Float32Array[] | null>

/** Texts to the places that were given for them, each of length 1. */
export type Vectors = ReadonlyMap<string, Float32Array>

export interface VectorsJob {
  readonly texts: readonly string[]
  readonly embed: Embed
  /** Where vectors are kept between runs, by the hash of what they are of. */
  readonly file: string
  /** What the endpoint calls its model: another model's vectors are of no use. */
  readonly model: string
}

const BATCH = 64
const KEY_LENGTH = 32

/** The vectors of these texts: from the file where they were asked for before, else from the endpoint. Null where it fails. */
export async function vectorsOf({ texts, embed, file, model }: VectorsJob): Promise<Vectors | null> {
  const keyOf = (text: string): string => createHash('sha256').update(`${model}\0${text}`).digest('hex')
  const kept = await readVectors(file)
  const found = new Map<string, Float32Array>()
  const strange: string[] = []
  for (const text of new Set(texts)) {
    const known = kept.get(keyOf(text))
    if (known) found.set(text, known)
    else strange.push(text)
  }
  for (let at = 0; at < strange.length; at += BATCH) {
    const batch = strange.slice(at, at + BATCH)
    const given = await embed(batch)
    if (given?.length !== batch.length) return null
    given.forEach((vector, i) => found.set(batch[i] ?? '', toLength1(vector)))
  }
  const size = found.values().next().value?.length ?? 0
  if ([...found.values()].some(({ length }) => length !== size)) return null
  if (strange.length > 0) await keep(file, new Map([...found].map(([text, vector]) => [keyOf(text), vector])))
  return found
}

export function toLength1(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0))
  return length > 0 ? vector.map((value) => value / length) : vector
}

/** One record after the other: the key's bytes, then the numbers; the first four bytes tell how many numbers there are. */
async function readVectors(file: string): Promise<Map<string, Float32Array>> {
  const bytes = await readFile(file).catch(() => Buffer.alloc(0))
  const kept = new Map<string, Float32Array>()
  if (bytes.length < 4) return kept
  const step = KEY_LENGTH + 4 * bytes.readUInt32LE(0)
  for (let at = 4; at + step <= bytes.length; at += step) {
    const numbers = new Uint8Array(bytes.subarray(at + KEY_LENGTH, at + step))
    kept.set(bytes.toString('hex', at, at + KEY_LENGTH), new Float32Array(numbers.buffer))
  }
  return kept
}

/** Written under another name and renamed. A full disk costs the cache only. */
async function keep(file: string, vectors: Vectors): Promise<void> {
  const draft = `${file}.${randomUUID()}.part`
  const head = Buffer.alloc(4)
  head.writeUInt32LE(vectors.values().next().value?.length ?? 0)
  const records = [...vectors].flatMap(([key, { buffer, byteOffset, byteLength }]) => [
    Buffer.from(key, 'hex'),
    Buffer.from(buffer, byteOffset, byteLength),
  ])
  try {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(draft, Buffer.concat([head, ...records]))
    await rename(draft, file)
  } catch {
    await rm(draft, { force: true })
  }
}
