import type { Language } from '../language/language.js'
import type { Fault } from '../fault.js'

/** A question and its answer as a file from elsewhere gave them. Texts in a language that the file lacks are absent. */
export interface Imported {
  /** Line or row in the file, counted from 1. */
  readonly line: number
  readonly id?: string | undefined
  readonly topic?: string | undefined
  readonly agency?: string | undefined
  readonly question: Partial<Record<Language, string>>
  /** Markdown. */
  readonly answer: Partial<Record<Language, string>>
  /** Other ways to ask. */
  readonly phrasings: Record<Language, readonly string[]>
  readonly source?: { readonly title: string; readonly url: string } | undefined
  /** As the file wrote it; the curator brings it into the form of `asOf`. */
  readonly asOf?: string | undefined
}

/** What a reader gives: every item, and a fault for everything that it could not take. Nothing is dropped in silence. */
export interface Reading {
  readonly items: readonly Imported[]
  readonly faults: readonly Fault[]
}

/** Arabic letters decide; a file rarely says which language a cell is in. */
export const languageOf = (text: string): Language => (/[\u0620-\u064a\u0671-\u06d3]/.test(text) ? 'ar' : 'en')
