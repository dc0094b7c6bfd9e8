import { detectLanguage, isArabizi } from './detect.js'
import type { Lexicon } from './lexicon.js'
import { tokenize } from './tokens.js'

/** How a question is worded. `omani` stands for every dialect of the lists, Omani first. */
export const REGISTERS = ['standard', 'omani', 'arabizi', 'english'] as const
export type Register = (typeof REGISTERS)[number] | 'none'

/** In the dialect list because they are folded away, yet as good Arabic as any. */
const STANDARD_TOO = new Set(['ما هو', 'ما هي', 'ماهو', 'ماهي', 'من هو', 'من هي', 'بكم', 'اي'])

/** A guess by letters and word lists: a word of the dialect list makes an Arabic question dialect. */
export function registerOf(text: string, lexicon: Pick<Lexicon, 'rewrites' | 'listOf'>): Register {
  const language = detectLanguage(text)
  if (language === null) return 'none'
  if (isArabizi(text)) return 'arabizi'
  if (language === 'en') return 'english'
  return hasDialect(tokenize(text), lexicon) ? 'omani' : 'standard'
}

function hasDialect(words: readonly string[], { rewrites, listOf }: Pick<Lexicon, 'rewrites' | 'listOf'>): boolean {
  for (let i = 0; i < words.length;) {
    const length = rewrites.longest(words, i)?.length ?? 1
    const phrase = words.slice(i, i + length).join(' ')
    if (listOf.get(phrase) === 'dialect' && !STANDARD_TOO.has(phrase)) return true
    i += length
  }
  return false
}
