import type { ComponentChild } from 'preact'
import type { Block, Inline, RichText } from '../../../../knowledge/rich-text.js'
import type { Wording } from '../wording/ar.js'

/** Digits with something between them or a plus before: phones, dates, hours. Arabic around them would reorder them. */
const NUMBER = /(\+\d+(?:[\s./:\-–٫,]\d+)*|(?<!\d)\d+(?:[\s./:\-–٫,]\d+)+)/

/** An answer's tree as elements. Each block finds its direction in its own words. */
export function richText(tree: RichText, words: Wording): ComponentChild {
  return tree.map((part) => block(part, words))
}

function block(part: Block, words: Wording): ComponentChild {
  const line = (nodes: readonly Inline[]) => nodes.map((node) => inline(node, words))
  if (part.type === 'paragraph') return <p dir="auto">{line(part.children)}</p>
  const items = part.items.map((item) => <li dir="auto">{line(item)}</li>)
  return part.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
}

function inline(node: Inline, words: Wording): ComponentChild {
  if (node.type === 'text') return isolated(node.text)
  if (node.type === 'break') return <br />
  const inside = node.children.map((child) => inline(child, words))
  if (node.type === 'link') return link(node.url, inside, words)
  return node.type === 'bold' ? <strong>{inside}</strong> : <em>{inside}</em>
}

/** `split` with one group puts the numbers at the odd places. */
const isolated = (text: string): ComponentChild =>
  text.split(NUMBER).map((part, i) => (i % 2 === 1 ? <bdi dir="ltr">{part}</bdi> : part))

function link(url: string, inside: ComponentChild, words: Wording): ComponentChild {
  if (/^(tel|mailto):/i.test(url)) return <a href={url}>{inside}</a>
  if (!/^https?:/i.test(url)) return inside
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {inside}
      <span class="unseen"> {words.newTab}</span>
    </a>
  )
}
