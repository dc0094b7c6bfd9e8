import { z } from 'zod'

/** A part as it waits in the outbox. */
export const linkedPart = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), payload: z.object({ text: z.string() }) }),
  z.object({
    kind: z.literal('file'),
    payload: z.object({
      file: z.string(),
      contentType: z.string(),
      name: z.string(),
      /** What is said where the file is gone. */
      unsent: z.string().optional(),
    }),
  }),
  z.object({
    kind: z.literal('location'),
    payload: z.object({ latitude: z.number(), longitude: z.number(), name: z.string().nullable() }),
  }),
])
export type LinkedPart = z.output<typeof linkedPart>
