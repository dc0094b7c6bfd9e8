import type { Block, Inline, RichText } from '../../knowledge/rich-text.js'
import { readableAddress } from '../text/address.js'
import { splitText } from '../text/split.js'

/**
 * WhatsApp's marks. There is no escape character, a mark works only at the edge of a word, and none spans lines. So the
 * tree is first written with stand-ins of our own (private use, one unit each), cut where it is too long, and only then
 * are the stand-ins that may take effect turned into marks.
 */
const BOLD = ['\uE000', '\uE001'] as const
const ITALIC = ['\uE002', '\uE003'] as const
const STAND_IN = /[\uE000-\uE003]/
const STAND_INS = new RegExp(STAND_IN, 'g')
/** What a cut may add: both kinds closed before it and opened after it. */
const RESERVE = 4

/** What takes effect in a citizen's or a curator's own words is replaced by a look-alike that does not. */
const HARMLESS: Readonly<Record<string, string>> = { '*': '\u2217', _: '\u02CD', '~': '\u223C', '`': '\u02CB' }
const ADDRESS = /(https?:\/\/\S+|(?<![\w.+-])[\w.+-]+@[\w.-]+)/
const EDGE_MARK = /(?<![\p{L}\p{N}])[*_~`]+|[*_~`]+(?![\p{L}\p{N}])/gu
const QUOTATION = /^>(?=\s|$)/gm

/** Words as words: nothing in them becomes bold, struck out, code or a quotation. Addresses stay as they are. */
export const neutralWords = (text: string): string =>
  text
    .replace(STAND_INS, '')
    .split(ADDRESS)
    .map((piece, i) => (i % 2 === 1 ? piece : piece.replace(EDGE_MARK, harmless).replace(QUOTATION, '›')))
    .join('')

const harmless = (marks: string): string => [...marks].map((mark) => HARMLESS[mark] ?? mark).join('')

/** How long a text may be, UTF-16 units; `last`: the last one, where it is to carry buttons. */
export interface TextLimits {
  readonly limit: number
  readonly last: number
}

/** A tree as WhatsApp texts in order. */
export const renderTree = (tree: RichText, limits: TextLimits): string[] =>
  cut(tree.map(blockText).join('\n\n'), limits)

/** Words without marks as texts in order. */
export const renderWords = (text: string, limits: TextLimits): string[] => cut(neutralWords(text), limits)

function cut(text: string, { limit, last }: TextLimits): string[] {
  const reserve = text.search(STAND_IN) < 0 ? 0 : RESERVE
  const parts = splitText(text, limit - reserve)
  const end = parts.pop()
  return balance(end === undefined ? [] : [...parts, ...shortEnd(end, last - reserve)]).map(toMarks)
}

/** As few texts as can be, the last at most `limit` units long. */
function shortEnd(text: string, limit: number): string[] {
  if (text.length <= limit) return [text]
  const end = splitText(text, limit).at(-1) ?? ''
  return [text.slice(0, text.length - end.length).trimEnd(), end]
}

/** What is open at a cut is closed before it and opened again after it. */
function balance(parts: readonly string[]): string[] {
  let open = ''
  return parts.map((part) => {
    const text = open + part
    open = openAt(text)
    return text + [...open].reverse().map(closing).join('')
  })
}

function openAt(text: string): string {
  let open = ''
  for (const [mark] of text.matchAll(STAND_INS))
    open = mark === BOLD[0] || mark === ITALIC[0] ? open + mark : open.slice(0, -1)
  return open
}

const closing = (mark: string): string => (mark === BOLD[0] ? BOLD[1] : ITALIC[1])

function blockText(block: Block): string {
  if (block.type === 'paragraph') return withAddress(block.children)
  return block.items.map((item, i) => `${block.ordered ? `${i + 1}.` : '-'} ${inlineText(item, null)}`).join('\n')
}

/**
 * WhatsApp links nothing but an address that is written out. In the middle of a sentence it tears it apart, so the only
 * one of a paragraph stands on a line of its own below; several, and those in lists, stay beside their words.
 */
function withAddress(nodes: readonly Inline[]): string {
  const [only, ...more] = namedLinks(nodes)
  if (only === undefined || more.length > 0) return inlineText(nodes, null)
  return `${inlineText(nodes, only)}\n${readableAddress(only.url)}`
}

type Link = Extract<Inline, { type: 'link' }>

/** Web addresses that go by a name. */
function namedLinks(nodes: readonly Inline[]): readonly Link[] {
  return nodes.flatMap((node) => {
    if (node.type === 'link') return /^https?:/i.test(node.url) && !saysItself(node) ? [node] : []
    return 'children' in node ? namedLinks(node.children) : []
  })
}

const saysItself = ({ url, children }: Link): boolean =>
  withoutScheme(bare(inlineText(children, null))) === withoutScheme(url)
const withoutScheme = (address: string): string => address.replace(/^(https?:\/\/|tel:|mailto:)/, '')

/** `below`: the link whose address stands elsewhere. */
const inlineText = (nodes: readonly Inline[], below: Link | null): string =>
  nodes.map((node) => nodeText(node, below)).join('')

function nodeText(node: Inline, below: Link | null): string {
  switch (node.type) {
    case 'text':
      return neutralWords(node.text)
    case 'break':
      return '\n'
    case 'bold':
      return marked(BOLD, inlineText(node.children, below))
    case 'italic':
      return marked(ITALIC, inlineText(node.children, below))
    case 'link':
      return node === below ? inlineText(node.children, null) : linkText(node)
  }
}

/** Line by line, with the spaces outside: only so does a mark work. */
const marked = ([open, close]: readonly [string, string], text: string): string =>
  text.replace(/^(\s*)(.*?)(\s*)$/gm, (_, before: string, inner: string, after: string) =>
    inner ? `${before}${open}${inner}${close}${after}` : `${before}${after}`,
  )

const bare = (text: string): string => text.replace(STAND_INS, '').trim()

function linkText(link: Link): string {
  const shown = readableAddress(link.url.replace(/^(tel|mailto):/i, ''))
  return saysItself(link) ? shown : `${inlineText(link.children, null)}: ${shown}`
}

const LETTER = /[\p{L}\p{N}]/u
/** A mark after it would become a part of it. */
const ADDRESS_AT_END = /https?:\/\/\S+$/

/** A pair glued to a letter shows as two stars: then its words go without. */
function toMarks(text: string): string {
  const pairs: readonly [RegExp, string][] = [
    [/\uE002([^\uE003\n]*)\uE003/g, '_'],
    [/\uE000([^\uE001\n]*)\uE001/g, '*'],
  ]
  const done = pairs.reduce(
    (rest, [pair, mark]) =>
      rest.replace(pair, (whole, inner: string, at: number) => {
        const glued = LETTER.test(charBefore(rest, at)) || LETTER.test(charAfter(rest, at + whole.length))
        return glued || inner.trim() === '' || ADDRESS_AT_END.test(inner) ? inner : `${mark}${inner}${mark}`
      }),
    text,
  )
  return done.replace(STAND_INS, '')
}

/** Letters outside the first plane come as two units: either half counts as a letter's neighbour. */
const charBefore = (text: string, at: number): string => text.charAt(at - 1)
const charAfter = (text: string, at: number): string => text.charAt(at)
