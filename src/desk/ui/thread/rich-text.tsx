import type { ReactNode } from 'react'
import type { Block, Inline, RichText } from '../../../../knowledge/rich-text.js'
import { useWords } from '../wording/words.js'

/** Digits with something between them or a plus before: phones, dates, hours. Arabic around them would reorder them. */
const NUMBER = /(\+\d+(?:[\s./:\-–٫,]\d+)*|(?<!\d)\d+(?:[\s./:\-–٫,]\d+)+)/

/** An answer's tree as elements. Each block finds its direction in its own words. */
export function RichTextView({ tree }: { tree: RichText }) {
  // A tree never changes once it is shown: places are names enough.
  return tree.map((block, place) => <BlockView key={place} block={block} />)
}

function BlockView({ block }: { block: Block }) {
  if (block.type === 'paragraph')
    return (
      <p dir="auto">
        <Inlines nodes={block.children} />
      </p>
    )
  const List = block.ordered ? 'ol' : 'ul'
  return (
    <List>
      {block.items.map((item, place) => (
        <li key={place} dir="auto">
          <Inlines nodes={item} />
        </li>
      ))}
    </List>
  )
}

const Inlines = ({ nodes }: { nodes: readonly Inline[] }) =>
  nodes.map((node, place) => <InlineView key={place} node={node} />)

function InlineView({ node }: { node: Inline }): ReactNode {
  if (node.type === 'text') return <Isolated text={node.text} />
  if (node.type === 'break') return <br />
  const inside = <Inlines nodes={node.children} />
  if (node.type === 'link') return <SafeLink url={node.url}>{inside}</SafeLink>
  return node.type === 'bold' ? <strong>{inside}</strong> : <em>{inside}</em>
}

export function SafeLink({ url, children }: { url: string; children: ReactNode }) {
  const { w } = useWords()
  if (/^(tel|mailto):/i.test(url)) return <a href={url}>{children}</a>
  if (!/^https?:/i.test(url)) return children
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {children}
      <span className="unseen"> {w.newTab}</span>
    </a>
  )
}

/** `split` with one group puts the numbers at the odd places. */
const Isolated = ({ text }: { text: string }) =>
  text.split(NUMBER).map((part, i) =>
    i % 2 === 1 ? (
      <bdi key={i} dir="ltr">
        {part}
      </bdi>
    ) : (
      part
    ),
  )

/** Words as they were written, each line with the direction of its own. */
export function PlainLines({ text }: { text: string }) {
  if (text === '') return null
  return text.split('\n').map((line, place) => (
    <p key={place} dir="auto" className="plain">
      {line === '' ? '\u00a0' : <Isolated text={line} />}
    </p>
  ))
}
