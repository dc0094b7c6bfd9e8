import type { Message } from 'whatsapp-web.js'
import { z } from 'zod'
import type { WireMessage } from './wire.js'

/** Persons; groups, status and newsletters are not answered. */
export const PERSON = /^\d+@(c\.us|lid)$/

const raw = z.object({
  mimetype: z.string().optional(),
  size: z.number().optional(),
  filename: z.string().optional(),
  lat: z.number().optional(),
  lng: z.number().optional(),
  loc: z.string().optional(),
})

/** The library's message as we carry it; null where it is not from one person to us. */
export function toWire(message: Message, names: { lid: string | null; phone: string | null }): WireMessage | null {
  if (message.fromMe || !PERSON.test(message.from)) return null
  const { data } = raw.safeParse(message.rawData)
  const { id, _serialized: serialized } = message.id
  const media = message.hasMedia
    ? { contentType: data?.mimetype ?? '', size: data?.size ?? 0, name: data?.filename ?? null }
    : null
  const place = message.type === 'location' && data?.lat !== undefined && data.lng !== undefined
  return {
    id,
    serialized,
    chat: message.from,
    ...names,
    type: message.type,
    body: message.body,
    at: message.timestamp,
    media,
    location: place ? { latitude: data.lat ?? 0, longitude: data.lng ?? 0, name: data.loc ?? null } : null,
    phones: (message.vCards ?? []).flatMap(phonesOf),
    replyTo: null,
  }
}

const phonesOf = (card: string): string[] =>
  [...card.matchAll(/^TEL[^:]*:(.+)$/gim)].map(([, number = '']) => number.trim())
