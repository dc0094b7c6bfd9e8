import { z } from 'zod'
import { FIRST_PAGE, pageOf } from './pages.js'

/** A part as it waits in the outbox: what goes to Meta, but for the recipient; a file is uploaded only when it is sent. */
const choice = z.object({ id: z.string(), title: z.string(), description: z.string().optional() })

const text = z.object({ kind: z.literal('text'), payload: z.object({ body: z.string() }) })
const buttons = z.object({
  kind: z.literal('buttons'),
  payload: z.object({ body: z.string(), buttons: z.array(choice) }),
})
const list = z.object({
  kind: z.literal('list'),
  /** All rows: more than Meta shows at once are shown page by page. */
  payload: z.object({ body: z.string(), open: z.string(), more: z.string(), rows: z.array(choice) }),
})
const link = z.object({
  kind: z.literal('link'),
  payload: z.object({ body: z.string(), label: z.string(), url: z.string() }),
})
const location = z.object({
  kind: z.literal('location'),
  payload: z.object({
    latitude: z.number(),
    longitude: z.number(),
    name: z.string().optional(),
    address: z.string().optional(),
  }),
})
const file = z.object({
  kind: z.literal('file'),
  payload: z.object({
    file: z.string(),
    contentType: z.string(),
    name: z.string(),
    caption: z.string(),
    /** What is said where the file is not taken. */
    unsent: z.string().optional(),
  }),
})
const template = z.object({
  kind: z.literal('template'),
  payload: z.object({ name: z.string(), language: z.string(), values: z.array(z.string()) }),
})

export const wirePart = z.discriminatedUnion('kind', [text, buttons, list, link, location, file, template])
export type WirePart = z.output<typeof wirePart>
export type WireFile = z.output<typeof file>

/** A file on Meta's side; `asDocument`: it was not taken as the picture, sound or film that it is. */
export interface Uploaded {
  readonly id: string
  readonly asDocument: boolean
}

/** The body of a message but for its recipient; null for a file, which needs an upload first. */
export function messageBody(part: WirePart, uploaded: Uploaded | null): Record<string, unknown> | null {
  switch (part.kind) {
    case 'text':
      return { type: 'text', text: { body: part.payload.body, preview_url: false } }
    case 'buttons':
      return interactive('button', part.payload.body, {
        buttons: part.payload.buttons.map(({ id, title }) => ({ type: 'reply', reply: { id, title } })),
      })
    case 'list':
      return interactive('list', part.payload.body, {
        button: part.payload.open,
        sections: [{ rows: pageOf(part.payload, FIRST_PAGE) }],
      })
    case 'link': {
      const { body, label, url } = part.payload
      return interactive('cta_url', body, { name: 'cta_url', parameters: { display_text: label, url } })
    }
    case 'location':
      return { type: 'location', location: part.payload }
    case 'template':
      return { type: 'template', template: templateBody(part.payload) }
    case 'file':
      return uploaded === null ? null : fileBody(part, uploaded)
  }
}

const interactive = (type: string, body: string, action: Record<string, unknown>) => ({
  type: 'interactive',
  interactive: { type, body: { text: body }, action },
})

function templateBody({ name, language, values }: (WirePart & { kind: 'template' })['payload']) {
  const parameters = values.map((value) => ({ type: 'text', text: value }))
  return {
    name,
    language: { code: language },
    ...(parameters.length > 0 && { components: [{ type: 'body', parameters }] }),
  }
}

/** Formats that WhatsApp shows as what they are; everything else goes as a document. */
export const MEDIA_KINDS: Readonly<Record<string, 'image' | 'audio' | 'video'>> = {
  'image/jpeg': 'image',
  'image/png': 'image',
  'audio/ogg': 'audio',
  'audio/mpeg': 'audio',
  'audio/mp4': 'audio',
  'audio/aac': 'audio',
  'audio/amr': 'audio',
  'video/mp4': 'video',
  'video/3gpp': 'video',
}

function fileBody({ payload: { contentType, name, caption } }: WireFile, { id, asDocument }: Uploaded) {
  const kind = asDocument ? 'document' : (MEDIA_KINDS[contentType] ?? 'document')
  const words = kind !== 'audio' && caption ? { caption } : {}
  return { type: kind, [kind]: { id, ...words, ...(kind === 'document' && { filename: name }) } }
}
