import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'
import type { Period } from '../../store/desk/reports.js'
import type { Store } from '../../store/store.js'
import type { ReportTable } from '../contract/administration.js'
import { tagsIn } from '../views/case-summary.js'
import { byDay } from './report.js'

export interface TableDeps {
  readonly store: Pick<Store, 'desk'>
  readonly nameOf: (agent: string) => string | null
}

interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number | null)[])[]
}

/** Rows of the lists of questions in a file. */
const LONG_LIST = 1_000

/**
 * A table that a spreadsheet opens as it is: UTF-8 with a byte order mark, CRLF; a cell that would be a formula is quoted
 * (OWASP, CSV injection), also where a spreadsheet of another locale begins a new cell within it.
 */
export async function writeTable(deps: TableDeps, table: ReportTable, span: Span): Promise<string> {
  const { columns, rows } = await TABLES[table](deps, span)
  return stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? harmless(cell) : (cell ?? '')))),
    { bom: true, header: true, columns: [...columns], record_delimiter: 'windows', escape_formulas: true },
  )
}

/** Windows in Arabic begins a new cell at a semicolon: what follows one must be no formula either. */
const FORMULA = /(^|[;|\t\r\n"])([^\S\t\r\n]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g
const harmless = (words: string): string => words.replace(FORMULA, "$1$2'")

export interface Span {
  readonly period: Period
  readonly days: readonly string[]
  /** Complaints and suggestions about that agency alone; null: about all. */
  readonly agency: string | null
}

const TABLES: Readonly<Record<ReportTable, (deps: TableDeps, span: Span) => Promise<Table>>> = {
  async days({ store }, { period, days }) {
    const rows = await byDay(store, period, days)
    return {
      columns: ['day', 'conversations', 'handoffs', 'answered', 'unknown'],
      rows: rows.map((row) => [row.day, row.conversations, row.handoffs, row.answered, row.unknown]),
    }
  },
  async cases({ store, nameOf }, { period }) {
    const cases = await store.desk.reports.cases(period)
    return {
      columns: [
        'reference',
        'kind',
        'state',
        'reason',
        'outcome',
        'team',
        'agent',
        'channel',
        'language',
        'urgent',
        'tags',
        'opened',
        'first_reply',
        'closed',
        'score',
        'subject',
      ],
      rows: cases.map((one) => [
        one.reference,
        one.kind,
        one.state,
        one.reason,
        one.outcome,
        one.team,
        one.agent && nameOf(one.agent),
        one.channel,
        one.language,
        one.urgent,
        tagsIn(one.tags).join(' '),
        time(one.opened_at),
        time(one.first_reply_at),
        time(one.closed_at),
        one.score,
        one.subject,
      ]),
    }
  },
  async satisfaction({ store, nameOf }, { period }) {
    const rows = await store.desk.reports.ratings(period)
    return {
      columns: ['reference', 'rated', 'score', 'team', 'agent', 'comment'],
      rows: rows.map((one) => [
        one.reference,
        time(one.rated_at),
        one.score,
        one.team,
        one.agent && nameOf(one.agent),
        one.comment,
      ]),
    }
  },
  async entries({ store }, { period }) {
    const rows = await store.desk.reports.entries(period, LONG_LIST)
    return { columns: ['entry', 'times'], rows: rows.map(({ entry, count }) => [entry, count]) }
  },
  async unknown({ store }, { period }) {
    const rows = await store.desk.reports.unknown(period, LONG_LIST)
    return { columns: ['question', 'times'], rows: rows.map(({ question, count }) => [question, count]) }
  },
  async complaints({ store }, { period, agency }) {
    const cases = await store.desk.reports.cases(period)
    const told = cases.filter(
      (one) => (one.kind === 'complaint' || one.kind === 'suggestion') && (agency === null || one.agency === agency),
    )
    const sorted = told.toSorted((a, b) => (a.agency ?? '').localeCompare(b.agency ?? ''))
    return {
      columns: ['agency', 'reference', 'kind', 'opened', 'state', 'outcome', 'what', 'where', 'since'],
      rows: sorted.map((one) => {
        const { what, where, since } = detailsIn(one.details)
        const first = [one.agency, one.reference, one.kind, time(one.opened_at), one.state, one.outcome]
        return [...first, what || one.subject, where, since]
      }),
    }
  },
}

const time = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

const details = z.object({ what: z.string(), where: z.string(), since: z.string() })
const NONE = { what: '', where: '', since: '' }
const detailsIn = (stored: string | null) =>
  stored === null ? NONE : (details.safeParse(JSON.parse(stored)).data ?? NONE)
