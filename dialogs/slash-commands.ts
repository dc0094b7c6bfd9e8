import type { EntryId } from '../knowledge/entry.js'
import { answerableEntry } from './answerable.js'
import type { Button, Command } from './memory.js'
import { commandOffer, entryOffer } from './offers.js'
import type { TurnScope } from './turn-scope.js'

/** What messengers' menus send: a name after a stroke, and from a link that leads to us the word that it brings along. */
const SLASH = /^\/([a-z]{1,32})(?:\s+([\w-]{1,64}))?$/i
const SLASHED: ReadonlyMap<string, Command> = new Map([
  ['start', 'help'],
  ['help', 'help'],
  ['lang', 'language'],
  ['agent', 'person'],
])

/** The command that the message is; a link may bring the id of the entry that it leads to. Null: it is none of ours. */
export function pickSlashCommand(scope: TurnScope): Button | null {
  const { text } = scope.message
  const [, name = '', word] = SLASH.exec(text) ?? []
  const command = SLASHED.get(name.toLowerCase())
  if (!command) return null
  const entry = word ? answerableEntry(scope, word as EntryId) : null
  return { label: text, offer: entry?.kind === 'service' ? entryOffer(entry.id) : commandOffer(command) }
}
