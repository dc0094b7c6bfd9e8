import type { Entry, EntryId } from '../knowledge/entry.js'
import { isValidOn } from '../knowledge/validity.js'
import type { TurnScope } from './turn-scope.js'

/** Whether an entry may be given today: it has an answer, is no draft, and its source's validity covers the day. */
export function isAnswerable(scope: TurnScope, entry: Entry): boolean {
  return entry.status === 'live' && entry.answer !== null && isValidOn(entry, scope.today)
}

export function answerableEntry(scope: TurnScope, id: EntryId): Entry | null {
  const entry = scope.content.entries.get(id)
  return entry && isAnswerable(scope, entry) ? entry : null
}
