import { COURTESY } from './courtesy.js'
import { readWords } from './word-files.js'
import { wordsOf, type Words } from './words.js'

const { written } = readWords('answers')

/** Clear words: they decide even at the front of a longer sentence. */
const YES = written('yes')
/** Words that also mean other things: they decide only where they are all that is said. */
const FINE = written('fine')
const NO = written('no')
const FAULTY = written('faulty')
/** What follows a yes or a no that is meant as one; after anything else it belongs to the sentence ("no visa entry"). */
const FOLLOWING = written('following')
/** Sentences that begin like a no and tell something else. */
const TELLS = written('tells')

const LONG = 14
/** A first word that stands by itself. */
const BREAK = /^\s*\S{1,8}\s*[,،.!؛;:\n-]/
const THUMBS: Readonly<Record<string, 'yes' | 'no'>> = {
  '👍': 'yes',
  '👌': 'yes',
  '✅': 'yes',
  '✔': 'yes',
  '👎': 'no',
  '❌': 'no',
  '✖': 'no',
}

/** Whether an answer to a yes-or-no question means yes or no; null where it means neither, or is a sentence of its own. */
export function yesNo(text: string): 'yes' | 'no' | null {
  const words = wordsOf(text)
  const count = words.length
  if (count === 0) return THUMBS[[...text.trim()][0] ?? ''] ?? null
  const said = readAll(words)
  if (said.last && said.covered) return said.last.answer
  if (!said.first?.clear || count > LONG || TELLS.lengthAt(words, 0) > 0) return null
  const isMeant = BREAK.test(text) || said.first.length > 1 || FOLLOWING.lengthAt(words, said.first.length) > 0
  return isMeant ? said.first.answer : null
}

interface Decision {
  readonly answer: 'yes' | 'no'
  readonly clear: boolean
  readonly length: number
}

/** Every yes and no in the answer; `covered` where nothing else but courtesy is said. */
function readAll(words: Words): { first: Decision | null; last: Decision | null; covered: boolean } {
  const first = decide(words, 0)
  let last: Decision | null = null
  let covered = true
  for (let at = 0; at < words.length;) {
    const next = decide(words, at)
    const courtesy = next ? 0 : COURTESY.lengthAt(words, at)
    last = next ?? last
    covered &&= next !== null || courtesy > 0
    at += next?.length ?? Math.max(1, courtesy)
  }
  return { first, last, covered }
}

/** The longest phrase wins: "لا مانع" is a yes although it starts with a no. */
function decide(words: Words, at: number): Decision | null {
  const yes = YES.lengthAt(words, at)
  const fine = FINE.lengthAt(words, at)
  const no = NO.lengthAt(words, at)
  const faulty = FAULTY.lengthAt(words, at)
  const length = Math.max(yes, fine, no, faulty)
  if (length === 0) return null
  if (length === no || length === faulty) return { answer: 'no', clear: length === no, length }
  return { answer: 'yes', clear: length === yes, length }
}
