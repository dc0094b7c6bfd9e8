import { createHash, type Hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse as parseYaml, YAMLParseError } from 'yaml'
import { z } from 'zod'
import type { Fault } from '../fault.js'
import { createParsedTexts, type ParsedTexts } from '../parsed-texts.js'
import { createPhrases, type Phrases } from './phrases.js'
import { readings, stemWord } from './stem.js'
import { scriptOf, tokenize } from './tokens.js'

const REWRITES = ['dialect', 'loanwords', 'arabizi'] as const
/** The lists of words that stand for standard ones. */
export type RewriteList = (typeof REWRITES)[number]

/** The curators' word lists. */
export interface Lexicon {
  /** Dialect, loanwords and Arabizi (folded) to the standard words (folded) that they stand for. */
  readonly rewrites: Phrases
  /** The list that a phrase of `rewrites` stands in; its words joined by single spaces. */
  readonly listOf: ReadonlyMap<string, RewriteList>
  /** Words of both languages to the concepts that they mean. */
  readonly concepts: Phrases
  /** Every single word of the lists, folded. */
  readonly words: readonly string[]
  /** SHA-256 over the files, hex: a model trained with other words must be trained again. */
  readonly hash: string
}

const SYNONYMS = 'synonyms.yaml'
const wordList = z.record(z.string(), z.array(z.string().trim().min(1)))

/**
 * Reads the word lists of a folder: `dialect.yaml`, `loanwords.yaml` and `arabizi.yaml` hold a standard word with what people
 * write for it, `synonyms.yaml` a concept with the words of both languages that mean it. A file that cannot be used is a
 * fault and counts as empty; nothing throws for what a file holds. What `texts` knows is not read again.
 */
export function loadLexicon(
  folder: string,
  texts: ParsedTexts = createParsedTexts(null),
): { readonly lexicon: Lexicon; readonly faults: readonly Fault[] } {
  const faults: Fault[] = []
  const digest = createHash('sha256')
  const read = (name: string) => readList(join(folder, name), { digest, texts, faults })
  const rewrites = new Map<string, string[]>()
  const listOf = new Map<string, RewriteList>()
  for (const list of REWRITES) {
    for (const [standard, variants] of read(`${list}.yaml`)) {
      for (const variant of variants) {
        const words = tokenize(variant)
        enter(rewrites, words, tokenize(standard))
        listOf.set(words.join(' '), list)
      }
    }
  }
  const concepts = new Map<string, string[]>()
  for (const [concept, words] of read(SYNONYMS)) {
    for (const word of words) enterConcept(concepts, tokenize(word), concept)
  }
  const lexicon = {
    rewrites: createPhrases(rewrites, { inPhrase: (word) => word, alone: (word) => [word] }),
    listOf,
    concepts: createPhrases(concepts, { inPhrase: stemWord, alone: formsOf }),
    words: [...new Set([...rewrites.values(), ...concepts.keys()].flat())].filter((word) => !word.includes(' ')),
    hash: digest.digest('hex'),
  }
  return { lexicon, faults }
}

/** A single word stands as written too, so that a reading of another form may meet either. */
function enterConcept(phrases: Map<string, string[]>, words: readonly string[], concept: string): void {
  enter(phrases, words.map(stemWord), [concept])
  if (words.length === 1) enter(phrases, words, [concept])
}

function formsOf(word: string): readonly string[] {
  return scriptOf(word) === 'arabic' ? readings(word) : [word, stemWord(word)]
}

function enter(phrases: Map<string, string[]>, words: readonly string[], values: readonly string[]): void {
  const key = words.join(' ')
  const known = phrases.get(key) ?? []
  if (key) phrases.set(key, [...known, ...values.filter((value) => !known.includes(value))])
}

interface Reading {
  readonly digest: Hash
  readonly texts: ParsedTexts
  readonly faults: Fault[]
}

function readList(file: string, { digest, texts, faults }: Reading): [string, string[]][] {
  const fail = (line: number, message: string) => faults.push({ file, line, severity: 'error', message })
  try {
    const text = readFileSync(file, 'utf8')
    digest.update(`${text}\0`)
    const lists = texts.of(text, () => parseLists(text, fail))
    return Object.entries(lists ?? {})
  } catch (error) {
    if (error instanceof YAMLParseError) fail(error.linePos?.[0].line ?? 1, `not readable as YAML: ${error.message}`)
    else fail(1, `the file cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
  return []
}

function parseLists(text: string, fail: (line: number, message: string) => void): Record<string, string[]> | null {
  const parsed = wordList.safeParse(parseYaml(text) ?? {})
  if (parsed.success) return parsed.data
  for (const issue of parsed.error.issues) {
    const key = String(issue.path[0] ?? '')
    const line = text.split('\n').findIndex((row) => row.replace(/["']/g, '').startsWith(`${key}:`)) + 1
    fail(Math.max(1, line), `${issue.path.join('.')}: ${issue.message}; write a word and a list of words`)
  }
  return null
}
