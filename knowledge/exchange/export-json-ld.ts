import type { Entry } from '../entry.js'
import { LANGUAGES, type Language } from '../language/language.js'
import type { RichText } from '../rich-text.js'
import { toHtml } from './html.js'

/**
 * Entries as schema.org data (https://schema.org/FAQPage): one FAQPage per language in a graph, ready for a web page's
 * `application/ld+json`. Only what a citizen could be told goes in: an entry without an answer is left out.
 */
export function exportJsonLd(entries: readonly Entry[]): string {
  const pages = LANGUAGES.map((language) => {
    const questions = entries.flatMap((entry) => questionOf(entry, language))
    const dates = entries.flatMap((entry) => dateOf(entry) ?? []).sort()
    return {
      '@type': 'FAQPage',
      inLanguage: language,
      ...(dates.length > 0 && { dateModified: dates.at(-1) }),
      mainEntity: questions,
    }
  })
  return `${JSON.stringify({ '@context': 'https://schema.org', '@graph': pages }, null, 2)}\n`
}

function questionOf(entry: Entry, language: Language): object[] {
  if (!entry.answer) return []
  const { source } = entry
  const date = dateOf(entry)
  const answer = {
    '@type': 'Answer',
    inLanguage: language,
    text: toHtml(withCaution(entry.answer[language], entry.caution?.[language])),
    ...(date && { dateModified: date }),
    ...(source && {
      url: source.url,
      citation: { '@type': 'WebPage', name: source.title[language], url: source.url },
    }),
  }
  return [
    {
      '@type': 'Question',
      identifier: entry.id,
      inLanguage: language,
      name: entry.question[language],
      acceptedAnswer: answer,
    },
  ]
}

/** A year, month or day is a date to schema.org, as it is to ISO 8601. */
const dateOf = ({ asOf }: Entry): string | null => (asOf && asOf !== 'undated' ? asOf : null)

const withCaution = (answer: RichText, caution: string | undefined): RichText =>
  caution ? [...answer, { type: 'paragraph', children: [{ type: 'text', text: caution }] }] : answer
