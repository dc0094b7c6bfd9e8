import { createHash } from 'node:crypto'
import { type Document, isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { frontMatter, type Entry, type EntryId, type FrontMatter } from './entry.js'
import type { Fault } from './fault.js'
import { LANGUAGES, type Language } from './language/language.js'
import { parseRichText, plainText, type RichText } from './rich-text.js'

/** The headings under which the two answers stand. */
const HEADINGS: Readonly<Record<string, Language>> = { العربية: 'ar', English: 'en' }
const FENCE = /^---\s*$/

/** What one file gave: an entry unless a fault is an error, and the line of each front-matter field for later checks. */
export interface EntryFile {
  /** Null for a draft: it is never answered, and what it still lacks are warnings. */
  readonly entry: Entry | null
  readonly draft: boolean
  readonly faults: readonly Fault[]
  /** Line of a front-matter path such as `followUps.0`, or of `answer.ar`; 1 if it does not stand there. */
  readonly lineOf: (path: readonly PropertyKey[]) => number
}

/** Reads one entry's Markdown file. `file` is only for messages. Never throws for what the text holds. */
export function parseEntryFile(file: string, text: string): EntryFile {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const end = lines.findIndex((line, i) => i > 0 && FENCE.test(line))
  if (!FENCE.test(lines[0] ?? '') || end < 0) {
    const message =
      'the file starts with front matter between two lines of three hyphens (---); see docs/writing-entries.md'
    return { entry: null, draft: false, faults: [{ file, line: 1, severity: 'error', message }], lineOf: () => 1 }
  }
  const front = readFrontMatter(file, lines.slice(1, end).join('\n'))
  const body = readAnswers(file, lines, end + 1)
  const { fields, draft } = front
  const lineOf: EntryFile['lineOf'] = (path) =>
    path[0] === 'answer' ? (path[1] === 'en' ? body.line.en : body.line.ar) || 1 : front.lineOf(path)
  const faults = [...front.faults, ...body.faults, ...(fields ? answerFaults(file, fields, body) : [])]
  if (draft) return { entry: null, draft, faults: faults.map(asLacking), lineOf }
  const failed = !fields || faults.some((fault) => fault.severity === 'error')
  return { entry: failed ? null : toEntry(fields, body.answer, { file, text }), draft, faults, lineOf }
}

const asLacking = (fault: Fault): Fault => ({ ...fault, severity: 'warning', message: `draft: ${fault.message}` })

interface Front {
  readonly fields: FrontMatter | null
  readonly draft: boolean
  readonly faults: Fault[]
  readonly lineOf: (path: readonly PropertyKey[]) => number
}

function readFrontMatter(file: string, yaml: string): Front {
  const counter = new LineCounter()
  const document = parseDocument(yaml, { lineCounter: counter, prettyErrors: false })
  const at = (offset: number) => counter.linePos(offset).line + 1
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range) return at(node.range[0])
    }
    return 1
  }
  const problems = document.errors.map(({ pos, message }) =>
    fault(file, at(pos[0]), `not readable as YAML: ${message}`),
  )
  if (problems.length > 0) return { fields: null, draft: false, faults: problems, lineOf }
  const draft = document.get('status') === 'draft'
  const read = toValue(document)
  if ('fault' in read) return { fields: null, draft, faults: [fault(file, 2, read.fault)], lineOf }
  const parsed = frontMatter.safeParse(read.value)
  if (parsed.success) return { fields: parsed.data, draft, faults: [], lineOf }
  return {
    fields: null,
    draft,
    faults: parsed.error.issues.map((issue) => fault(file, lineOf(issue.path), say(issue))),
    lineOf,
  }
}

/** A name (`*name`) may stand for what was said nowhere, or for so much that the library refuses: both are faults. */
function toValue(document: Document): { readonly value: unknown } | { readonly fault: string } {
  try {
    return { value: document.toJS() as unknown }
  } catch {
    return {
      fault:
        'not readable as YAML: a name with * stands for nothing, or for too much: write it out, or put quotes around it',
    }
  }
}

const fault = (file: string, line: number, message: string): Fault => ({ file, line, severity: 'error', message })

function say(issue: z.core.$ZodIssue): string {
  const path = issue.path.join('.')
  if (issue.code === 'unrecognized_keys')
    return `unknown field ${issue.keys.join(', ')}: check the spelling or remove it`
  return path ? `${path}: ${issue.message}` : issue.message
}

interface Body {
  readonly answer: Record<Language, RichText>
  readonly line: Record<Language, number>
  readonly faults: Fault[]
}

function readAnswers(file: string, lines: readonly string[], from: number): Body {
  const body: Body = { answer: { ar: [], en: [] }, line: { ar: 0, en: 0 }, faults: [] }
  const starts = lines.flatMap((line, i) => (i >= from && line.startsWith('# ') ? [i] : []))
  const loose = lines.findIndex((line, i) => i >= from && i < (starts[0] ?? lines.length) && line.trim() !== '')
  if (loose >= 0)
    body.faults.push(fault(file, loose + 1, 'text before the first heading: put it under "# العربية" or "# English"'))
  starts.forEach((start, n) => {
    const heading = (lines[start] ?? '').slice(2).trim()
    const language = HEADINGS[heading]
    if (!language) {
      body.faults.push(
        fault(file, start + 1, `unknown heading "${heading}": an answer stands under "# العربية" or "# English"`),
      )
      return
    }
    const { tree, faults } = parseRichText(lines.slice(start + 1, starts[n + 1] ?? lines.length).join('\n'))
    body.answer[language] = tree
    body.line[language] = start + 1
    body.faults.push(...faults.map(({ what, line }) => fault(file, start + 1 + line, what)))
  })
  return body
}

function answerFaults(file: string, fields: FrontMatter, body: Body): Fault[] {
  if (fields.kind === 'person') {
    const line = body.line.ar || body.line.en
    return line ? [fault(file, line, 'an entry of kind person has no answer: the dialog takes over')] : []
  }
  return LANGUAGES.filter((language) => plainText(body.answer[language]).trim() === '').map((language) =>
    fault(
      file,
      body.line[language] || 1,
      `no answer in ${language === 'ar' ? 'Arabic (# العربية)' : 'English (# English)'}`,
    ),
  )
}

function toEntry(fields: FrontMatter, answer: Entry['answer'], origin: { file: string; text: string }): Entry {
  return {
    ...fields,
    id: fields.id as EntryId,
    followUps: fields.followUps as EntryId[],
    answer: fields.kind === 'person' ? null : answer,
    hash: createHash('sha256').update(origin.text).digest('hex').slice(0, 16),
    file: origin.file,
  }
}
