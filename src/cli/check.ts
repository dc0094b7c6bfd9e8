import { relative } from 'node:path'
import { check as checkPacks } from '../../knowledge/check.js'
import type { DeepReport } from '../../knowledge/deep-check/deep-check.js'
import { printFault, type Fault } from '../../knowledge/fault.js'
import { loadLexicon } from '../../knowledge/language/lexicon.js'
import { loadPacks } from '../../knowledge/load.js'
import { LEXICON_FOLDER } from '../knowledge.js'
import { systemClock } from '../clock.js'
import { packFolders } from '../packs.js'
import { checkLinks } from './check-links.js'
import { EXIT } from './exit.js'
import { complain, say, settings } from './settings.js'

/**
 * Prints every fault of the packs, then the counts. `--deep` trains and tries besides, `--links` visits every link. Exit
 * code 1 where a fault is an error.
 */
export async function check(options: Readonly<Record<string, unknown>>): Promise<number> {
  const config = settings()
  if (typeof config === 'number') return config
  const loaded = loadPacks(packFolders(config))
  const shallow = [...loadLexicon(LEXICON_FOLDER).faults, ...checkPacks(loaded, systemClock())]
  const links = options['links'] ? await checkLinks(loaded) : null
  const deep = options['deep'] ? await (await import('./check-deep.js')).runDeepCheck(loaded, config) : null
  const faults = [...shallow, ...(links?.faults ?? []), ...(deep?.faults ?? [])].map(fromHere)
  if (links?.skipped) complain(`links: skipped, ${links.skipped}`)
  if (options['json']) say(JSON.stringify({ ...countsOf(loaded, faults), faults, ...(deep && { deep: dataOf(deep) }) }))
  else await print(faults, deep)
  const { errors, warnings, entries, drafts } = countsOf(loaded, faults)
  if (!options['json']) say(`${entries} entries, ${drafts} drafts, ${errors} errors, ${warnings} warnings`)
  return errors > 0 ? EXIT.no : EXIT.ok
}

const fromHere = (fault: Fault): Fault => ({ ...fault, file: relative(process.cwd(), fault.file) })

/** Its faults stand among the others. */
const dataOf = ({ faults: _faults, ...rest }: DeepReport): object => rest

function countsOf({ content, drafts }: ReturnType<typeof loadPacks>, faults: readonly Fault[]) {
  const errors = faults.filter(({ severity }) => severity === 'error').length
  return { entries: content.entries.size, drafts, errors, warnings: faults.length - errors }
}

async function print(faults: readonly Fault[], deep: DeepReport | null): Promise<void> {
  for (const fault of faults) say(printFault(fault))
  if (!deep) return
  const { deepReportText } = await import('./deep-report.js')
  for (const line of deepReportText(deep)) say(line)
}
