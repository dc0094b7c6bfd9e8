import type { Span } from './phone-view.js'

/** A stretch of a text with one kind of formatting; places count UTF-16 units. */
export interface Mark {
  readonly from: number
  readonly to: number
  readonly format: Omit<Span, 'text'>
}

const LINK = /https?:\/\/[^\s<>()]+[^\s<>().,:;!?؟،]|\+?\d{8,15}\b|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]*\w/g

/** The text in pieces, each with all its formatting. Web addresses, numbers and mail addresses become links, as the apps do it. */
export function spansOf(text: string, marks: readonly Mark[]): Span[] {
  const all = [...linksIn(text), ...marks]
  const cuts = [...new Set([0, text.length, ...all.flatMap(({ from, to }) => [from, to])])].sort((a, b) => a - b)
  return cuts.flatMap((from, i) => {
    const to = cuts[i + 1]
    if (to === undefined) return []
    const formats = all.filter((mark) => mark.from <= from && mark.to >= to).map(({ format }) => format)
    return [Object.assign({ text: text.slice(from, to) }, ...formats) as Span]
  })
}

function linksIn(text: string): Mark[] {
  return [...text.matchAll(LINK)].map(({ 0: found, index }) => ({
    from: index,
    to: index + found.length,
    format: { url: addressOf(found) },
  }))
}

const addressOf = (found: string): string =>
  found.includes('://') ? found : found.includes('@') ? `mailto:${found}` : `tel:${found}`
