import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { projectFolder } from '../project-folder.js'
import { fold } from './fold.js'

const FILE = join(projectFolder(import.meta.url), 'knowledge/language/word-sets.yaml')
const sets = z.record(z.string(), z.string()).parse(parse(readFileSync(FILE, 'utf8')))

/** A set of small words, folded. Throws where `word-sets.yaml` has none of this name. */
export function wordSet(name: string): ReadonlySet<string> {
  const words = sets[name]
  if (!words) throw new Error(`${FILE} has no set "${name}"`)
  return new Set(fold(words).trim().split(/\s+/))
}
