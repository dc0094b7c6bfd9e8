import type { Language } from '../../../../knowledge/language/language.js'
import { ar, type Wording } from './ar.js'
import { en } from './en.js'

const WORDINGS: Readonly<Record<Language, Wording>> = { ar, en }

export const wordingOf = (language: Language): Wording => WORDINGS[language]
