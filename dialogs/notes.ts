import type { Block } from '../knowledge/rich-text.js'
import { beginsWithSalaam } from './recognizers/salaam.js'
import { inQueue, languageOf, sentence, words, type TurnScope } from './turn-scope.js'

/** How long a citizen is not told again of the same kind of personal data. */
const TOLD_FOR = 24 * 60 * 60 * 1000

/** Peace is wished back before anything else, where the bot speaks anyway and nobody is in danger. */
export function returnedGreeting(scope: TurnScope): Block[] {
  if (scope.route?.kind === 'urgent' || !scope.said.some(({ kind }) => kind === 'message')) return []
  return beginsWithSalaam(scope.message.text) ? [sentence(scope, 'welcome.salaam')] : []
}

/** What must be said about the message itself, before anything else is. */
export function owedNotes(scope: TurnScope): Block[] {
  const { long, media, wordless } = scope.message
  const personal = personalNote(scope)
  const unseen = media === 'file' && !wordless && !inQueue(scope)
  return [
    ...(long ? [sentence(scope, 'text.long')] : []),
    ...(unseen ? [sentence(scope, 'media.fileWithText')] : []),
    ...(personal ? [personal] : []),
  ]
}

/** Names the kinds, never the data. In an emergency nobody is lectured. */
function personalNote(scope: TurnScope): Block | null {
  const { memory, message, now } = scope
  if (scope.route?.kind === 'urgent') return null
  const kinds = message.personal.filter((kind) => {
    if (scope.invited.has(kind)) return false
    const told = Date.parse(memory.warned[kind] ?? '')
    return !(now.getTime() - told < TOLD_FOR)
  })
  if (kinds.length === 0) return null
  for (const kind of kinds) memory.warned[kind] = now.toISOString()
  const names = kinds.map((kind) => words(scope, `personal.${kind}`))
  return sentence(scope, 'personal.notice', { kinds: scope.services.format.list(names, languageOf(scope)) })
}
