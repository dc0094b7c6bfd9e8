import type { Agency } from '../knowledge/entry.js'
import type { Block } from '../knowledge/rich-text.js'
import { languageOf, sentence, type TurnScope } from './turn-scope.js'

/** Whom to ask instead, and how to reach them where we know. */
export function askAgency(scope: TurnScope, agency: Agency): Block {
  const language = languageOf(scope)
  const contact = agency.contact?.[language]
  const name = agency.name[language]
  return sentence(scope, 'answer.askAgency', { agency: contact ? `${name} (${contact})` : name })
}
