import { relative } from 'node:path'
import { check as checkPacks } from '../../knowledge/check.js'
import { printFault } from '../../knowledge/fault.js'
import { loadLexicon } from '../../knowledge/language/lexicon.js'
import { loadPacks } from '../../knowledge/load.js'
import { LEXICON_FOLDER } from '../knowledge.js'
import { systemClock } from '../clock.js'
import { packFolders } from '../packs.js'
import { EXIT } from './exit.js'
import { say, settings } from './settings.js'

/** Prints every fault of the packs, then the counts. Exit code 1 where one is an error. */
export async function check(): Promise<number> {
  const config = settings()
  if (typeof config === 'number') return config
  const loaded = loadPacks(packFolders(config))
  const faults = [...loadLexicon(LEXICON_FOLDER).faults, ...checkPacks(loaded, systemClock())]
  for (const fault of faults) say(printFault({ ...fault, file: relative(process.cwd(), fault.file) }))
  const errors = faults.filter(({ severity }) => severity === 'error').length
  say(
    `${loaded.content.entries.size} entries, ${loaded.drafts} drafts, ${errors} errors, ${faults.length - errors} warnings`,
  )
  return errors > 0 ? EXIT.no : EXIT.ok
}
