import { z } from 'zod'

/** Telegram's own limits: UTF-16 units after its tags are read, bytes of a file. */
export const TEXT = 4_096
export const CAPTION = 1_024
export const UPLOAD = 50 * 1024 * 1024
export const PHOTO = 10 * 1024 * 1024

const button = z.union([
  z.object({ text: z.string(), callback_data: z.string() }),
  z.object({ text: z.string(), url: z.string() }),
])
/** One row for each button. */
const buttons = z.array(button).optional()
export type WireButton = z.output<typeof button>

/** A message on its way to Telegram, as the outbox keeps it. `html`: words with tags. `file`: the id of a stored file. */
export const wirePart = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), payload: z.object({ html: z.string(), buttons }) }),
  z.object({
    kind: z.literal('file'),
    payload: z.object({
      file: z.string(),
      contentType: z.string(),
      name: z.string(),
      html: z.string(),
      /** What is said where the file is not taken. */
      unsent: z.string().optional(),
      buttons,
    }),
  }),
  z.object({
    kind: z.literal('location'),
    payload: z.object({ latitude: z.number(), longitude: z.number(), buttons }),
  }),
])
export type WirePart = z.output<typeof wirePart>
