import { tokenize } from '../../knowledge/language/tokens.js'

/** Rules read no further than this many words: what matters is said by then, and a long text costs no more. */
const MOST_WORDS = 400
/** What is written joined to the front of an Arabic word: and, so, by, for, the, and mixes of them. */
const CLITICS = ['وبال', 'وال', 'فال', 'بال', 'كال', 'ولل', 'هال', 'لل', 'ال', 'و', 'ف', 'ب', 'ل', 'عال']
const ARABIC = /[\u0620-\u06ff]/

/** A text as words; `forms[i]` is word i as written, and without what is joined to its front. */
export interface Words {
  readonly tokens: readonly string[]
  readonly forms: readonly (readonly string[])[]
}

export function wordsOf(text: string): Words {
  const tokens = tokenize(text.slice(0, MOST_WORDS * 16)).slice(0, MOST_WORDS)
  return { tokens, forms: tokens.map(formsOf) }
}

function formsOf(token: string): string[] {
  if (!ARABIC.test(token)) return [token]
  const bare = CLITICS.filter((clitic) => token.startsWith(clitic) && token.length - clitic.length >= 2)
  return [token, ...bare.map((clitic) => token.slice(clitic.length))]
}

/** Words `start` to `end` (exclusive) of the text. */
export interface PhraseMatch {
  readonly start: number
  readonly end: number
}

/** An idea and the ways people put it. */
export interface Concept {
  /** Every place where it is said, in order, the longest at each place. */
  find(words: Words): readonly PhraseMatch[]
  isIn(words: Words): boolean
  /** The longest way of saying it that starts at this word; 0 where there is none. */
  lengthAt(words: Words, at: number): number
}

type WordTest = (forms: readonly string[]) => boolean
interface Step {
  readonly test: WordTest
  /** How many words may stand before this one. */
  readonly skip: number
}

/**
 * Makes a concept of phrases, separated by `|`. Each is folded like a citizen's text. `word*` also stands for longer words
 * that begin so, `_` for up to two words in between. What may be joined to the front of an Arabic word is allowed for.
 */
export function concept(...phrases: readonly string[]): Concept {
  const byFirst = new Map<string, Step[][]>()
  const open: Step[][] = []
  for (const phrase of phrases.join('|').split('|')) {
    const parts = phrase.trim().split(/\s+/).filter(Boolean)
    const steps = compile(parts)
    const first = parts[0]
    if (!first || steps.length === 0) continue
    if (first.endsWith('*')) open.push(steps)
    else for (const word of tokenize(first).slice(0, 1)) byFirst.set(word, [...(byFirst.get(word) ?? []), steps])
  }
  const lengthAt = (words: Words, at: number): number => {
    const candidates = [...open, ...(words.forms[at] ?? []).flatMap((form) => byFirst.get(form) ?? [])]
    return candidates.reduce((longest, steps) => Math.max(longest, match(steps, words, at)), 0)
  }
  const find = (words: Words) => findAll(words, lengthAt)
  return { find, lengthAt, isIn: (words) => words.tokens.some((_, at) => lengthAt(words, at) > 0) }
}

/** Any of several concepts, as one. */
export function either(...concepts: readonly Concept[]): Concept {
  const lengthAt = (words: Words, at: number) => Math.max(...concepts.map((each) => each.lengthAt(words, at)))
  return {
    lengthAt,
    find: (words) => findAll(words, lengthAt),
    isIn: (words) => concepts.some((each) => each.isIn(words)),
  }
}

function findAll(words: Words, lengthAt: Concept['lengthAt']): PhraseMatch[] {
  const found: PhraseMatch[] = []
  for (let at = 0; at < words.tokens.length; at++) {
    const length = lengthAt(words, at)
    if (length === 0) continue
    found.push({ start: at, end: at + length })
    at += length - 1
  }
  return found
}

const GAP = 2

function compile(parts: readonly string[]): Step[] {
  const steps: Step[] = []
  let skip = 0
  for (const part of parts) {
    if (part === '_') {
      skip = GAP
      continue
    }
    for (const test of wordTests(part)) {
      steps.push({ test, skip })
      skip = 0
    }
  }
  return steps
}

function wordTests(part: string): WordTest[] {
  const words = tokenize(part.replace('*', ''))
  return words.map((word, i) =>
    part.endsWith('*') && i === words.length - 1
      ? (forms) => forms.some((form) => form.startsWith(word))
      : (forms) => forms.includes(word),
  )
}

/** How many words the steps take from `at` on; 0 if they do not fit. */
function match(steps: readonly Step[], words: Words, at: number): number {
  let next = at
  for (const { test, skip } of steps) {
    let tried = next
    while (tried < words.forms.length && tried <= next + skip && !test(words.forms[tried] ?? [])) tried++
    if (tried >= words.forms.length || tried > next + skip) return 0
    next = tried + 1
  }
  return next - at
}
