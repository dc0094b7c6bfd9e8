import type { FrontMatter } from '../entry.js'
import { LANGUAGES, type Language } from '../language/language.js'
import { LINK_PARTS, type Column, type ColumnName } from './columns.js'
import { inItsLanguage, type CuratorFields, type Imported, type Texts, type Wordings } from './imported.js'

/** A table's row by column; empty cells are empty or absent. */
export type Row = Readonly<Partial<Record<Column, string>>>

type Named<Name extends string> = Name extends `${infer Field}_${Language}` ? Field : never
type BilingualField = Named<ColumnName>

/** What a row says, or what it lacks to be a question with its answer. */
export function readRow(row: Row, line: number): Imported | { readonly lacks: 'question' | 'answer' } {
  const question = { ...plain(row.question), ...texts(row, 'question') }
  const answer = { ...plain(row.answer), ...texts(row, 'answer') }
  if (isEmpty(question)) return { lacks: 'question' }
  if (isEmpty(answer) && row.kind !== 'person') return { lacks: 'answer' }
  const curator = curatorFields(row)
  return {
    line,
    ...present({ id: row.id, topic: row.topic, agency: row.agency, asOf: row.as_of }),
    question,
    answer,
    phrasings: wordings(row, 'phrasings'),
    source: sourceOf(row),
    ...(isEmpty(curator) ? {} : { curator }),
  }
}

/** The title is the address itself where the row has no other. */
function sourceOf(row: Row): Imported['source'] {
  const url = row.source_url || (/^https?:\/\//.test(row.source ?? '') ? row.source : undefined)
  if (!url) return undefined
  const title = { ...plain(row.source), ...texts(row, 'source_title') }
  return { title: isEmpty(title) ? inItsLanguage(url) : title, url }
}

function curatorFields(row: Row): CuratorFields {
  return filled({
    kind: row.kind,
    team: row.team,
    label: texts(row, 'label'),
    notCovered: wordings(row, 'not_covered'),
    golden: wordings(row, 'golden'),
    confidence: row.confidence,
    caution: texts(row, 'caution'),
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    reviewBy: row.review_by,
    owner: row.owner,
    covers: lines(row.covers),
    followUps: lines(row.follow_ups),
    links: lines(row.links).map(linkOf),
  })
}

function linkOf(line: string): FrontMatter['links'][number] {
  const [url = '', ar = '', en = ''] = line.split(LINK_PARTS).map((part) => part.trim())
  return { label: { ar, en }, url }
}

const plain = (cell: string | undefined): Texts => (cell ? inItsLanguage(cell) : {})

const texts = (row: Row, field: BilingualField): Texts =>
  present({ ar: row[`${field}_ar`], en: row[`${field}_en`] } satisfies Record<Language, string | undefined>)

const wordings = (row: Row, field: BilingualField): Wordings => ({
  ar: lines(row[`${field}_ar`]),
  en: lines(row[`${field}_en`]),
})

const lines = (cell: string | undefined): string[] => (cell ?? '').split('\n').flatMap((line) => line.trim() || [])

const isEmpty = (value: object): boolean => Object.keys(value).length === 0

const present = <K extends string>(values: Readonly<Record<K, string | undefined>>): Partial<Record<K, string>> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value)) as Partial<Record<K, string>>

/** Without the fields that say nothing: no text, no list, no wording in any language. */
function filled(fields: Readonly<Record<keyof CuratorFields, unknown>>): CuratorFields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => says(value)))
}

function says(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return Boolean(value)
  return Array.isArray(value) ? value.length > 0 : LANGUAGES.some((language) => saysIn(value, language))
}

const saysIn = (value: object, language: Language): boolean => language in value && says(Reflect.get(value, language))
