import type { Language } from '../language/language.js'

type InBoth<Name extends string> = `${Name}_${Language}`

/** The columns of our own tables, in their order: everything of an entry that a curator edits. */
export const COLUMNS = [
  'id',
  'kind',
  'topic',
  'agency',
  'team',
  'question_ar',
  'question_en',
  'label_ar',
  'label_en',
  'answer_ar',
  'answer_en',
  'caution_ar',
  'caution_en',
  'phrasings_ar',
  'phrasings_en',
  'not_covered_ar',
  'not_covered_en',
  'golden_ar',
  'golden_en',
  'source_title_ar',
  'source_title_en',
  'source_url',
  'as_of',
  'confidence',
  'valid_from',
  'valid_until',
  'review_by',
  'owner',
  'covers',
  'follow_ups',
  'links',
] as const satisfies readonly (string | InBoth<string>)[]
export type ColumnName = (typeof COLUMNS)[number]

/** A table cell by its column. `question`, `answer` and `source` are without a language: their letters tell it. */
export type Column = ColumnName | 'question' | 'answer' | 'source' | 'skip'

/** Column names that are met elsewhere, in small letters with low lines. */
const MET: Readonly<Record<string, Column>> = {
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
  الموضوع: 'topic',
  الجهة: 'agency',
  source: 'source',
  source_title: 'source',
  المصدر: 'source',
  url: 'source_url',
  link: 'source_url',
  الرابط: 'source_url',
  date: 'as_of',
  lastupdated: 'as_of',
  lastupdatedtimestamp: 'as_of',
  التاريخ: 'as_of',
}
const OWN: Readonly<Record<string, Column>> = Object.fromEntries(COLUMNS.map((name) => [name, name]))

/** The column that a header cell names; null for one that is not known. */
export function columnOf(header: string): Column | null {
  const name = header.trim().toLowerCase().replace(/\s+/g, '_')
  return OWN[name] ?? MET[name] ?? null
}

/** Between the parts of a link in its cell: address, Arabic label, English label. */
export const LINK_PARTS = ' | '
