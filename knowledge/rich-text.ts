import type { Nodes, Parents } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'

/** What may stand inside a paragraph or a list item. */
export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'bold' | 'italic'; readonly children: readonly Inline[] }
  | { readonly type: 'link'; readonly url: string; readonly children: readonly Inline[] }
  | { readonly type: 'break' }

export type Block =
  | { readonly type: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }

/** The Markdown subset of answers as a tree: what every channel renders, and what rides to the widget and the desk. */
export type RichText = readonly Block[]

/** Markdown that the subset does not hold: what it is, and where (line and column count from 1, offset from 0). */
export interface RichTextFault {
  readonly what: string
  readonly line: number
}

/** Links a citizen may be sent to. */
const SAFE_LINK = /^(https:|tel:|mailto:)/i

/**
 * Reads the Markdown subset: paragraphs, flat lists, bold, italic, links (https, tel, mailto) and hard breaks.
 * Anything else (headings, tables, HTML, code, images, nested lists) is a fault, and its text is kept as plain text. So
 * is a whole text made to be slow: the parser's work grows with the square of what stands one in another.
 */
export function parseRichText(markdown: string): { tree: RichText; faults: readonly RichTextFault[] } {
  const faults: RichTextFault[] = []
  const fault = (node: Nodes, what: string) => faults.push({ what, line: node.position?.start.line ?? 1 })
  if (isTangled(markdown))
    return { tree: asWritten(markdown), faults: [{ what: 'too many marks to be read', line: 1 }] }
  const tree = fromMarkdown(markdown).children.flatMap((node) => toBlocks(node, fault))
  return { tree, faults }
}

/** Quotations and lists that begin on one line, one in another: no text that people write has as many. */
const NESTED = /^(?:[ \t]*(?:>|[-+*](?=\s)|\d{1,9}[.)](?=\s))){9}/m
const OPENED = /^[ \t]*(?:>|[-+*](?=\s)|\d{1,9}[.)](?=\s))/gm
const EMPHASIS = /[*_]/g
const MOST = { opened: 300, emphasis: 2_000 }

const isTangled = (markdown: string): boolean =>
  NESTED.test(markdown) || count(markdown, OPENED) > MOST.opened || count(markdown, EMPHASIS) > MOST.emphasis

const count = (text: string, marks: RegExp): number => text.match(marks)?.length ?? 0

const asWritten = (text: string): RichText => [{ type: 'paragraph', children: [{ type: 'text', text }] }]

type Fault = (node: Nodes, what: string) => void

function toBlocks(node: Nodes, fault: Fault): Block[] {
  if (node.type === 'paragraph') return [{ type: 'paragraph', children: inlines(node, fault) }]
  if (node.type === 'list') {
    const items = node.children.map((item) => item.children.flatMap((child) => itemInlines(child, fault)))
    return [{ type: 'list', ordered: node.ordered === true, items }]
  }
  fault(node, `a ${node.type} is not part of the answer's Markdown`)
  const text = plainOf(node)
  return text ? [{ type: 'paragraph', children: [{ type: 'text', text }] }] : []
}

function itemInlines(child: Nodes, fault: Fault): readonly Inline[] {
  if (child.type === 'paragraph') return inlines(child, fault)
  fault(child, `a list item holds one line of text, not a ${child.type}`)
  return [{ type: 'text', text: plainOf(child) }]
}

function inlines(parent: Parents, fault: Fault): readonly Inline[] {
  return parent.children.flatMap((node): Inline[] => {
    switch (node.type) {
      case 'text':
        return [{ type: 'text', text: node.value.replace(/(?<!\s)\s*\n\s*/g, ' ') }]
      case 'break':
        return [{ type: 'break' }]
      case 'strong':
        return [{ type: 'bold', children: inlines(node, fault) }]
      case 'emphasis':
        return [{ type: 'italic', children: inlines(node, fault) }]
      case 'link':
        if (SAFE_LINK.test(node.url)) return [{ type: 'link', url: node.url, children: inlines(node, fault) }]
        fault(node, `a link starts with https:, tel: or mailto:, not ${node.url.slice(0, 40)}`)
        return [...inlines(node, fault)]
      default:
        fault(node, `${node.type} is not part of the answer's Markdown`)
        return [{ type: 'text', text: plainOf(node) }]
    }
  })
}

function plainOf(node: Nodes): string {
  if ('value' in node) return node.value
  if ('children' in node) return node.children.map(plainOf).join(' ')
  return ''
}

const inlineText = (nodes: readonly Inline[]): string =>
  nodes
    .map((node) => (node.type === 'text' ? node.text : node.type === 'break' ? '\n' : inlineText(node.children)))
    .join('')

/** The words alone, as a screen reader or a character count takes them: blocks a blank line apart, items a line each. */
export function plainText(tree: RichText): string {
  return tree
    .map((block) =>
      block.type === 'paragraph'
        ? inlineText(block.children)
        : block.items.map((item, i) => `${block.ordered ? `${i + 1}.` : '•'} ${inlineText(item)}`).join('\n'),
    )
    .join('\n\n')
}

/** Characters that mean something inside a line of Markdown. */
const INLINE_MARKS = /[\\`*_[\]<>&~|]/g
/** What would start a heading, a quotation, a list or a rule if it stood first in a line. */
const LINE_MARKS = /^(\s*)([#>+=-]|\d+(?=[.)]))/

/** The tree as CommonMark: what Direct Line clients other than our widget show, and what `parseRichText` reads back. */
export function toMarkdown(tree: RichText): string {
  return tree.map(blockMarkdown).join('\n\n')
}

function blockMarkdown(node: Block): string {
  if (node.type === 'paragraph') return lineMarkdown(node.children)
  return node.items.map((item, i) => `${node.ordered ? `${i + 1}.` : '-'} ${lineMarkdown(item, '   ')}`).join('\n')
}

/** One paragraph or item; the lines after a hard break are indented so that they stay in it. */
function lineMarkdown(children: readonly Inline[], indent = ''): string {
  return inlineMarkdown(children)
    .split('\n')
    .map((part, i) => `${i > 0 ? indent : ''}${part.replace(LINE_MARKS, escapeLineMark)}`)
    .join('\n')
}

const escapeLineMark = (_: string, space: string, mark: string): string =>
  /\d/.test(mark) ? `${space}${mark}\\` : `${space}\\${mark}`

const inlineMarkdown = (nodes: readonly Inline[]): string => nodes.map(nodeMarkdown).join('')

function nodeMarkdown(node: Inline): string {
  switch (node.type) {
    case 'text':
      return node.text.replace(INLINE_MARKS, '\\$&')
    case 'bold':
      return wrap('**', inlineMarkdown(node.children))
    case 'italic':
      return wrap('*', inlineMarkdown(node.children))
    case 'link':
      return `[${inlineMarkdown(node.children)}](<${node.url.replace(/[<>\\]/g, '\\$&')}>)`
    case 'break':
      return '\\\n'
  }
}

/** A mark next to a space is no mark: spaces at the edges go outside. */
function wrap(mark: string, text: string): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? []
  return inner ? `${before}${mark}${inner}${mark}${after}` : text
}
