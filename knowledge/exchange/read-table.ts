import { CsvError, parse, type Info } from 'csv-parse/sync'
import type { Fault } from '../fault.js'
import { columnOf } from './columns.js'
import { joinWordings, type Imported, type Reading } from './imported.js'
import { readRow, type Row } from './read-row.js'

/** A quote that spreadsheets need before what they would take for a formula; it is no part of the text. */
const FORMULA_QUOTE = /^'(?=[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])/

type Fail = (line: number, message: string) => void

/**
 * Reads a table with a header line: comma, semicolon or tab between cells, quotes as spreadsheets write them. QnA Maker's TSV (one
 * row a wording, the same answer repeated) becomes one item with several phrasings. What `exportCsv` wrote is read back whole.
 */
export function readTable(file: string, text: string): Reading {
  const faults: Fault[] = []
  const fail: Fail = (line, message) => void faults.push({ file, line, severity: 'error', message })
  const [header, ...body] = readRows(text, fail)
  if (!header) {
    if (faults.length === 0) fail(1, 'the table is empty')
    return { items: [], faults }
  }
  const columns = header.cells.map(columnOf)
  if (!columns.some((name) => name?.startsWith('question')) || !columns.some((name) => name?.startsWith('answer'))) {
    fail(header.line, `no columns for question and answer among: ${header.cells.join(', ')}`)
    return { items: [], faults }
  }
  header.cells.forEach((cell, i) => {
    const message = `column "${cell}" is not known and is left out`
    if (columns[i] === null && cell.trim() !== '')
      faults.push({ file, line: header.line, severity: 'warning', message })
  })
  const items = body.flatMap(({ cells, line }): Imported[] => {
    const named = columns.map((name, i) => [name ?? 'skip', (cells[i] ?? '').replace(FORMULA_QUOTE, '').trim()])
    const read = readRow(Object.fromEntries(named) as Row, line)
    if (!('lacks' in read)) return [read]
    fail(line, `the row has no ${read.lacks}: left out`)
    return []
  })
  return { items: mergeWordings(items), faults }
}

interface Line {
  readonly cells: readonly string[]
  readonly line: number
}

function readRows(text: string, fail: Fail): Line[] {
  try {
    const rows = parse(text, {
      bom: true,
      delimiter: separator(text),
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
    }) as unknown as readonly { record: string[]; info: Info }[]
    return rows.map(({ record, info }) => ({ cells: record, line: info.lines - breaks(record) }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    fail(Number(error['lines'] ?? 1), `nothing was read, because a line cannot be: ${error.message}`)
    return []
  }
}

/** A row is found at its first line: breaks inside its cells do not count. */
const breaks = (cells: readonly string[]): number => cells.join('').split('\n').length - 1

/** The separator that the header line holds most of. */
function separator(text: string): string {
  const header = text.split(/\r?\n/, 1)[0] ?? ''
  const count = (mark: string) => header.split(mark).length
  return ['\t', ';', ','].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

/** Rows that give one answer in the same words are ways to ask one question. */
function mergeWordings(items: readonly Imported[]): Imported[] {
  const byAnswer = new Map<string, Imported>()
  for (const item of items) {
    const key = `${item.id ?? ''}\0${item.answer.ar ?? ''}\0${item.answer.en ?? ''}`
    const first = byAnswer.get(key)
    byAnswer.set(key, first ? { ...first, phrasings: joinWordings(first.phrasings, asked(item)) } : item)
  }
  return [...byAnswer.values()]
}

const asked = ({ question, phrasings }: Imported): Imported['phrasings'] =>
  joinWordings({ ar: question.ar ? [question.ar] : [], en: question.en ? [question.en] : [] }, phrasings)
