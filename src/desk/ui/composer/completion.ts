import { fold } from '../../../../knowledge/language/fold.js'

/** What is being looked for at the cursor: "/" finds canned replies, "@" colleagues. */
export interface Trigger {
  readonly mark: '/' | '@'
  readonly words: string
  /** Where the mark stands, UTF-16 units. */
  readonly from: number
}

/** "/" counts at the start of a line only: a date or an address is no command. "@" counts at the start of a word. */
const TRIGGERS: Readonly<Record<Trigger['mark'], RegExp>> = {
  '/': /(?:^|\n)(\/)([^\n/]{0,40})$/,
  '@': /(?:^|\s)(@)([^\s@]{0,30})$/,
}

export function triggerAt(text: string, cursor: number, mark: Trigger['mark']): Trigger | null {
  const before = text.slice(0, cursor)
  const found = TRIGGERS[mark].exec(before)
  if (!found) return null
  const words = found[2] ?? ''
  return { mark, words, from: before.length - words.length - 1 }
}

/** Those in whose fields every word typed is found, however it is spelled; the best first. */
export function findIn<T>(items: readonly T[], words: string, fieldsOf: (item: T) => readonly string[]): readonly T[] {
  const wanted = fold(words).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return items
  return items
    .map((item) => ({ item, fields: fieldsOf(item).map(fold) }))
    .filter(({ fields }) => wanted.every((word) => fields.some((field) => field.includes(word))))
    .map(({ item, fields }) => ({ item, rank: fields.findIndex((field) => field.startsWith(wanted[0] ?? '')) }))
    .sort((a, b) => orderOf(a.rank) - orderOf(b.rank))
    .map(({ item }) => item)
}

const orderOf = (rank: number): number => (rank < 0 ? Number.MAX_SAFE_INTEGER : rank)

/** Text with what stands between the mark and the cursor replaced; and where the cursor then is. */
export function complete(
  text: string,
  trigger: Trigger,
  cursor: number,
  put: string,
): { text: string; cursor: number } {
  return { text: text.slice(0, trigger.from) + put + text.slice(cursor), cursor: trigger.from + put.length }
}
