import { z } from 'zod'

/** What Meta posts to us. Only what we use is named; what is new in an object is let through. */
const id = z.string().min(1)
const seconds = z
  .string()
  .regex(/^\d{1,12}$/)
  .transform((value) => new Date(Number(value) * 1000))

export const fault = z.object({
  code: z.number(),
  title: z.string().optional(),
  message: z.string().optional(),
  error_data: z.object({ details: z.string().optional() }).optional(),
})

const media = z.object({
  id,
  mime_type: z.string().default('application/octet-stream'),
  sha256: z.string().optional(),
  caption: z.string().optional(),
  filename: z.string().optional(),
  voice: z.boolean().optional(),
})

const reply = z.object({ id: z.string(), title: z.string() })

/** One message; which of the optional objects is there depends on `type`, and `interactive` may lack its own. */
export const message = z.object({
  from: z.string().optional(),
  from_user_id: z.string().optional(),
  id,
  timestamp: seconds,
  type: z.string(),
  context: z
    .object({ id: z.string().optional(), from: z.string().optional(), forwarded: z.boolean().optional() })
    .optional(),
  text: z.object({ body: z.string() }).optional(),
  interactive: z.object({ type: z.string(), button_reply: reply.optional(), list_reply: reply.optional() }).optional(),
  button: z.object({ payload: z.string().optional(), text: z.string() }).optional(),
  image: media.optional(),
  video: media.optional(),
  audio: media.optional(),
  document: media.optional(),
  sticker: media.optional(),
  location: z
    .object({
      latitude: z.number(),
      longitude: z.number(),
      name: z.string().optional(),
      address: z.string().optional(),
    })
    .optional(),
  contacts: z
    .array(
      z.object({
        name: z.object({ formatted_name: z.string() }).optional(),
        phones: z.array(z.object({ phone: z.string().optional(), wa_id: z.string().optional() })).optional(),
      }),
    )
    .optional(),
  reaction: z.object({ message_id: id, emoji: z.string().optional() }).optional(),
  system: z.object({ type: z.string() }).optional(),
  edit: z.object({ original_message_id: z.string().optional() }).optional(),
  revoke: z.object({ original_message_id: z.string().optional() }).optional(),
})
export type WireMessage = z.output<typeof message>

export const status = z.object({
  id,
  status: z.string(),
  timestamp: seconds,
  recipient_id: z.string().optional(),
  recipient_user_id: z.string().optional(),
  biz_opaque_callback_data: z.string().optional(),
  errors: z.array(fault).optional(),
})
export type WireStatus = z.output<typeof status>

const contact = z.object({ wa_id: z.string().optional(), user_id: z.string().optional() })
export type WireContact = z.output<typeof contact>

/** Messages and statuses are read one by one: one that cannot be read must not take the others with it. */
export const messagesValue = z.object({
  metadata: z.object({ display_phone_number: z.string().optional(), phone_number_id: z.string() }),
  contacts: z.array(contact).catch([]).default([]),
  messages: z.array(z.unknown()).default([]),
  statuses: z.array(z.unknown()).default([]),
  errors: z.array(fault).catch([]).default([]),
})
export type MessagesValue = z.output<typeof messagesValue>

export const envelope = z.object({
  object: z.literal('whatsapp_business_account'),
  entry: z.array(
    z.object({ id: z.string(), changes: z.array(z.object({ field: z.string(), value: z.unknown() })).default([]) }),
  ),
})
