import type { Language } from '../language/language.js'

/**
 * One text to learn from. `phrasing` and `question`: how people ask for the entry. `label`, `answer`: weaker evidence of what
 * it is about. `notCovered`: looks alike, but the entry does not answer it. `golden`: never learnt from; asked of what was learnt,
 * to find how sure an answer must be.
 */
export interface Example {
  readonly id: string
  /** What its entry is about, with others: they stand in for each other where one is missing. */
  readonly topic?: string
  readonly language: Language
  readonly text: string
  readonly role: 'phrasing' | 'question' | 'label' | 'answer' | 'notCovered' | 'golden'
}
