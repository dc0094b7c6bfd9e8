import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const secretsFile = z.object({ tokens: z.array(z.string().min(32)).min(1) })

/**
 * The keys that sign visitors' tokens: the configured ones, else one made at the first start and kept in `secrets.json`
 * of the data folder, readable by its owner only. Two processes that start at once end up with the same one.
 * Throws where the file is there but unreadable: making another key would end every open chat without a word.
 */
export function tokenSecrets(configured: readonly string[], dataFolder: string): readonly string[] {
  if (configured.length > 0) return configured
  mkdirSync(dataFolder, { recursive: true })
  const path = join(dataFolder, 'secrets.json')
  offer(path, JSON.stringify({ tokens: [randomBytes(32).toString('base64url')] }))
  const parsed = secretsFile.safeParse(readJson(path))
  if (!parsed.success)
    throw new Error(`${path} is damaged: restore it from a backup, or delete it (open website chats then end)`)
  return parsed.data.tokens
}

/** Puts the file there whole, unless one is there already. */
function offer(path: string, text: string): void {
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, text, { mode: 0o600 })
  try {
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft)
  }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}
