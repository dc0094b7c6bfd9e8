import type { Language } from '../../../../knowledge/language/language.js'
import { ar, type Wording } from './ar.js'
import { en } from './en.js'

const WORDINGS: Readonly<Record<Language, Wording>> = { ar, en }

export const wordingOf = (language: Language): Wording => WORDINGS[language]

/** "3 new messages" in the language's own plural. */
export function unreadLine(language: Language, n: number): string {
  const form = new Intl.PluralRules(language).select(n)
  const words = wordingOf(language)
  const lines: Readonly<Record<Intl.LDMLPluralRule, string>> = {
    zero: '',
    one: words.unreadOne,
    two: words.unreadTwo,
    few: words.unreadFew,
    many: words.unreadMany,
    other: words.unreadOther,
  }
  return n > 0 ? lines[form].replace('{n}', String(n)) : ''
}
