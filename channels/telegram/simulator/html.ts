/** A piece of a text that is more than words; places count UTF-16 units. */
export interface Entity {
  readonly type: string
  readonly offset: number
  readonly length: number
  readonly url?: string
}

export type Parsed =
  | { readonly kind: 'parsed'; readonly text: string; readonly entities: readonly Entity[] }
  /** In Telegram's words. */
  | { readonly kind: 'fault'; readonly why: string }

const TYPES: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  a: 'text_link',
  'tg-emoji': 'custom_emoji',
}
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' }
const TOKEN = /<(\/?)([a-zA-Z][\w-]*)?([^>]*)>?|&(?:#(\d+)|#x([0-9a-fA-F]+)|(lt|gt|amp|quot));?|[^<&]+|[<&]/g

interface Open {
  readonly tag: string
  readonly offset: number
  readonly url: string | undefined
}

/** Telegram's HTML, read as strictly as it does: a tag it does not know, or one left open, is a fault. */
export function parseHtml(html: string): Parsed {
  const open: Open[] = []
  const entities: Entity[] = []
  let text = ''
  for (const match of html.matchAll(TOKEN)) {
    const [token, slash, name = '', attributes = '', decimal, hexadecimal, named] = match
    const offset = Buffer.byteLength(html.slice(0, match.index))
    if (!token.startsWith('<')) {
      text += characterOf({ token, decimal, hexadecimal, named })
    } else if (!token.endsWith('>')) {
      return fault(`Unclosed start tag at byte offset ${offset}`)
    } else if (slash) {
      const last = open.pop()
      if (!last) return fault(`Unexpected end tag at byte offset ${offset}`)
      if (last.tag !== name.toLowerCase())
        return fault(`Unmatched end tag at byte offset ${offset}, expected "</${last.tag}>", found "</${name}>"`)
      entities.push(...entityOf(last, text))
    } else {
      const tag = name.toLowerCase()
      if (!Object.hasOwn(TYPES, tag)) return fault(`Unsupported start tag "${tag}" at byte offset ${offset}`)
      open.push({ tag, offset: text.length, url: hrefOf(attributes) })
    }
  }
  const left = open.at(-1)
  if (left) return fault(`Can't find end tag corresponding to start tag "${left.tag}"`)
  return { kind: 'parsed', text, entities: entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length) }
}

const fault = (why: string): Parsed => ({ kind: 'fault', why: `can't parse entities: ${why}` })

interface Character {
  readonly token: string
  readonly decimal: string | undefined
  readonly hexadecimal: string | undefined
  readonly named: string | undefined
}

function characterOf({ token, decimal, hexadecimal, named }: Character): string {
  if (named) return NAMED[named] ?? token
  const code = decimal ? Number(decimal) : hexadecimal ? Number.parseInt(hexadecimal, 16) : null
  return code === null || code > 0x10ffff ? token : String.fromCodePoint(code)
}

function entityOf({ tag, offset, url }: Open, text: string): Entity[] {
  const length = text.length - offset
  const type = TYPES[tag] ?? tag
  if (length === 0 || (type === 'text_link' && !url)) return []
  return [{ type, offset, length, ...(url && { url }) }]
}

const hrefOf = (attributes: string): string | undefined => {
  const [, url] = /href\s*=\s*"([^"]*)"/i.exec(attributes) ?? []
  return url?.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
