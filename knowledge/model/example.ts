import type { Language } from '../language/language.js'

/**
 * One text to learn from. `phrasing` and `question`: how people ask for the entry. `label`, `answer`: weaker evidence of what
 * it is about. `notCovered`: looks alike, but the entry does not answer it.
 */
export interface Example {
  readonly id: string
  readonly language: Language
  readonly text: string
  readonly role: 'phrasing' | 'question' | 'label' | 'answer' | 'notCovered'
}
