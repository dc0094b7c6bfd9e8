import * as words from './concepts/smalltalk-words.js'
import { COURTESY } from './courtesy.js'
import { either, type Concept } from './phrases.js'
import { saysOnly } from './whole-message.js'
import { readWords } from './word-files.js'
import { wordsOf, type Words } from './words.js'

const { written } = readWords('manners')

/** Talk that asks for no service; each has an entry of that id in the basics pack. */
export type Smalltalk =
  'who-are-you' | 'what-can-you-do' | 'how-are-you' | 'farewell' | 'thanks' | 'praise' | 'greeting' | 'okay'

/** Where a message holds several, the first of these is answered. */
const KINDS: readonly (readonly [Smalltalk, Concept])[] = [
  ['who-are-you', words.WHO_ARE_YOU],
  ['what-can-you-do', words.WHAT_CAN_YOU_DO],
  ['what-can-you-do', words.PASTIME],
  ['how-are-you', words.HOW_ARE_YOU],
  ['farewell', words.FAREWELL],
  ['thanks', words.THANKS],
  ['praise', words.PRAISE],
  ['greeting', words.GREETING],
  ['okay', words.OKAY],
]
/** Whom it is said to, and words that only fill. */
const AROUND = written('smalltalk-around')
const CHAT = either(...KINDS.map(([, idea]) => idea))

/** Which small talk the message is, if it is nothing else. */
export function smalltalk(text: string): Smalltalk | null {
  const said = wordsOf(text)
  if (!saysOnly(said, CHAT, AROUND)) return null
  const kinds = new Set(CHAT.find(said).map(({ start }) => kindAt(said, start)))
  return KINDS.find(([kind]) => kinds.has(kind))?.[0] ?? null
}

/** The kind with the longest phrase here: in "thanks for your help" nobody asks for help. */
function kindAt(said: Words, at: number): Smalltalk | undefined {
  const lengths = KINDS.map(([, idea]) => idea.lengthAt(said, at))
  return KINDS[lengths.indexOf(Math.max(...lengths))]?.[0]
}

const OPENING = either(words.GREETING, words.HOW_ARE_YOU, words.THANKS)
const OPENING_WORDS = written('addressed')
const CLOSING = either(words.THANKS, words.FAREWELL)
/** Nobody greets at greater length. */
const LONGEST = 14

/** The message without the greeting before it and the thanks after it: what is left to be answered. Never empty unless all is. */
export function withoutCourtesy(text: string): string {
  const pieces = text.trim().split(/\s+/)
  const from = opens(pieces)
    ? longest(pieces.length, (count) => saysOnly(wordsOf(pieces.slice(0, count).join(' ')), OPENING, OPENING_WORDS))
    : 0
  const left = pieces.slice(from)
  const cut = longest(left.length - 1, (count) => saysOnly(wordsOf(left.slice(-count).join(' ')), CLOSING, COURTESY))
  return left.slice(0, left.length - cut).join(' ')
}

/** Whether the first word can belong to a greeting at all: of most messages it cannot. */
function opens(pieces: readonly string[]): boolean {
  const said = wordsOf(pieces.slice(0, LONGEST).join(' '))
  return Math.max(OPENING.lengthAt(said, 0), OPENING_WORDS.lengthAt(said, 0), COURTESY.lengthAt(said, 0)) > 0
}

/** The greatest count for which it holds; 0 if none. */
function longest(most: number, holds: (count: number) => boolean): number {
  for (let count = Math.min(most, LONGEST); count > 0; count--) if (holds(count)) return count
  return 0
}
