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

/** For the agent, beside a template that went as another. */
export const OTHER_TEMPLATE = 'the template could not be sent, so the fallback template was sent instead'

/** What is sent in the place of a template that Meta does not take at present: in the same language, with no places to fill. */
export function fallbackFor(part: WirePart, fallback: string | null): WirePart | null {
  if (part.kind !== 'template' || fallback === null || part.payload.name === fallback) return null
  return { kind: 'template', payload: { name: fallback, language: part.payload.language, values: [] } }
}
