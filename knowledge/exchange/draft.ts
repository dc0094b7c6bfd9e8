import { createHash } from 'node:crypto'
import { stringify } from 'yaml'
import { LABEL_LENGTH } from '../entry.js'
import { LANGUAGES, type Language } from '../language/language.js'
import type { Imported, Texts } from './imported.js'

export interface Draft {
  /** Path inside the pack. */
  readonly path: string
  readonly text: string
}

export interface DraftDefaults {
  readonly topic: string
  readonly agency: string
}

const HEADINGS: Readonly<Record<Language, string>> = { ar: '# العربية', en: '# English' }

/**
 * The entry's file for something that was imported: `status: draft`, so that it is never answered until a curator has read it,
 * filled what is missing and taken the line out. What the file elsewhere did not say is left out, never made up.
 */
export function draftOf(item: Imported, defaults: DraftDefaults): Draft {
  const id = item.id && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(item.id) ? item.id : slugOf(item)
  const topic = item.topic && /^[a-z0-9-]+$/.test(item.topic) ? item.topic : defaults.topic
  const { kind, team, label, ...curated } = item.curator ?? {}
  const matter = {
    id,
    kind,
    status: 'draft',
    topic,
    agency: item.agency ?? defaults.agency,
    team,
    label: { ...map(item.question, (text) => cut(text, LABEL_LENGTH)), ...label },
    question: item.question,
    phrasings: item.phrasings,
    source: item.source,
    asOf: item.asOf,
    ...curated,
  }
  const answers = LANGUAGES.flatMap((language) => {
    const answer = item.answer[language]
    return answer ? [`${HEADINGS[language]}\n\n${answer.trim()}\n`] : []
  })
  return { path: `${topic}/${id}.md`, text: `---\n${yamlOf(matter)}---\n\n${answers.join('\n')}` }
}

/** Fields without a value are left out. */
const yamlOf = (matter: object): string => stringify(matter, { lineWidth: 0, keepUndefined: false })

const map = (texts: Texts, change: (text: string) => string): Texts =>
  Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, change(text)]))

/** At a word's end, within the length. */
function cut(text: string, length: number): string {
  const plain = text.replace(/[?؟]/g, '').trim()
  if (plain.length <= length) return plain
  const end = plain.lastIndexOf(' ', length)
  return plain.slice(0, end > 0 ? end : length)
}

function slugOf({ question, answer }: Imported): string {
  const words = (question.en ?? '').toLowerCase().match(/[a-z0-9]+/g) ?? []
  if (words.length > 0) return words.slice(0, 8).join('-')
  const digest = createHash('sha256')
    .update(`${question.ar ?? ''}\0${answer.ar ?? ''}`)
    .digest('hex')
  return `imported-${digest.slice(0, 8)}`
}
