import { load, type CheerioAPI } from 'cheerio'
import TurndownService from 'turndown'
import { z } from 'zod'
import type { Fault } from '../fault.js'
import { LANGUAGES } from '../language/language.js'
import { inItsLanguage, languageOf, type Imported, type Reading } from './imported.js'

/** What schema.org calls an FAQPage, as far as we read it; pages write one thing or a list of it. */
const oneOrMore = <T extends z.ZodType>(schema: T) => z.union([schema, z.array(schema)])
const work = z.looseObject({ name: z.string(), url: z.string() })
const answer = z.looseObject({
  text: z.string(),
  url: z.string().optional(),
  dateModified: z.string().optional(),
  citation: oneOrMore(work).optional().catch(undefined),
})
type Answer = z.infer<typeof answer>
const question = z.looseObject({
  name: z.string(),
  acceptedAnswer: oneOrMore(answer),
  url: z.string().optional(),
  identifier: z.string().optional().catch(undefined),
})
const page = z.looseObject({
  '@type': oneOrMore(z.string()),
  mainEntity: oneOrMore(z.unknown()).optional(),
  url: z.string().optional(),
  name: z.string().optional(),
  dateModified: z.string().optional(),
  datePublished: z.string().optional(),
})
type Page = z.infer<typeof page>

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value])
const markdown = new TurndownService({
  headingStyle: 'atx',
  bulletListMarker: '-',
  strongDelimiter: '**',
  emDelimiter: '_',
})
markdown.remove(['script', 'style'])

/** Reads FAQPage data that stands alone in a JSON file. */
export function readJsonLd(file: string, text: string): Reading {
  try {
    return readPages(file, JSON.parse(text), 1)
  } catch {
    return { items: [], faults: [fault(file, 1, 'not readable as JSON')] }
  }
}

/**
 * Reads a web page: its FAQPage data if it carries any (JSON-LD), else its marked-up questions (schema.org microdata), else
 * its folded sections (`details`, `summary`).
 */
export function readHtml(file: string, text: string): Reading {
  const $ = load(text, { sourceCodeLocationInfo: true })
  const blocks = $('script[type="application/ld+json"]').toArray()
  const readings = blocks.map((block) => {
    const line = block.sourceCodeLocation?.startLine ?? 1
    try {
      return readPages(file, JSON.parse($(block).text()), line)
    } catch {
      return { items: [], faults: [fault(file, line, 'the JSON-LD block is not readable as JSON')] }
    }
  })
  const found = { items: readings.flatMap(({ items }) => items), faults: readings.flatMap(({ faults }) => faults) }
  if (found.items.length > 0) return found
  const items = [...microdata($), ...folded($)]
  if (items.length > 0) return { items, faults: found.faults }
  return { items, faults: [...found.faults, fault(file, 1, 'no questions and answers found on the page')] }
}

function readPages(file: string, value: unknown, line: number): Reading {
  const graph = asList(value).flatMap((node) =>
    node !== null && typeof node === 'object' && '@graph' in node ? asList(node['@graph']) : [node],
  )
  const pages = graph.flatMap((node) => {
    const parsed = page.safeParse(node)
    return parsed.success && asList(parsed.data['@type']).includes('FAQPage') ? [parsed.data] : []
  })
  const readings = pages.map((parsed) => readQuestions(file, parsed, line))
  return {
    items: mergeLanguages(readings.flatMap(({ items }) => items)),
    faults: readings.flatMap(({ faults }) => faults),
  }
}

/** Pages in several languages, as our own export writes them, name one question alike. */
function mergeLanguages(items: readonly Imported[]): Imported[] {
  const byName = new Map<unknown, Imported>()
  for (const next of items) {
    const first = next.id === undefined ? undefined : byName.get(next.id)
    const completes = first && LANGUAGES.every((language) => !first.question[language] || !next.question[language])
    if (completes) byName.set(first.id, joined(first, next))
    else byName.set(first ? next : (next.id ?? next), next)
  }
  return [...byName.values()]
}

function joined(first: Imported, next: Imported): Imported {
  const { source = next.source } = first
  const title = { ...next.source?.title, ...first.source?.title }
  return {
    ...first,
    question: { ...first.question, ...next.question },
    answer: { ...first.answer, ...next.answer },
    source: source && { ...source, title },
  }
}

function readQuestions(file: string, from: Page, line: number): Reading {
  const faults: Fault[] = []
  const items = asList(from.mainEntity).flatMap((entity, i): Imported[] => {
    const parsed = question.safeParse(entity)
    const given = parsed.success ? (asList(parsed.data.acceptedAnswer)[0] as Answer | undefined) : undefined
    if (!parsed.success || !given || !parsed.data.name.trim() || !given.text.trim()) {
      faults.push(fault(file, line, `question ${i + 1} has no name or no acceptedAnswer.text: left out`))
      return []
    }
    const asOf = given.dateModified ?? from.dateModified ?? from.datePublished
    const source = sourceOf(given, parsed.data.url ?? from.url, from.name)
    return [item(line, parsed.data.name, given.text, { id: parsed.data.identifier, asOf, source })]
  })
  return { items, faults }
}

/** What the answer cites, else the page that it stands on. */
function sourceOf(given: Answer, address: string | undefined, name: string | undefined): Imported['source'] {
  const cited = asList(given.citation)[0] as z.infer<typeof work> | undefined
  const url = cited?.url ?? given.url ?? address
  return url ? { title: inItsLanguage(cited?.name ?? name ?? url), url } : undefined
}

function item(line: number, name: string, html: string, more: Pick<Imported, 'id' | 'asOf' | 'source'> = {}): Imported {
  const asked = load(name).text().trim()
  const language = languageOf(asked)
  return {
    line,
    question: { [language]: asked },
    answer: { [language]: markdown.turndown(html).trim() },
    phrasings: { ar: [], en: [] },
    ...more,
  }
}

function microdata($: CheerioAPI): Imported[] {
  return $('[itemtype$="schema.org/Question"]')
    .toArray()
    .flatMap((element) => {
      const name = $(element).find('[itemprop="name"]').first().text()
      const text = $(element).find('[itemprop="text"]').first().html() ?? ''
      return name.trim() && text.trim() ? [item(element.sourceCodeLocation?.startLine ?? 1, name, text)] : []
    })
}

function folded($: CheerioAPI): Imported[] {
  return $('details')
    .toArray()
    .flatMap((element) => {
      const summary = $(element).children('summary').first()
      const name = summary.text()
      const rest = $(element).clone()
      rest.children('summary').remove()
      const html = rest.html() ?? ''
      return name.trim() && html.trim() ? [item(element.sourceCodeLocation?.startLine ?? 1, name, html)] : []
    })
}

const fault = (file: string, line: number, message: string): Fault => ({ file, line, severity: 'error', message })
