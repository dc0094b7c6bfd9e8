import { writeFileSync } from 'node:fs'
import type { Entry } from '../../knowledge/entry.js'
import { exportCsv } from '../../knowledge/exchange/export-csv.js'
import { exportJsonLd } from '../../knowledge/exchange/export-json-ld.js'
import { loadPacks } from '../../knowledge/load.js'
import { dayIn, isValidOn } from '../../knowledge/validity.js'
import { systemClock } from '../clock.js'
import { TIME_ZONE } from '../knowledge.js'
import { packFolders } from '../packs.js'
import { EXIT } from './exit.js'
import { complain, settings } from './settings.js'

interface Format {
  write(entries: readonly Entry[]): string
  /** A table takes every entry; an FAQ page takes questions about services. */
  takes(entry: Entry): boolean
}

const FORMATS: Readonly<Record<string, Format>> = {
  csv: { write: exportCsv, takes: () => true },
  'json-ld': { write: exportJsonLd, takes: ({ kind }) => kind === 'service' },
}

/** Writes the entries that may be answered today to a file or standard output, and says what is left out. */
export async function exportEntries(options: Readonly<Record<string, unknown>>): Promise<number> {
  const config = settings()
  const format = FORMATS[String(options['format'])]
  if (typeof config === 'number' || !format) return EXIT.usage
  const { content, drafts, faults } = loadPacks(packFolders(config))
  const today = dayIn(TIME_ZONE, systemClock())
  const valid = [...content.entries.values()].filter((entry) => isValidOn(entry, today))
  const entries = valid.filter((entry) => format.takes(entry))
  if (!put(format.write(entries), options['out'])) return EXIT.usage
  const broken = new Set(faults.filter(({ severity }) => severity === 'error').map(({ file }) => file)).size
  complain(
    `${entries.length} entries exported; left out: ${drafts} drafts, ${content.entries.size - valid.length} not valid today, ` +
      `${valid.length - entries.length} that are no question about a service, ${broken} files with faults`,
  )
  return EXIT.ok
}

/** False where the file cannot be written, and that is said. */
function put(text: string, file: unknown): boolean {
  try {
    if (typeof file === 'string') writeFileSync(file, text)
    else process.stdout.write(text)
    return true
  } catch (error) {
    complain(`${String(file)} cannot be written: ${error instanceof Error ? error.message : String(error)}`)
    return false
  }
}
