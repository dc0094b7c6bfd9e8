const segmenter = new Intl.Segmenter('ar', { granularity: 'grapheme' })

/**
 * The last index, at most `limit` UTF-16 units in, at which the text can be cut without parting what a reader sees as
 * one character. A single character longer than the limit is cut between code points.
 */
export function graphemeBoundary(text: string, limit: number): number {
  if (limit >= text.length) return text.length
  const start = segmenter.segment(text).containing(limit)?.index ?? limit
  return start > 0 ? start : codePointBoundary(text, limit)
}

function codePointBoundary(text: string, limit: number): number {
  const code = text.charCodeAt(limit)
  const splitsPair = code >= 0xdc00 && code <= 0xdfff && limit > 1
  return splitsPair ? limit - 1 : limit
}

/** Cut to at most `limit` UTF-16 units between whole characters, the last one an ellipsis where something is missing. */
export function truncate(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, graphemeBoundary(text, limit - 1)).trimEnd()}…`
}
