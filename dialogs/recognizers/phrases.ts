import { stemEnglish } from '../../knowledge/language/stem.js'
import { tokenize } from '../../knowledge/language/tokens.js'
import { soundOf } from './arabizi-sound.js'
import { SOUND_LENGTH, type Step, type Word, type Words, type WordTest } from './words.js'

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

/** Words that may stand where a phrase has `_`. */
const GAP = 2
const NONE: readonly Step[][] = []

/**
 * Makes a concept of phrases, separated by `|`. Each is folded like a citizen's text. `word*` also stands for longer words
 * that begin so, `~word` for the word in any form ("~ضرب" is in يضربونها, "~beat" in beating), `_` for up to two words in
 * between. What may be joined to the front of an Arabic word is allowed for.
 */
export const concept = (...phrases: readonly string[]): Concept => phraseConcept(phrases, { bySound: false })

/** The same, where Arabic in Latin letters counts too, known by its sound: for what must be heard in any spelling. */
export const spokenConcept = (...phrases: readonly string[]): Concept => phraseConcept(phrases, { bySound: true })

function phraseConcept(phrases: readonly string[], how: { readonly bySound: boolean }): Concept {
  const index = new Map<string, Step[][]>()
  const open: Step[][] = []
  for (const phrase of phrases.join('|').split('|')) {
    const parts = phrase.trim().split(/\s+/).filter(Boolean)
    const [first] = parts
    if (!first) continue
    const steps = compile(parts, how.bySound)
    if (first.endsWith('*')) open.push(steps)
    else for (const key of keysOf(first, how.bySound)) index.set(key, [...(index.get(key) ?? []), steps])
  }
  const beginning = (word: Word): readonly Step[][] => {
    const found = open.filter(([first]) => first?.test(word))
    for (const key of word.keys) found.push(...(index.get(key) ?? NONE))
    return found.length > 0 ? found : NONE
  }
  const number = made++
  return conceptOf((words, at) => {
    const word = words[at]
    if (!word) return 0
    const ways = (word.begins[number] ??= beginning(word))
    return ways === NONE ? 0 : longestOf(ways, words, at)
  })
}

/** How many there are: each has a number, under which a word keeps what it may begin. */
let made = 0

function longestOf(phrases: readonly Step[][], words: Words, at: number): number {
  let longest = 0
  for (const steps of phrases) longest = Math.max(longest, match(steps, words, at))
  return longest
}

/** Any of several concepts, as one. */
export const either = (...concepts: readonly Concept[]): Concept =>
  conceptOf((words, at) => {
    let longest = 0
    for (const each of concepts) longest = Math.max(longest, each.lengthAt(words, at))
    return longest
  })

const conceptOf = (lengthAt: Concept['lengthAt']): Concept => ({
  lengthAt,
  find: (words) => findAll(words, lengthAt),
  isIn: (words) => words.some((_, at) => lengthAt(words, at) > 0),
})

function findAll(words: Words, lengthAt: Concept['lengthAt']): PhraseMatch[] {
  const found: PhraseMatch[] = []
  for (let at = 0; at < words.length; at++) {
    const length = lengthAt(words, at)
    if (length === 0) continue
    found.push({ start: at, end: at + length })
    at += length - 1
  }
  return found
}

/** Under which of `Word.keys` a phrase stands, by its first word. */
function keysOf(first: string, bySound: boolean): string[] {
  const [word = ''] = tokenize(first)
  const isLemma = first.startsWith('~')
  const sound = soundOf(word)
  const base = isLemma ? sound.slice(0, SOUND_LENGTH) : sound
  return [isLemma ? `~${lemmaOf(word)}` : word, ...(bySound && ARABIC.test(word) ? [`#${base}`] : [])]
}

const ARABIC = /[\u0620-\u06ff]/
const lemmaOf = (word: string): string => (ARABIC.test(word) ? word : stemEnglish(word))

function compile(parts: readonly string[], bySound: boolean): Step[] {
  const steps: Step[] = []
  const isAlone = parts.length === 1
  let skip = 0
  for (const part of parts) {
    if (part === '_') {
      skip = GAP
      continue
    }
    for (const test of wordTests(part, { isAlone, bySound })) {
      steps.push({ test, skip })
      skip = 0
    }
  }
  return steps
}

function wordTests(part: string, { isAlone, bySound }: { isAlone: boolean; bySound: boolean }): WordTest[] {
  const words = tokenize(part.replace(/[*~]/g, ''))
  return words.map((word, i) => {
    const byWord = wordTest(word, {
      isLemma: part.startsWith('~'),
      isStart: part.endsWith('*') && i === words.length - 1,
    })
    const sound = bySound && ARABIC.test(word) ? soundTest(word, { isOpen: /[*~]/.test(part), isAlone }) : null
    return sound ? (candidate) => byWord(candidate) || sound(candidate) : byWord
  })
}

function wordTest(word: string, { isLemma, isStart }: { isLemma: boolean; isStart: boolean }): WordTest {
  if (isLemma) return lemmaTest(lemmaOf(word))
  return isStart ? ({ forms }) => startsAny(forms, word) : ({ forms }) => forms.includes(word)
}

const lemmaTest =
  (lemma: string): WordTest =>
  ({ lemmas }) =>
    lemmas.has(lemma)

/** These tests run some thousand times a message: they make nothing that has to be thrown away. */
function startsAny(texts: readonly string[], start: string): boolean {
  for (const text of texts) if (text.startsWith(start)) return true
  return false
}

function soundTest(word: string, { isOpen, isAlone }: { isOpen: boolean; isAlone: boolean }): WordTest | null {
  const wanted = soundOf(word)
  if (wanted.length < (isAlone || isOpen ? SOUND_LENGTH : 1)) return null
  if (!isOpen) return ({ sounds }) => sounds.includes(wanted)
  return ({ sounds, bareSounds }) => startsAny(sounds, wanted) || startsAny(bareSounds, wanted)
}

/** How many words the steps take from `at` on; 0 if they do not fit. */
function match(steps: readonly Step[], words: Words, at: number): number {
  let next = at
  for (const { test, skip } of steps) {
    const last = Math.min(words.length - 1, next + skip)
    let tried = next
    for (; tried <= last; tried++) {
      const word = words[tried]
      if (word && test(word)) break
    }
    if (tried > last) return 0
    next = tried + 1
  }
  return next - at
}
