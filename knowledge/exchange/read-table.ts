import { CsvError, parse, type Info } from 'csv-parse/sync'
import type { Fault } from '../fault.js'
import type { Language } from '../language/language.js'
import { languageOf, type Imported, type Reading } from './imported.js'

/** Column names as they are met, in small letters, to our own. `question` and `answer` without a language are told by their letters. */
const COLUMNS: Readonly<Record<string, string>> = {
  id: 'id',
  qnaid: 'skip',
  question: 'question',
  questions: 'question',
  q: 'question',
  السؤال: 'question',
  answer: 'answer',
  a: 'answer',
  الجواب: 'answer',
  الإجابة: 'answer',
  الاجابة: 'answer',
  question_ar: 'question_ar',
  question_en: 'question_en',
  answer_ar: 'answer_ar',
  answer_en: 'answer_en',
  phrasings_ar: 'phrasings_ar',
  phrasings_en: 'phrasings_en',
  topic: 'topic',
  الموضوع: 'topic',
  agency: 'agency',
  الجهة: 'agency',
  source: 'source',
  source_title: 'source_title',
  source_title_en: 'source_title',
  المصدر: 'source',
  url: 'url',
  source_url: 'url',
  link: 'url',
  الرابط: 'url',
  date: 'date',
  as_of: 'date',
  lastupdated: 'date',
  lastupdatedtimestamp: 'date',
  التاريخ: 'date',
}

type Row = Readonly<Record<string, string>>

/**
 * Reads a table with a header line: comma, semicolon or tab between cells, quotes as spreadsheets write them. QnA Maker's TSV (one
 * row a wording, the same answer repeated) becomes one item with several phrasings.
 */
export function readTable(file: string, text: string): Reading {
  const faults: Fault[] = []
  const fail = (line: number, message: string) => void faults.push({ file, line, severity: 'error', message })
  const rows = readRows(text, fail)
  const [header, ...body] = rows
  if (!header) {
    if (faults.length === 0) fail(1, 'the table is empty')
    return { items: [], faults }
  }
  const names = header.cells.map((cell) => COLUMNS[cell.trim().toLowerCase().replace(/\s+/g, '_')] ?? null)
  if (!names.some((name) => name?.startsWith('question')) || !names.some((name) => name?.startsWith('answer'))) {
    fail(header.line, `no columns for question and answer among: ${header.cells.join(', ')}`)
    return { items: [], faults }
  }
  header.cells.forEach((cell, i) => {
    if (names[i] === null && cell.trim() !== '')
      faults.push({
        file,
        line: header.line,
        severity: 'warning',
        message: `column "${cell}" is not known and is left out`,
      })
  })
  const items = body.flatMap(({ cells, line }) => {
    const row = Object.fromEntries(names.map((name, i) => [name ?? 'skip', (cells[i] ?? '').trim()]))
    return toItem(row, line, fail)
  })
  return { items: mergeWordings(items), faults }
}

interface Line {
  readonly cells: readonly string[]
  readonly line: number
}

function readRows(text: string, fail: (line: number, message: string) => void): Line[] {
  try {
    const rows = parse(text, {
      bom: true,
      delimiter: separator(text),
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
    }) as unknown as readonly { record: string[]; info: Info }[]
    return rows.map(({ record, info }) => ({ cells: record, line: info.lines }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    fail(Number(error['lines'] ?? 1), `nothing was read, because a line cannot be: ${error.message}`)
    return []
  }
}

/** The separator that the header line holds most of. */
function separator(text: string): string {
  const header = text.split(/\r?\n/, 1)[0] ?? ''
  const count = (mark: string) => header.split(mark).length
  return ['\t', ';', ','].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

function toItem(row: Row, line: number, fail: (line: number, message: string) => void): Imported[] {
  const texts = (field: 'question' | 'answer') => {
    const plain = row[field] ? { [languageOf(row[field])]: row[field] } : {}
    return { ...plain, ...present({ ar: row[`${field}_ar`], en: row[`${field}_en`] }) }
  }
  const question = texts('question')
  const answer = texts('answer')
  for (const [what, texts] of Object.entries({ question, answer })) {
    if (Object.keys(texts).length > 0) continue
    fail(line, `the row has no ${what}: left out`)
    return []
  }
  const title = row['source_title'] || row['source'] || row['url'] || ''
  const url = row['url'] || (/^https?:\/\//.test(row['source'] ?? '') ? row['source'] : undefined)
  return [
    {
      line,
      ...present({ id: row['id'], topic: row['topic'], agency: row['agency'], asOf: row['date'] }),
      question,
      answer,
      phrasings: { ar: lines(row['phrasings_ar']), en: lines(row['phrasings_en']) },
      source: url ? { title, url } : undefined,
    },
  ]
}

const lines = (cell: string | undefined): string[] => (cell ?? '').split('\n').flatMap((line) => line.trim() || [])

const present = <K extends string>(values: Readonly<Record<K, string | undefined>>): Partial<Record<K, string>> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value)) as Partial<Record<K, string>>

/** Rows that give one answer in the same words are ways to ask one question. */
function mergeWordings(items: readonly Imported[]): Imported[] {
  const byAnswer = new Map<string, Imported>()
  for (const item of items) {
    const key = `${item.id ?? ''}\0${item.answer.ar ?? ''}\0${item.answer.en ?? ''}`
    const first = byAnswer.get(key)
    byAnswer.set(key, first ? { ...first, phrasings: joined(first, item) } : item)
  }
  return [...byAnswer.values()]
}

function joined(first: Imported, next: Imported): Imported['phrasings'] {
  const both = (language: Language) => [
    ...first.phrasings[language],
    ...(next.question[language] ? [next.question[language]] : []),
    ...next.phrasings[language],
  ]
  return { ar: both('ar'), en: both('en') }
}
