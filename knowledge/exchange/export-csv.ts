import { stringify } from 'csv-stringify/sync'
import type { Entry } from '../entry.js'
import type { Language } from '../language/language.js'
import { toMarkdown } from '../rich-text.js'
import { COLUMNS, LINK_PARTS, type ColumnName } from './columns.js'

/**
 * Entries as a table that a spreadsheet opens as it is: UTF-8 with a byte order mark, commas, CRLF; lists hold one item a
 * line inside their cell. A cell that would be a formula is quoted (OWASP, CSV injection). `readTable` reads it back whole.
 */
export function exportCsv(entries: readonly Entry[]): string {
  return stringify(
    entries.map((entry) => COLUMNS.map((name) => CELLS[name](entry))),
    { bom: true, header: true, columns: [...COLUMNS], record_delimiter: 'windows', escape_formulas: true },
  )
}

type Cell = (entry: Entry) => string

const lines = (texts: readonly string[]): string =>
  texts.map((text) => text.replace(/(?<!\s)\s*\n\s*/g, ' ')).join('\n')
const answer =
  (language: Language): Cell =>
  (entry) =>
    entry.answer ? toMarkdown(entry.answer[language]) : ''

const CELLS: Readonly<Record<ColumnName, Cell>> = {
  id: ({ id }) => id,
  kind: ({ kind }) => kind,
  topic: ({ topic }) => topic,
  agency: ({ agency }) => agency,
  team: ({ team }) => team ?? '',
  question_ar: ({ question }) => question.ar,
  question_en: ({ question }) => question.en,
  label_ar: ({ label }) => label.ar,
  label_en: ({ label }) => label.en,
  answer_ar: answer('ar'),
  answer_en: answer('en'),
  caution_ar: ({ caution }) => caution?.ar ?? '',
  caution_en: ({ caution }) => caution?.en ?? '',
  phrasings_ar: ({ phrasings }) => lines(phrasings.ar),
  phrasings_en: ({ phrasings }) => lines(phrasings.en),
  not_covered_ar: ({ notCovered }) => lines(notCovered.ar),
  not_covered_en: ({ notCovered }) => lines(notCovered.en),
  golden_ar: ({ golden }) => lines(golden.ar),
  golden_en: ({ golden }) => lines(golden.en),
  source_title_ar: ({ source }) => source?.title.ar ?? '',
  source_title_en: ({ source }) => source?.title.en ?? '',
  source_url: ({ source }) => source?.url ?? '',
  as_of: ({ asOf }) => asOf ?? '',
  confidence: ({ confidence }) => confidence ?? '',
  valid_from: ({ validFrom }) => validFrom ?? '',
  valid_until: ({ validUntil }) => validUntil ?? '',
  review_by: ({ reviewBy }) => reviewBy ?? '',
  owner: ({ owner }) => owner ?? '',
  covers: ({ covers }) => lines(covers),
  follow_ups: ({ followUps }) => lines(followUps),
  links: ({ links }) => lines(links.map(({ url, label }) => [url, label.ar, label.en].join(LINK_PARTS))),
}
