import type { WirePart } from './parts.js'

/** A part as plain words, its choices numbered: they also work typed. Null where it is none of words. */
export function plainWords({ kind, payload }: WirePart): string | null {
  switch (kind) {
    case 'buttons':
      return `${payload.body}\n\n${numbered(payload.buttons)}`
    case 'list':
      return `${payload.body}\n\n${numbered(payload.rows)}`
    case 'link':
      return `${payload.body}\n\n${payload.label}: ${payload.url}`
    case 'file':
      return payload.unsent === undefined ? null : [payload.caption, payload.unsent].filter(Boolean).join('\n\n')
    default:
      return null
  }
}

const numbered = (choices: readonly { readonly title: string }[]): string =>
  choices.map(({ title }, i) => `${i + 1}. ${title}`).join('\n')
