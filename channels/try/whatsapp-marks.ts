import type { Mark } from './spans.js'

const FORMATS = { '*': { bold: true }, _: { italic: true }, '~': { struck: true }, '`': { code: true } } as const
/** A pair of marks on one line, each at a word's outer edge, as WhatsApp reads them. */
const PAIR = /(?<![\p{L}\p{N}])([*_~`])(?=\S)([^\n]*?\S)\1(?![\p{L}\p{N}])/u

/** A text as WhatsApp shows it: the signs are gone, the formatting stands beside. */
export function readMarks(text: string): { readonly text: string; readonly marks: readonly Mark[] } {
  const marks: { from: number; to: number; format: Mark['format'] }[] = []
  let shown = text
  for (let from = 0; ;) {
    const found = PAIR.exec(shown.slice(from))
    if (!found) return { text: shown, marks }
    const [whole, sign = '*', inside = ''] = found
    const at = from + found.index
    shown = shown.slice(0, at) + inside + shown.slice(at + whole.length)
    for (const mark of marks) {
      if (mark.to > at) mark.to -= mark.to >= at + whole.length ? 2 : 1
    }
    marks.push({ from: at, to: at + inside.length, format: FORMATS[sign as keyof typeof FORMATS] })
    from = at
  }
}
