import { z } from 'zod'
import type { Language } from '../knowledge/language/language.js'
import { parseRichText, type Inline } from '../knowledge/rich-text.js'
import { CODES } from './wording-keys.js'

/** What may stand in for a placeholder. */
export type Value = string | number | Inline

type Part = { readonly type: 'text'; readonly text: string } | { readonly type: 'placeholder'; readonly name: string }

/** A sentence taken apart once: one form, or one for each plural category of the number that `by` names. */
export interface Sentence {
  readonly by: string | null
  readonly forms: ReadonlyMap<string, readonly Part[]>
}

const CATEGORIES = ['zero', 'one', 'two', 'few', 'many', 'other'] as const
const form = z.string().trim().min(1).optional()
const plural = z.strictObject({
  by: z.string(),
  zero: form,
  one: form,
  two: form,
  few: form,
  many: form,
  other: z.string().trim().min(1),
})
const written = z.union([z.string().trim().min(1), plural])

/** Takes a sentence of the YAML apart; a string is the fault that it has. */
export function compileSentence(yaml: unknown, placeholders: readonly string[]): Sentence | string {
  const parsed = written.safeParse(yaml)
  if (!parsed.success) return 'write a sentence, or a map with `by`, plural forms and `other`'
  const value = parsed.data
  const by = typeof value === 'string' ? null : value.by
  const forms = new Map<string, readonly Part[]>()
  for (const [category, text] of formsOf(value)) {
    const parts = partsOf(text)
    if (typeof parts === 'string') return parts
    forms.set(category, parts)
  }
  return misnamed(by, forms, placeholders) ?? { by, forms }
}

function formsOf(value: z.infer<typeof written>): [string, string][] {
  if (typeof value === 'string') return [['other', value]]
  return CATEGORIES.flatMap((category): [string, string][] => {
    const text = value[category]
    return text === undefined ? [] : [[category, text]]
  })
}

/** The placeholders must be just those that the dialogs tell; a plural form may leave out the number it stands for. */
function misnamed(by: string | null, forms: Sentence['forms'], placeholders: readonly string[]): string | null {
  const used = new Set([...forms.values()].flat().flatMap((part) => (part.type === 'placeholder' ? [part.name] : [])))
  if (by !== null) used.add(by)
  const unknown = [...used].filter((name) => !placeholders.includes(name))
  if (unknown.length > 0) return `nobody tells it {${unknown.join('}, {')}}`
  const missing = placeholders.filter((name) => !used.has(name))
  return missing.length > 0 ? `it does not say {${missing.join('}, {')}}` : null
}

function partsOf(markdown: string): readonly Part[] | string {
  const { tree, faults } = parseRichText(markdown)
  if (faults[0]) return faults[0].what
  const [block] = tree
  if (tree.length !== 1 || block?.type !== 'paragraph') return 'write one paragraph'
  const marked = block.children.find((node) => node.type !== 'text')
  if (marked) return `write plain text: ${marked.type} comes as a value`
  return block.children.flatMap((node) => (node.type === 'text' ? splitText(node.text) : []))
}

function splitText(text: string): Part[] {
  return text.split(/(\{\w+\})/).flatMap((piece): Part[] => {
    if (piece === '') return []
    return piece.startsWith('{') ? [{ type: 'placeholder', name: piece.slice(1, -1) }] : [{ type: 'text', text: piece }]
  })
}

const rules = {
  ar: new Intl.PluralRules('ar'),
  en: new Intl.PluralRules('en'),
} satisfies Record<Language, Intl.PluralRules>

/** The sentence with its values in place. Codes inside Arabic are led by a left-to-right mark. */
export function fill(sentence: Sentence, language: Language, params: Readonly<Record<string, Value>>): Inline[] {
  const nodes = formFor(sentence, language, params).map((part): Inline => {
    if (part.type !== 'placeholder') return part
    const value = params[part.name] ?? ''
    return typeof value === 'object' ? value : { type: 'text', text: mark(String(value), part.name, language) }
  })
  return joinTexts(nodes)
}

function formFor(sentence: Sentence, language: Language, params: Readonly<Record<string, Value>>): readonly Part[] {
  const other = sentence.forms.get('other') ?? []
  if (sentence.by === null) return other
  const count = Number(params[sentence.by])
  const exact = count === 0 ? sentence.forms.get('zero') : undefined
  return exact ?? sentence.forms.get(rules[language].select(count)) ?? other
}

const mark = (text: string, name: string, language: Language): string =>
  language === 'ar' && CODES.has(name) ? `\u200e${text}` : text

function joinTexts(nodes: readonly Inline[]): Inline[] {
  const joined: Inline[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (node.type === 'text' && last?.type === 'text')
      joined[joined.length - 1] = { type: 'text', text: last.text + node.text }
    else joined.push(node)
  }
  return joined
}
