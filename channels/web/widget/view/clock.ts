import type { Language } from '../../../../knowledge/language/language.js'

/** Omani dates in Arabic, British in English; figures as in the answers, so that both read alike. */
const LOCALES: Readonly<Record<Language, string>> = { ar: 'ar-OM-u-nu-latn-ca-gregory', en: 'en-GB' }

export const timeLine = (at: Date, language: Language): string =>
  new Intl.DateTimeFormat(LOCALES[language], { hour: 'numeric', minute: '2-digit', hour12: true }).format(at)

export const dayLine = (at: Date, language: Language): string =>
  new Intl.DateTimeFormat(LOCALES[language], { weekday: 'long', day: 'numeric', month: 'long' }).format(at)

export const sameDay = (a: Date, b: Date): boolean => a.toDateString() === b.toDateString()

export const stamp = (at: Date, language: Language): string =>
  new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'medium', timeStyle: 'short' }).format(at)
