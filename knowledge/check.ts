import { checkAnswer } from './check-answer.js'
import { checkPhrasings } from './check-phrasings.js'
import type { Content } from './content.js'
import type { Entry, EntryId } from './entry.js'
import type { Fault } from './fault.js'
import { LANGUAGES, type Language } from './language/language.js'
import type { Loaded } from './load.js'
import { reporter, type Report } from './report.js'
import { plainText } from './rich-text.js'

/** Fewer ways to ask than this, and the answerer knows little more than the entry's own words. */
const FEW_PHRASINGS = 8

/** Everything a curator should know of the packs: what reading them found, and what only shows across entries. */
export function check(loaded: Loaded, today: Date): readonly Fault[] {
  const day = today.toISOString().slice(0, 10)
  const own = [...loaded.content.entries.values()].flatMap((entry) => {
    const report = reporter(loaded, entry)
    return [
      ...checkNames(entry, loaded.content, report),
      ...checkSource(entry, report),
      ...checkAnswer(entry, report),
      ...checkDays(entry, day, report),
    ]
  })
  const faults = [...loaded.faults, ...checkTeams(loaded), ...own, ...checkPhrasings(loaded)]
  return faults.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line)
}

function checkNames(entry: Entry, content: Content, report: Report): Fault[] {
  const faults: Fault[] = []
  const known = (path: readonly PropertyKey[], id: string | undefined, table: ReadonlyMap<string, unknown>) => {
    if (id === undefined || table.has(id)) return
    faults.push(report('error', path, `${String(path[0])}: ${id} is not known; add it or correct the spelling`))
  }
  known(['topic'], entry.topic, content.topics)
  known(['agency'], entry.agency, content.agencies)
  known(['team'], entry.team, content.teams)
  entry.followUps.forEach((id, i) => known(['followUps', i], id, content.entries))
  if (entry.followUps.includes(entry.id))
    faults.push(report('error', ['followUps'], 'followUps: an entry does not follow itself'))
  if (!entry.file.endsWith(`/${entry.id}.md`))
    faults.push(report('error', ['id'], `id: the file is named after the id: call it ${entry.id}.md`))
  for (const id of entry.covers) {
    if (content.entries.has(id as EntryId))
      faults.push(report('error', ['covers'], `covers: ${id} has an entry of its own`))
  }
  return faults
}

const figures = (text: string): boolean => /[0-9٠-٩۰-۹]/.test(text)

function checkSource(entry: Entry, report: Report): Fault[] {
  const faults: Fault[] = []
  const answers = LANGUAGES.map((language) => plainText(entry.answer?.[language] ?? [])).join(' ')
  const needed = entry.kind === 'service' || figures(answers)
  for (const field of ['source', 'asOf', 'confidence'] as const) {
    if (needed && entry[field] === undefined)
      faults.push(report('error', [], `${field} is missing: an answer says where it is from and of when`))
  }
  for (const field of ['reviewBy', 'owner'] as const) {
    if (entry.kind === 'service' && entry[field] === undefined)
      faults.push(report('warning', [], `${field} is missing: somebody looks at the answer again, some day`))
  }
  if (entry.source?.url.startsWith('http://'))
    faults.push(report('warning', ['source', 'url'], 'source: the address is http, not https'))
  return faults
}

function checkDays(entry: Entry, day: string, report: Report): Fault[] {
  const faults: Fault[] = []
  if (entry.reviewBy !== undefined && entry.reviewBy < day)
    faults.push(
      report(
        'warning',
        ['reviewBy'],
        `reviewBy: was due on ${entry.reviewBy}; read the answer again and set a new day`,
      ),
    )
  if (entry.validUntil !== undefined && entry.validUntil < day)
    faults.push(
      report('warning', ['validUntil'], `validUntil: ended on ${entry.validUntil}; the entry is no longer answered`),
    )
  if (entry.validFrom !== undefined && entry.validUntil !== undefined && entry.validFrom > entry.validUntil)
    faults.push(report('error', ['validFrom'], 'validFrom: is after validUntil'))
  for (const language of LANGUAGES) faults.push(...few(entry, language, report))
  return faults
}

function few(entry: Entry, language: Language, report: Report): Fault[] {
  const count = entry.phrasings[language].length
  if (count >= FEW_PHRASINGS) return []
  return [
    report(
      'warning',
      ['phrasings', language],
      `phrasings.${language}: ${count}; citizens ask in more ways, write ${FEW_PHRASINGS} or more`,
    ),
  ]
}

function checkTeams({ content }: Loaded): Fault[] {
  return [...content.teams].flatMap(([id, team]) =>
    content.hours.has(team.hours)
      ? []
      : [
          {
            file: 'teams.yaml',
            line: 1,
            severity: 'error' as const,
            message: `${id}: hours ${team.hours} are not in hours.yaml`,
          },
        ],
  )
}
