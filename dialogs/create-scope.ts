import type { TurnContext } from 'botbuilder'
import { readMessage } from './citizen-message.js'
import type { Memory } from './memory.js'
import type { TurnScope } from './turn-scope.js'

/** What one turn is run with, besides the message itself. */
export type TurnParts = Pick<TurnScope, 'services' | 'content' | 'answerer' | 'desk' | 'newReference' | 'now'>

export function createScope(context: TurnContext, memory: Memory, parts: TurnParts): TurnScope {
  const { text, attachments, locale } = context.activity
  memory.language ??= locale?.toLowerCase().startsWith('en') ? 'en' : null
  return {
    ...parts,
    today: parts.services.wallClock(parts.now).day,
    memory,
    message: readMessage(text ?? '', attachments ?? []),
    said: [],
    picked: null,
    route: null,
    taken: false,
    invited: new Set(),
  }
}
