import { createHash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Raised whenever an entry or a word list is read into another shape: what an older release kept is then read anew. */
const FORMAT = 1

/** What texts were read into, by the texts themselves: a start or a reload reads only those that are new. */
export interface ParsedTexts {
  /** What `parse` made of this text before, or makes of it now; null is not kept. JSON, never changed by whoever gets it. */
  of<T>(text: string, parse: () => T | null): T | null
  /** Keeps what was asked for since the last time, for the next start. Never rejects: a full disk costs the next start some time. */
  save(): Promise<void>
}

/** `file` may be missing, cut short or of another release; null: only this process remembers. */
export function createParsedTexts(file: string | null): ParsedTexts {
  let kept = file === null ? new Map<string, unknown>() : read(file)
  let used = new Map<string, unknown>()
  let fresh = false
  return {
    of<T>(text: string, parse: () => T | null) {
      const key = createHash('sha256').update(text).digest('base64')
      const known = (used.get(key) ?? kept.get(key)) as T | undefined
      const value = known ?? parse()
      if (value === null) return null
      fresh ||= known === undefined
      used.set(key, value)
      return value
    },
    async save() {
      const stale = fresh || used.size < kept.size
      kept = used
      used = new Map()
      fresh = false
      if (file !== null && stale) await write(file, kept)
    },
  }
}

function read(file: string): Map<string, unknown> {
  try {
    const { format, texts } = JSON.parse(readFileSync(file, 'utf8')) as { format: unknown; texts: [string, unknown][] }
    return new Map(format === FORMAT ? texts : [])
  } catch {
    return new Map()
  }
}

/** Under another name first, so that a crash leaves the old file or the new one. */
async function write(file: string, texts: ReadonlyMap<string, unknown>): Promise<void> {
  const draft = `${file}.${randomUUID()}.part`
  try {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(draft, JSON.stringify({ format: FORMAT, texts: [...texts] }))
    await rename(draft, file)
  } catch {
    await rm(draft, { force: true })
  }
}
