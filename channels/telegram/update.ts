import { z } from 'zod'

/** What Telegram sends us. Only what we use is named; what is new in an object is let through. */
const file = z.object({
  file_id: z.string().min(1),
  file_size: z.number().optional(),
  mime_type: z.string().optional(),
  file_name: z.string().optional(),
})
export type WireFile = z.output<typeof file>

const chat = z.object({ id: z.number().int(), type: z.string() })
const user = z.object({
  id: z.number().int(),
  is_bot: z.boolean().default(false),
  first_name: z.string().default(''),
  last_name: z.string().optional(),
  language_code: z.string().optional(),
})
export type WireUser = z.output<typeof user>

const seconds = z
  .number()
  .int()
  .nonnegative()
  .transform((value) => new Date(value * 1000))
const geo = z.object({ latitude: z.number(), longitude: z.number() })

export const message = z.object({
  message_id: z.number().int(),
  date: seconds,
  edit_date: seconds.optional(),
  chat,
  from: user.optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  photo: z.array(file).min(1).optional(),
  document: file.optional(),
  voice: file.optional(),
  audio: file.optional(),
  video: file.optional(),
  video_note: file.optional(),
  animation: file.optional(),
  sticker: file.optional(),
  location: geo.optional(),
  venue: z.object({ location: geo, title: z.string(), address: z.string() }).optional(),
  contact: z.object({ phone_number: z.string().min(1) }).optional(),
  reply_to_message: z.object({ message_id: z.number().int() }).optional(),
})
export type WireMessage = z.output<typeof message>

const button = z.object({ text: z.string(), callback_data: z.string().optional() })

export const tap = z.object({
  id: z.string().min(1),
  from: user,
  data: z.string().optional(),
  /** Old ones come without their buttons. */
  message: z
    .object({
      message_id: z.number().int(),
      chat,
      reply_markup: z.object({ inline_keyboard: z.array(z.array(button)) }).optional(),
    })
    .optional(),
})
export type WireTap = z.output<typeof tap>

export const membership = z.object({
  chat,
  from: user,
  date: seconds,
  new_chat_member: z.object({ status: z.string() }),
})
export type WireMembership = z.output<typeof membership>

/** The rest of an update is one object, under the name of its kind. */
export const update = z.looseObject({ update_id: z.number().int() })

/** The kinds that we ask Telegram for; it keeps the list, so it is always named in full. */
export const KINDS = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const
