import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { projectFolder } from '../../knowledge/project-folder.js'
import { concept, spokenConcept, type Concept } from './phrases.js'

const FOLDER = join(projectFolder(import.meta.url), 'dialogs/recognizers/words')
const lists = z.record(z.string(), z.strictObject({ ar: z.string().min(1), en: z.string().min(1) }))

/** Makes concepts of the lists of one file. */
export interface WordFile {
  readonly names: readonly string[]
  /** As it is written. */
  written(name: string): Concept
  /** Arabic in Latin letters counts too. */
  spoken(name: string): Concept
}

/**
 * Reads `words/<file>.yaml`: what a message may be heard by is data that a curator extends. Throws for a file or a list that is not
 * there: the service does not start deaf to an emergency.
 */
export function readWords(file: string): WordFile {
  const path = join(FOLDER, `${file}.yaml`)
  const known = lists.parse(parse(readFileSync(path, 'utf8')))
  const phrasesOf = (name: string): [string, string] => {
    const list = known[name]
    if (!list) throw new Error(`${path} has no list "${name}"`)
    return [list.ar, list.en]
  }
  return {
    names: Object.keys(known),
    written: (name) => concept(...phrasesOf(name)),
    spoken: (name) => spokenConcept(...phrasesOf(name)),
  }
}
