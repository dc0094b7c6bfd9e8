import { z } from 'zod'
import { refusal, type Refusal } from './faults.js'

/** What Meta takes, as strict as its documents: lengths in UTF-16 units, no key that it does not know. */
const words = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((text) => text.trim() !== '', 'is blank')
const line = (most: number) => words(most).refine((text) => !/[\n\r\t]/.test(text), 'has a line end')
const unique = <T>(key: (item: T) => string) =>
  [(items: readonly T[]) => new Set(items.map(key)).size === items.length, 'are not unique'] as const

const body = z.strictObject({ text: words(1024) })
const footer = z.strictObject({ text: words(60) }).optional()
const textHeader = z.strictObject({ type: z.literal('text'), text: words(60) }).optional()

const replyButton = z.strictObject({
  type: z.literal('reply'),
  reply: z.strictObject({ id: line(256), title: line(20) }),
})
const buttons = z.strictObject({
  type: z.literal('button'),
  header: textHeader,
  body,
  footer,
  action: z.strictObject({
    buttons: z
      .array(replyButton)
      .min(1)
      .max(3)
      .refine(...unique<z.output<typeof replyButton>>(({ reply }) => reply.id))
      .refine(...unique<z.output<typeof replyButton>>(({ reply }) => reply.title)),
  }),
})
const row = z.strictObject({ id: line(200), title: line(24), description: line(72).optional() })
const section = z.strictObject({ title: line(24).optional(), rows: z.array(row).min(1) })
const list = z.strictObject({
  type: z.literal('list'),
  header: textHeader,
  body: z.strictObject({ text: words(4096) }),
  footer,
  action: z.strictObject({
    button: line(20),
    sections: z
      .array(section)
      .min(1)
      .max(10)
      .refine((all) => all.length === 1 || all.every(({ title }) => title !== undefined), 'need titles')
      .refine((all) => all.flatMap(({ rows }) => rows).length <= 10, 'have more than 10 rows')
      .refine(
        (all) => unique<string>((id) => id)[0](all.flatMap(({ rows }) => rows.map(({ id }) => id))),
        'repeat an id',
      ),
  }),
})
const link = z.strictObject({
  type: z.literal('cta_url'),
  header: textHeader,
  body,
  footer,
  action: z.strictObject({
    name: z.literal('cta_url'),
    parameters: z.strictObject({ display_text: line(20), url: z.url({ protocol: /^https?$/ }) }),
  }),
})

const mediaId = z.string().regex(/^\d+$/)
const parameter = z.strictObject({ type: z.literal('text'), text: words(1024) })
const template = z.strictObject({
  name: line(512),
  language: z.strictObject({ code: line(10) }),
  components: z
    .array(
      z.strictObject({
        type: z.enum(['body', 'header', 'button']),
        sub_type: z.string().optional(),
        index: z.string().optional(),
        parameters: z.array(z.union([parameter, z.strictObject({ type: z.literal('payload'), payload: words(128) })])),
      }),
    )
    .optional(),
})

const base = {
  messaging_product: z.literal('whatsapp'),
  recipient_type: z.literal('individual').optional(),
  to: z
    .string()
    .regex(/^\+?\d{6,15}$/)
    .optional(),
  recipient: z
    .string()
    .regex(/^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/)
    .optional(),
  context: z.strictObject({ message_id: z.string() }).optional(),
  biz_opaque_callback_data: z.string().max(512).optional(),
}
const of = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({ ...base, type: z.literal(type), ...shape })

const captioned = z.strictObject({ id: mediaId, caption: words(1024).optional() })
export const sendBody = z.discriminatedUnion('type', [
  of('text', { text: z.strictObject({ body: words(4096), preview_url: z.boolean().optional() }) }),
  of('interactive', { interactive: z.discriminatedUnion('type', [buttons, list, link]) }),
  of('template', { template }),
  of('image', { image: captioned }),
  of('video', { video: captioned }),
  of('document', { document: captioned.extend({ filename: line(240).optional() }) }),
  of('audio', { audio: z.strictObject({ id: mediaId }) }),
  of('sticker', { sticker: z.strictObject({ id: mediaId }) }),
  of('location', {
    location: z.strictObject({
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
      name: words(1000).optional(),
      address: words(1000).optional(),
    }),
  }),
  of('reaction', { reaction: z.strictObject({ message_id: z.string(), emoji: z.string() }) }),
])
export type SendBody = z.output<typeof sendBody>

export const readBody = z.strictObject({
  messaging_product: z.literal('whatsapp'),
  status: z.literal('read'),
  message_id: z.string().min(1),
  typing_indicator: z.strictObject({ type: z.literal('text') }).optional(),
})

/** The body read, or how Meta would refuse it. */
export function readStrictly<T>(
  schema: z.ZodType<T>,
  value: unknown,
): { readonly body: T } | { readonly refusal: Refusal } {
  const parsed = schema.safeParse(value, { reportInput: true })
  if (parsed.success) return { body: parsed.data }
  const [issue] = parsed.error.issues
  const missing = issue?.code === 'invalid_type' && issue.input === undefined
  const details = `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`
  return { refusal: refusal(missing ? 131008 : 131009, details) }
}

/** Bytes that Meta takes of each kind. */
const MB = 1024 * 1024
const FILES: readonly { readonly kind: string; readonly types: RegExp; readonly most: number }[] = [
  { kind: 'image', types: /^image\/(jpeg|png)$/, most: 5 * MB },
  { kind: 'sticker', types: /^image\/webp$/, most: 500 * 1024 },
  { kind: 'audio', types: /^audio\/(aac|amr|mpeg|mp4|ogg)$/, most: 16 * MB },
  { kind: 'video', types: /^video\/(mp4|3gpp)$/, most: 16 * MB },
  { kind: 'document', types: /^(application\/|text\/plain|image\/|audio\/|video\/)/, most: 100 * MB },
]

/** Null: as this kind of message the file may be sent. */
export function fileRefusal(kind: string, type: string, size: number): Refusal | null {
  const rule = FILES.find((each) => each.kind === kind && each.types.test(type))
  if (!rule) return refusal(131053, `${type} is not supported as ${kind}`)
  return size > rule.most ? refusal(131053, 'the file is too large') : null
}

export const isUploadable = (type: string, size: number): boolean =>
  FILES.some(({ types, most }) => types.test(type) && size <= most)
