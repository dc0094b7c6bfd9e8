import type { Block, Inline, RichText } from '../../../../knowledge/rich-text.js'

const ADDRESS = /(https:\/\/[^\s<>"']*[^\s<>"'.,;:!?()،؛؟])/

/**
 * Text without a tree of its own (a visitor's, an agent's) as one: blank lines part paragraphs, line ends stay, and
 * with `links` web addresses can be followed.
 */
export function plainTree(text: string, { links }: { readonly links: boolean }): RichText {
  return text
    .trim()
    .split(/\n\s*\n/)
    .filter(Boolean)
    .map((paragraph): Block => ({ type: 'paragraph', children: lines(paragraph, links) }))
}

function lines(paragraph: string, links: boolean): readonly Inline[] {
  return paragraph
    .split('\n')
    .flatMap((line, i): readonly Inline[] => [
      ...(i > 0 ? [{ type: 'break' } as const] : []),
      ...(links ? linked(line) : [textNode(line)]),
    ])
}

const textNode = (text: string): Inline => ({ type: 'text', text })

/** `split` with one group puts the addresses at the odd places. */
function linked(line: string): readonly Inline[] {
  return line
    .split(ADDRESS)
    .map((part, i): Inline => (i % 2 === 1 ? { type: 'link', url: part, children: [textNode(part)] } : textNode(part)))
    .filter((node) => node.type !== 'text' || node.text !== '')
}
