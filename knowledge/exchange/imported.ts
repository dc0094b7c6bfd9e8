import type { FrontMatter } from '../entry.js'
import type { Fault } from '../fault.js'
import { LANGUAGES, type Language } from '../language/language.js'

/** A text in the languages that the file gave it in. */
export type Texts = Partial<Record<Language, string>>

/** Ways to ask, of each language. */
export type Wordings = Readonly<Record<Language, readonly string[]>>

/** Fields that only a curator's own table holds, as it wrote them; what it left empty is absent. */
export interface CuratorFields {
  readonly kind?: string
  readonly team?: string
  readonly label?: Texts
  readonly notCovered?: Wordings
  readonly golden?: Wordings
  readonly confidence?: string
  readonly caution?: Texts
  readonly validFrom?: string
  readonly validUntil?: string
  readonly reviewBy?: string
  readonly owner?: string
  readonly covers?: readonly string[]
  readonly followUps?: readonly string[]
  readonly links?: FrontMatter['links']
}

/** A question and its answer as a file from elsewhere gave them. Texts in a language that the file lacks are absent. */
export interface Imported {
  /** Line or row in the file, counted from 1. */
  readonly line: number
  readonly id?: string | undefined
  readonly topic?: string | undefined
  readonly agency?: string | undefined
  readonly question: Texts
  /** Markdown. */
  readonly answer: Texts
  /** Other ways to ask. */
  readonly phrasings: Wordings
  readonly source?: { readonly title: Texts; readonly url: string } | undefined
  /** As the file wrote it; the curator brings it into the form of `asOf`. */
  readonly asOf?: string | undefined
  readonly curator?: CuratorFields
}

/** What a reader gives: every item, and a fault for everything that it could not take. Nothing is dropped in silence. */
export interface Reading {
  readonly items: readonly Imported[]
  readonly faults: readonly Fault[]
}

/** Arabic letters decide; a file rarely says which language a cell is in. */
export const languageOf = (text: string): Language => (/[\u0620-\u064a\u0671-\u06d3]/.test(text) ? 'ar' : 'en')

export const inItsLanguage = (text: string): Texts => ({ [languageOf(text)]: text })

/** Both lists of wordings, those of the first in front. */
export function joinWordings(first: Wordings, next: Wordings): Wordings {
  const [ar, en] = LANGUAGES.map((language) => [...first[language], ...next[language]])
  return { ar: ar ?? [], en: en ?? [] }
}
