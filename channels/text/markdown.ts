import type { Block, Inline, RichText } from '../../knowledge/rich-text.js'

/** Characters that mean something inside a line of Markdown. */
const INLINE_MARKS = /[\\`*_[\]<>&~|]/g
/** What would start a heading, a quotation, a list or a rule if it stood first in a line. */
const LINE_MARKS = /^(\s*)([#>+=-]|\d+(?=[.)]))/

/** The tree as CommonMark: what Direct Line clients other than our widget show, and what `parseRichText` reads back. */
export function toMarkdown(tree: RichText): string {
  return tree.map(block).join('\n\n')
}

function block(node: Block): string {
  if (node.type === 'paragraph') return line(node.children)
  return node.items.map((item, i) => `${node.ordered ? `${i + 1}.` : '-'} ${line(item, '   ')}`).join('\n')
}

/** One paragraph or item; the lines after a hard break are indented so that they stay in it. */
function line(children: readonly Inline[], indent = ''): string {
  return inlines(children)
    .split('\n')
    .map((part, i) => `${i > 0 ? indent : ''}${part.replace(LINE_MARKS, escapeLineMark)}`)
    .join('\n')
}

const escapeLineMark = (_: string, space: string, mark: string): string =>
  /\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`

const inlines = (nodes: readonly Inline[]): string => nodes.map(inline).join('')

function inline(node: Inline): string {
  switch (node.type) {
    case 'text':
      return node.text.replace(INLINE_MARKS, '\\$&')
    case 'bold':
      return wrap('**', inlines(node.children))
    case 'italic':
      return wrap('*', inlines(node.children))
    case 'link':
      return `[${inlines(node.children)}](<${node.url.replace(/[<>\\]/g, '\\$&')}>)`
    case 'break':
      return '\\\n'
  }
}

/** A mark next to a space is no mark: spaces at the edges go outside. */
function wrap(mark: string, text: string): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? []
  return inner ? `${before}${mark}${inner}${mark}${after}` : text
}
