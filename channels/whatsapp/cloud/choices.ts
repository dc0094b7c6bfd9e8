import { truncate } from '../../text/graphemes.js'

/** What a citizen may choose: the words it stands for, and the name that comes back when it is tapped. */
export interface Choice {
  readonly id: string
  readonly title: string
  /** The whole wording, where the title had to be cut. */
  readonly description?: string | undefined
}

/** Meta's own limits, UTF-16 units. */
export const BUTTON_LABEL = 20
const ROW_DESCRIPTION = 72
const ROW_ID = 200

/**
 * Titles are cut, made unique and numbered where they would read alike; the id carries the whole words, so that a tap says
 * what the citizen meant and not what fitted.
 */
export function choicesOf(words: readonly { title: string; value: string }[], titleLimit: number): Choice[] {
  const seen = new Set<string>()
  return words.map(({ title, value }, i) => {
    const short = truncate(title.trim() || value.trim() || String(i + 1), titleLimit)
    const unique = seen.has(short) ? `${i + 1}. ${truncate(short, titleLimit - 4)}` : short
    seen.add(unique)
    return {
      id: `${i}:${truncate(value || title, ROW_ID - 8)}`,
      title: unique,
      ...(unique !== title.trim() && { description: truncate(title, ROW_DESCRIPTION) }),
    }
  })
}

/** The words that a tap stands for. */
export function readChoice({ id, title }: { readonly id: string; readonly title: string }): string {
  const [, words] = /^\d+:([\s\S]+)$/.exec(id) ?? []
  return words === undefined || words.endsWith('…') ? title : words
}
