import type { Block, Inline, RichText } from '../rich-text.js'

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escape = (text: string): string => text.replace(/[&<>"]/g, (mark) => ESCAPES[mark] ?? mark)

/** Rich text as the few HTML elements that schema.org's readers take in an answer. */
export const toHtml = (tree: RichText): string => tree.map(blockHtml).join('')

function blockHtml(block: Block): string {
  if (block.type === 'paragraph') return `<p>${inlineHtml(block.children)}</p>`
  const name = block.ordered ? 'ol' : 'ul'
  return `<${name}>${block.items.map((item) => `<li>${inlineHtml(item)}</li>`).join('')}</${name}>`
}

const inlineHtml = (nodes: readonly Inline[]): string => nodes.map(nodeHtml).join('')

function nodeHtml(node: Inline): string {
  switch (node.type) {
    case 'text':
      return escape(node.text)
    case 'bold':
      return `<b>${inlineHtml(node.children)}</b>`
    case 'italic':
      return `<i>${inlineHtml(node.children)}</i>`
    case 'link':
      return `<a href="${escape(node.url)}">${inlineHtml(node.children)}</a>`
    case 'break':
      return '<br>'
  }
}
