import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, extname, join, relative, resolve } from 'node:path'
import { decode } from '../../knowledge/exchange/decode.js'
import { draftOf } from '../../knowledge/exchange/draft.js'
import type { Reading } from '../../knowledge/exchange/imported.js'
import { readHtml, readJsonLd } from '../../knowledge/exchange/read-page.js'
import { readTable } from '../../knowledge/exchange/read-table.js'
import { printFault, type Fault } from '../../knowledge/fault.js'
import { EXIT } from './exit.js'
import { complain, say } from './settings.js'

const READERS: Readonly<Record<string, (file: string, text: string) => Reading>> = {
  '.csv': readTable,
  '.tsv': readTable,
  '.json': readJsonLd,
  '.jsonld': readJsonLd,
  '.html': readHtml,
  '.htm': readHtml,
}

interface Target {
  readonly out: string
  readonly topic: string
  readonly agency: string
}

/** Turns questions and answers from elsewhere into drafts. An existing file is never written over; every loss is listed. */
export async function importDrafts(options: Record<string, unknown>, path: string): Promise<number> {
  const target: Target = {
    out: String(options['out']),
    topic: String(options['topic']),
    agency: String(options['agency']),
  }
  const files = filesOf(path)
  if (files === null) {
    complain(`${path} is not there. Give a file or folder with ${Object.keys(READERS).join(', ')}.`)
    return EXIT.usage
  }
  const faults = files.flatMap((file) => importFile(file, target))
  for (const fault of faults) say(printFault(fault))
  if (files.length === 0) complain(`no file with ${Object.keys(READERS).join(', ')} in ${path}`)
  return files.length === 0 || faults.some(({ severity }) => severity === 'error') ? EXIT.no : EXIT.ok
}

function filesOf(path: string): string[] | null {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return null
  if (!stat.isDirectory()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile() && extname(item.name).toLowerCase() in READERS)
    .map((item) => join(item.parentPath, item.name))
    .sort()
}

function importFile(file: string, target: Target): Fault[] {
  const read = READERS[extname(file).toLowerCase()]
  if (!read) return [{ file, line: 1, severity: 'error', message: `not a kind of file that can be imported` }]
  const { items, faults } = read(file, decode(readFileSync(file)))
  const written: string[] = []
  const refused = items.flatMap((item): Fault[] => {
    const draft = draftOf(item, target)
    const path = resolve(target.out, draft.path)
    if (existsSync(path)) {
      const message = `${relative(process.cwd(), path)} is there already and was left as it is`
      return [{ file, line: item.line, severity: 'error', message }]
    }
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, draft.text)
    written.push(path)
    return []
  })
  for (const path of written) say(relative(process.cwd(), path))
  complain(`${file}: ${items.length} questions found, ${written.length} drafts written`)
  return [...faults, ...refused]
}
