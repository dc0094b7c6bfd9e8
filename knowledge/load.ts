import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parse as parseYaml, YAMLParseError } from 'yaml'
import type { z } from 'zod'
import { agenciesFile, hoursFile, teamsFile, topicsFile, type Content } from './content.js'
import type { Entry, EntryId } from './entry.js'
import { parseEntryFile, type EntryFile } from './entry-file.js'
import type { Fault } from './fault.js'
import { createParsedTexts, type ParsedTexts } from './parsed-texts.js'

/** What the packs gave, and everything that is wrong with them. */
export interface Loaded {
  readonly content: Content
  readonly faults: readonly Fault[]
  /** Files with `status: draft`: read, never answered. */
  readonly drafts: number
  /** By entry id: to name the line of a field in later checks. */
  readonly files: ReadonlyMap<EntryId, EntryFile>
}

/** Entries of the version before, by file: what goes on being answered while its file is broken. */
export type LastGood = ReadonlyMap<string, Entry>

interface Source {
  readonly file: string
  /** Path inside its pack: what is hashed, so that moving a pack changes nothing. */
  readonly name: string
  readonly text: string
}

/**
 * Reads every pack: a folder with `topics.yaml`, `agencies.yaml`, `teams.yaml`, `hours.yaml` (each optional) and entries as
 * `<topic>/<entry-id>.md`. Ids are shared across packs. A file that cannot be used is a fault, and its entry of
 * `lastGood` stands in; nothing here throws for what a file holds. What `texts` knows is not read again.
 */
export function loadPacks(
  folders: readonly string[],
  lastGood: LastGood = new Map(),
  texts: ParsedTexts = createParsedTexts(null),
): Loaded {
  const faults: Fault[] = []
  const sources = folders.flatMap((folder) => readFolder(folder, faults))
  const tables = readTables(sources, faults)
  const { entries, files, drafts } = readEntries(sources, { lastGood, texts }, faults)
  const digest = createHash('sha256')
  for (const { name, text } of sources) digest.update(`${name}\0${text}\0`)
  return { content: { entries, ...tables, hash: digest.digest('hex') }, faults, drafts, files }
}

function readFolder(folder: string, faults: Fault[]): Source[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((item) => item.isFile() && /\.(md|yaml)$/.test(item.name) && !item.name.startsWith('.'))
      .map((item) => join(item.parentPath, item.name))
      .sort()
      .map((file) => ({ file, name: relative(folder, file), text: readFileSync(file, 'utf8') }))
  } catch (error) {
    const why = String(error).replace(/^Error: /, '')
    faults.push({ file: folder, line: 1, severity: 'error', message: `the folder cannot be read: ${why}` })
    return []
  }
}

function readTables(
  sources: readonly Source[],
  faults: Fault[],
): Pick<Content, 'topics' | 'agencies' | 'teams' | 'hours'> {
  const table = <T>(name: string, schema: z.ZodType<Record<string, T>>) =>
    new Map(
      sources
        .filter(({ file }) => file.endsWith(`/${name}`))
        .flatMap((source) => Object.entries(readTable(source, schema, faults))),
    )
  const agencies = table('agencies.yaml', agenciesFile)
  return {
    topics: table('topics.yaml', topicsFile),
    agencies: new Map([...agencies].map(([id, agency]) => [id, { id, ...agency }])),
    teams: table('teams.yaml', teamsFile),
    hours: table('hours.yaml', hoursFile),
  }
}

function readTable<T>(
  { file, text }: Source,
  schema: z.ZodType<Record<string, T>>,
  faults: Fault[],
): Record<string, T> {
  const fail = (line: number, message: string) => faults.push({ file, line, severity: 'error', message })
  try {
    const parsed = schema.safeParse(parseYaml(text) ?? {})
    if (parsed.success) return parsed.data
    for (const issue of parsed.error.issues) {
      const key = String(issue.path[0] ?? '')
      const line = text.split('\n').findIndex((row) => row.startsWith(`${key}:`)) + 1
      fail(Math.max(1, line), `${issue.path.join('.')}: ${issue.message}`)
    }
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error
    fail(error.linePos?.[0].line ?? 1, `not readable as YAML: ${error.message.split('\n')[0]}`)
  }
  return {}
}

interface Known {
  readonly lastGood: LastGood
  readonly texts: ParsedTexts
}

function readEntries(sources: readonly Source[], { lastGood, texts }: Known, faults: Fault[]) {
  const entries = new Map<EntryId, Entry>()
  const files = new Map<EntryId, EntryFile>()
  let drafts = 0
  for (const source of sources.filter(({ file }) => file.endsWith('.md'))) {
    const { file } = source
    const parsed = readEntry(source, texts)
    faults.push(...parsed.faults)
    if (parsed.draft) drafts++
    const entry = parsed.draft ? null : (parsed.entry ?? lastGood.get(file))
    if (!entry) continue
    const first = entries.get(entry.id)
    if (first) {
      const message = `id: ${entry.id} is already the id of ${first.file}; an id names one entry`
      faults.push({ file, line: parsed.lineOf(['id']), severity: 'error', message })
      continue
    }
    entries.set(entry.id, entry)
    files.set(entry.id, parsed)
  }
  return { entries, files, drafts }
}

/** A file without a fault is read once; its lines are only looked up where somebody asks. */
function readEntry({ file, text }: Source, texts: ParsedTexts): EntryFile {
  let whole: EntryFile | null = null
  const parse = () => (whole ??= parseEntryFile(file, text))
  const entry = texts.of(text, () => (parse().faults.length === 0 ? parse().entry : null))
  if (whole || !entry) return parse()
  return { entry: { ...entry, file }, draft: false, faults: [], lineOf: (path) => parse().lineOf(path) }
}
