import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Lexicon } from '../language/lexicon.js'
import type { Example } from './example.js'
import type { Model } from './model.js'
import { MODEL_FORMAT, readModel } from './model-file.js'

export interface CachedTraining {
  readonly examples: readonly Example[]
  readonly lexicon: Lexicon
  readonly answerMaxWrong: number
  /** Folder for trained models; made if need be. */
  readonly folder: string
  /** Trains and resolves to the bytes of `writeModel`: called only where no good file is there. */
  readonly train: () => Promise<Buffer>
}

/** Models kept beside the current one: a release rolled back finds its own again. */
const KEPT = 3

/**
 * The model of these examples: from the folder if it was trained before, else trained now and kept. A file that is cut
 * short or altered is trained again. Throws where training fails or its result cannot be read.
 */
export async function cachedModel(job: CachedTraining): Promise<{ readonly model: Model; readonly trained: boolean }> {
  const name = `${keyOf(job)}.model`
  const kept = await readFile(join(job.folder, name)).catch(() => null)
  const known = kept && readModel(kept, job.lexicon)
  if (known) return { model: known, trained: false }
  const bytes = await job.train()
  const model = readModel(bytes, job.lexicon)
  if (!model)
    throw new Error('the trained model cannot be read: the word lists changed while it was trained; try again')
  await keep(job.folder, name, bytes)
  return { model, trained: true }
}

function keyOf({ examples, lexicon, answerMaxWrong }: CachedTraining): string {
  const digest = createHash('sha256').update(`${MODEL_FORMAT}\0${lexicon.hash}\0${answerMaxWrong}\0`)
  for (const { id, topic, language, text, role } of examples)
    digest.update(`${id}\0${topic ?? ''}\0${language}\0${role}\0${text}\0`)
  return digest.digest('hex').slice(0, 32)
}

/** Written under another name and renamed, so that a crash leaves the old file or the new one. A full disk costs the cache only. */
async function keep(folder: string, name: string, bytes: Buffer): Promise<void> {
  const draft = join(folder, `${randomUUID()}.part`)
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(draft, bytes)
    await rename(draft, join(folder, name))
    await sweep(folder, name)
  } catch {
    await rm(draft, { force: true })
  }
}

async function sweep(folder: string, current: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.model') && name !== current)
  const dated = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })))
  const old = dated.sort((a, b) => b.at - a.at).slice(KEPT)
  await Promise.all(old.map(({ name }) => rm(join(folder, name), { force: true })))
}
