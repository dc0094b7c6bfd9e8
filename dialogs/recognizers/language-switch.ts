import type { Language } from '../../knowledge/language/language.js'
import { COURTESY } from './courtesy.js'
import { either } from './phrases.js'
import { saysOnly } from './whole-message.js'
import { readWords } from './word-files.js'
import { wordsOf, type Words } from './words.js'

const { written } = readWords('languages')

const ARABIC = written('arabic')
const ENGLISH = written('english')
const NOT = written('not')
const AROUND = written('around')
const TO = written('to')

/**
 * The language somebody asks us to use, where the message asks for nothing else: "English please", "ما افهم انجليزي".
 * Null for everything else, also for a question in which a language only occurs ("translation into English").
 */
export function languageSwitch(text: string): Language | null {
  const words = wordsOf(text)
  const named = new Map<Language, boolean>()
  let negated = false
  let target: Language | null = null
  for (let at = 0; at < words.length;) {
    const { language, length, not } = readAt(words, at)
    if (length === 0) return null
    if (language) {
      named.set(language, negated)
      if (at > 0 && TO.lengthAt(words, at - 1) > 0) target = language
    }
    negated = not || (negated && !language)
    at += length
  }
  return target ?? onlyWanted(named)
}

const OTHER = written('other')
const BESIDE_OTHER = either(AROUND, ARABIC, ENGLISH)

/** Whether somebody asks us for a language that is none of our two, and for nothing else: "do you speak Hindi?" */
export const wantsOtherLanguage = (text: string): boolean => saysOnly(wordsOf(text), OTHER, BESIDE_OTHER)

function readAt(words: Words, at: number): { language: Language | null; length: number; not: boolean } {
  const arabic = ARABIC.lengthAt(words, at)
  const english = ENGLISH.lengthAt(words, at)
  const not = NOT.lengthAt(words, at)
  const rest = Math.max(not, AROUND.lengthAt(words, at), COURTESY.lengthAt(words, at))
  const length = Math.max(arabic, english, rest)
  const language = arabic > 0 && arabic === length ? 'ar' : english > 0 && english === length ? 'en' : null
  return { language, length, not: not > 0 && not === length && !language }
}

/** The one language that is wanted; "not Arabic" alone means English, and the other way round. */
function onlyWanted(named: ReadonlyMap<Language, boolean>): Language | null {
  const wanted = [...named].filter(([, negated]) => !negated).map(([language]) => language)
  if (wanted.length === 1) return wanted[0] ?? null
  const [unwanted] = named.keys()
  if (wanted.length > 1 || !unwanted || named.size > 1) return null
  return unwanted === 'ar' ? 'en' : 'ar'
}
