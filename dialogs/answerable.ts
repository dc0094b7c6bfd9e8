import type { Entry, EntryId } from '../knowledge/entry.js'
import type { TurnScope } from './turn-scope.js'

/** Whether an entry may be given today: it has an answer, is no draft, and its source's validity covers the day. */
export function isAnswerable(scope: TurnScope, entry: Entry): boolean {
  const begun = !entry.validFrom || entry.validFrom <= scope.today
  const over = entry.validUntil !== undefined && entry.validUntil < scope.today
  return entry.status === 'live' && entry.answer !== null && begun && !over
}

export function answerableEntry(scope: TurnScope, id: EntryId): Entry | null {
  const entry = scope.content.entries.get(id)
  return entry && isAnswerable(scope, entry) ? entry : null
}
