import type { Block, Inline, RichText } from '../../knowledge/rich-text.js'
import { splitText } from '../text/split.js'

/**
 * Telegram's HTML. A tag must open and close inside one message, so the tree is first written as words with stand-ins of
 * our own (private use, one unit each), cut where it is too long, and only then turned into tags.
 */
const CLOSE = '\uE000'
const BOLD = '\uE001'
const ITALIC = '\uE002'
/** From here on one for each link. */
const LINKS = 0xe010
const MOST_LINKS = 0x300
const STAND_INS = /[\uE000-\uE310]/g
/** What a cut may add: as many closings and openings as can be nested. */
const RESERVE = 8

/** A tree as Telegram HTML texts in order, each at most `limit` units long once its tags are read. */
export function renderTree(tree: RichText, limit: number): string[] {
  const links: string[] = []
  const text = tree.map((block) => blockText(block, links)).join('\n\n')
  return balance(splitText(withDirection(text), limit - RESERVE)).map((part) => toHtml(part, links))
}

/** Words without marks likewise. */
export const renderWords = (text: string, limit: number): string[] =>
  splitText(withDirection(bare(text)), limit).map(asHtml)

/** The words of Telegram HTML, should Telegram refuse its tags. */
export const plainWords = (html: string): string =>
  html
    .replace(/<a href="([^"]*)">((?:[^<]|<(?!a |\/a>))*)<\/a>/g, (_, url: string, words: string) =>
      linkInWords(words, url),
    )
    .replace(/<[^<>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')

const linkInWords = (words: string, url: string): string => {
  const shown = url.replace(/^(tel|mailto):/i, '')
  return words.includes(shown) ? words : `${words}: ${shown}`
}

const bare = (text: string): string => text.replace(STAND_INS, '')

function blockText(block: Block, links: string[]): string {
  if (block.type === 'paragraph') return inlineText(block.children, links)
  return block.items.map((item, i) => `${block.ordered ? `${i + 1}.` : '•'} ${inlineText(item, links)}`).join('\n')
}

const inlineText = (nodes: readonly Inline[], links: string[]): string =>
  nodes.map((node) => nodeText(node, links)).join('')

function nodeText(node: Inline, links: string[]): string {
  switch (node.type) {
    case 'text':
      return bare(node.text)
    case 'break':
      return '\n'
    case 'bold':
      return `${BOLD}${inlineText(node.children, links)}${CLOSE}`
    case 'italic':
      return `${ITALIC}${inlineText(node.children, links)}${CLOSE}`
    case 'link':
      return linkText(node.url, inlineText(node.children, links), links)
  }
}

/** Telegram follows web links only; numbers and addresses it finds by itself where they are written out. */
function linkText(url: string, words: string, links: string[]): string {
  if (!/^https?:/i.test(url) || links.length >= MOST_LINKS) return linkInWords(words, url)
  links.push(url)
  return `${String.fromCharCode(LINKS + links.length - 1)}${words}${CLOSE}`
}

/** What is open at a cut is closed before it and opened again after it. */
function balance(parts: readonly string[]): string[] {
  let open = ''
  return parts.map((part) => {
    const text = open + part
    open = openAt(text)
    return text + CLOSE.repeat(open.length)
  })
}

function openAt(text: string): string {
  let open = ''
  for (const [mark] of text.matchAll(STAND_INS)) open = mark === CLOSE ? open.slice(0, -1) : open + mark
  return open
}

function toHtml(text: string, links: readonly string[]): string {
  const closings: string[] = []
  return asHtml(text).replace(STAND_INS, (mark) => {
    if (mark === CLOSE) return closings.pop() ?? ''
    const [opening, closing] = tagsOf(mark, links)
    closings.push(closing)
    return opening
  })
}

function tagsOf(mark: string, links: readonly string[]): readonly [string, string] {
  if (mark === BOLD) return ['<b>', '</b>']
  if (mark === ITALIC) return ['<i>', '</i>']
  return [`<a href="${asHtml(links[mark.charCodeAt(0) - LINKS] ?? '').replaceAll('"', '&quot;')}">`, '</a>']
}

/** Words as Telegram HTML that shows them. */
export const asHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const ARABIC = /\p{Script=Arabic}/u
const FIRST_STRONG = /\p{L}/u
const RIGHT_TO_LEFT = '\u200F'

/** Telegram lays out a line by its first letter: one that starts with a Latin word and goes on in Arabic says which it is. */
const withDirection = (text: string): string =>
  text
    .split('\n')
    .map((line) =>
      ARABIC.test(line) && !ARABIC.test(FIRST_STRONG.exec(line)?.[0] ?? '') ? RIGHT_TO_LEFT + line : line,
    )
    .join('\n')
