import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { parseDocument } from 'yaml'
import { LANGUAGES, type Language } from '../knowledge/language/language.js'
import { plainText, type Block, type Inline } from '../knowledge/rich-text.js'
import { compileSentence, fill, type Sentence, type Value } from './sentence.js'
import { SENTENCES, type PlaceholderOf, type SentenceKey } from './wording-keys.js'

/** What a sentence is told: nothing, or a value for each of its placeholders. */
export type Told<K extends SentenceKey> = [PlaceholderOf<K>] extends [never]
  ? []
  : [params: Readonly<Record<PlaceholderOf<K>, Value>>]

/** Every sentence of the bot and every notice of the service, in both languages. */
export interface Wording {
  /** The sentence as plain text. A link among its values leaves only its words. */
  say<K extends SentenceKey>(language: Language, key: K, ...told: Told<K>): string
  /** The sentence as a paragraph of rich text. */
  write<K extends SentenceKey>(language: Language, key: K, ...told: Told<K>): Block
  /** One sentence in a language that we do not speak, by its ISO 639 code, saying which two we do. */
  inOtherLanguage(code: string): string
}

/** The text of the three files. */
export interface WordingFiles {
  readonly ar: string
  readonly en: string
  readonly others: string
}

/** Reads `ar.yaml`, `en.yaml` and `others.yaml` in a folder. Throws an error that lists every fault. */
export function loadWording(folder: URL): Wording {
  const read = (name: string) => readFileSync(new URL(`${name}.yaml`, withSlash(folder)), 'utf8')
  return createWording({ ar: read('ar'), en: read('en'), others: read('others') })
}

const withSlash = (folder: URL): URL => (folder.pathname.endsWith('/') ? folder : new URL(`${folder.href}/`))

/** Throws an error that lists every fault of the three files: keys, placeholders, plural forms and Markdown. */
export function createWording(files: WordingFiles): Wording {
  const faults: string[] = []
  const sentences = new Map<string, Sentence>()
  for (const language of LANGUAGES) {
    for (const [key, sentence] of readSentences(language, files[language], faults)) sentences.set(key, sentence)
  }
  const others = readOthers(files.others, faults)
  if (faults.length > 0) throw new Error(`the wording is not in order:\n${faults.join('\n')}`)
  const write = (language: Language, key: SentenceKey, params: Readonly<Record<string, Value>> = {}): Block => ({
    type: 'paragraph',
    children: fill(sentenceOf(sentences, language, key), language, params),
  })
  return {
    write: (language, key, ...told) => write(language, key, told[0]),
    say: (language, key, ...told) => plainText([write(language, key, told[0])]),
    inOtherLanguage: (code) => others.get(code) ?? others.get('und') ?? '',
  }
}

function sentenceOf(sentences: ReadonlyMap<string, Sentence>, language: Language, key: SentenceKey): Sentence {
  const sentence = sentences.get(`${language} ${key}`)
  if (!sentence) throw new Error(`the wording holds no ${key} in ${language}`)
  return sentence
}

function readYaml(file: string, text: string, faults: string[]): unknown {
  const document = parseDocument(text)
  faults.push(...document.errors.map(({ message }) => `${file}: ${message}`))
  return document.errors.length > 0 ? {} : document.toJS()
}

function readSentences(language: Language, yaml: string, faults: string[]): [string, Sentence][] {
  const found = new Map<string, unknown>()
  flatten(readYaml(`${language}.yaml`, yaml, faults), '', found)
  for (const key of Object.keys(SENTENCES)) {
    if (!found.has(key)) faults.push(`${language}.yaml: ${key} is missing`)
  }
  return [...found].flatMap(([key, value]): [string, Sentence][] => {
    const placeholders = (SENTENCES as Readonly<Record<string, readonly string[]>>)[key]
    const compiled = placeholders ? compileSentence(value, placeholders) : 'no dialog knows this key'
    if (typeof compiled !== 'string') return [[`${language} ${key}`, compiled]]
    faults.push(`${language}.yaml: ${key}: ${compiled}`)
    return []
  })
}

/** Nested maps to dotted keys; a map with `by` is one sentence in its plural forms. */
function flatten(node: unknown, path: string, found: Map<string, unknown>): void {
  if (typeof node !== 'object' || node === null || 'by' in node) {
    found.set(path, node)
    return
  }
  for (const [name, child] of Object.entries(node)) flatten(child, path ? `${path}.${name}` : name, found)
}

const othersFile = z.record(z.string(), z.string().trim().min(1))

function readOthers(yaml: string, faults: string[]): ReadonlyMap<string, string> {
  const parsed = othersFile.safeParse(readYaml('others.yaml', yaml, faults))
  if (parsed.success && 'und' in parsed.data) return new Map(Object.entries(parsed.data))
  faults.push('others.yaml: it holds one sentence for each language code, and `und` for any other')
  return new Map()
}

/** A link to be told to a sentence. */
export function linkTo(url: string, text: string): Inline {
  return { type: 'link', url, children: [{ type: 'text', text }] }
}
