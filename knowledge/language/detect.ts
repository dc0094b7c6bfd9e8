import type { Language } from './language.js'
import { wordSet } from './word-sets.js'

const ARABIC_LETTER = /[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\ufb50-\ufdff\ufe70-\ufefc]/g
const LATIN_LETTER = /[a-z]/gi
const LATIN = /[a-z]/i
/** A digit that stands for an Arabic letter: inside a Latin word, or before one, but not as in "iphone5", "a4" or "3rd". */
const ARABIZI_DIGIT =
  /(?:^|[^a-z0-9])(?:[a-z]+'?[2356789]+'?[a-z]+|[2356789]'?(?!(?:rd|nd|th|st|am|pm|kms?|kgs?|gb|mb|cm|mm|kw|hp|cc|omr|ro|usd|hrs?|min|mins|days?|weeks?|months?|years?|yrs?|hours?|star|g|in|to|or)\b)[a-z]{2,})/i
const ARABIZI_WORDS = wordSet('arabizi')
const ENGLISH_WORDS = wordSet('english')
const WEAK = wordSet('arabizi-weak')

/**
 * The language to answer in: Arabic script and Arabizi are `ar`, other Latin text is `en`, null where no letter tells
 * (digits, emoji, another script). In mixed text the script with more letters wins, and Arabic wins a near tie.
 */
export function detectLanguage(text: string): Language | null {
  const arabic = text.match(ARABIC_LETTER)?.length ?? 0
  const latin = text.match(LATIN_LETTER)?.length ?? 0
  if (arabic === 0 && latin === 0) return null
  if (arabic > 0) return arabic * 2 >= latin ? 'ar' : 'en'
  return isArabizi(text) ? 'ar' : 'en'
}

/** Whether Latin text is Arabic in Latin letters: a digit used as a letter, or enough words that only Arabizi has. */
export function isArabizi(text: string): boolean {
  if (!LATIN.test(text)) return false
  const words = text.toLowerCase().match(/[a-z0-9']+/g) ?? []
  let strong = ARABIZI_DIGIT.test(text) ? 2 : 0
  let weak = 0
  for (const word of words) {
    if (WEAK.has(word)) weak++
    else if (ARABIZI_WORDS.has(word)) strong++
  }
  if (strong >= 2 || (strong === 1 && (weak > 0 || words.length <= 2)) || weak >= 3) return true
  return strong + weak > 0 && words.length > 2 && !words.some((word) => ENGLISH_WORDS.has(word))
}
