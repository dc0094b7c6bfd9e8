import { graphemeBoundary } from './graphemes.js'

/** Where a long text may be cut, the best place first: between paragraphs, lines, sentences, words. */
const CUTS = [/\n[^\S\n]*\n\s*/g, /\n\s*/g, /(?<=[.!?؟؛…])\s+/g, /\s+/g]

/** A better place is taken only if the part is at least this share of the limit: no run of tiny messages. */
const FULL_ENOUGH = 1 / 3

/**
 * A text as parts of at most `limit` UTF-16 units, in order. Nothing but white space at the cuts is dropped; a word longer
 * than the limit is cut between whole characters.
 */
export function splitText(text: string, limit: number): string[] {
  const parts: string[] = []
  let rest = text.trim()
  while (rest.length > limit) {
    const cut = cutAt(rest, limit)
    parts.push(rest.slice(0, cut).trimEnd())
    rest = rest.slice(cut).trimStart()
  }
  if (rest) parts.push(rest)
  return parts
}

function cutAt(text: string, limit: number): number {
  const head = text.slice(0, limit + 1)
  for (const cut of CUTS) {
    const last = [...head.matchAll(cut)].at(-1)
    if (last && last.index <= limit && last.index >= limit * FULL_ENOUGH) return last.index
  }
  return graphemeBoundary(text, limit)
}
