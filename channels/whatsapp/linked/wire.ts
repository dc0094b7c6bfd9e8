import { z } from 'zod'

/** What the service and the process with the browser say to each other, over Node's own channel between processes. */
export const deviceOptions = z.object({
  /** Folder of the browser's profile: who is linked. */
  dataPath: z.string(),
  chromium: z.string(),
  /** Where WhatsApp's page is kept; with a version, that page and no other is used. */
  cache: z.string(),
  version: z.string().nullable(),
})
export type DeviceOptions = z.output<typeof deviceOptions>

const content = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('file'), contentType: z.string(), name: z.string(), data: z.base64() }),
  z.object({ kind: z.literal('location'), latitude: z.number(), longitude: z.number(), name: z.string().nullable() }),
])
export type Content = z.output<typeof content>

/** To the browser's process. `call` comes back with the answer. */
export const command = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('start'), options: deviceOptions }),
  z.object({ kind: z.literal('send'), call: z.number(), chat: z.string(), content }),
  z.object({ kind: z.literal('media'), call: z.number(), message: z.string() }),
  z.object({ kind: z.literal('ping'), call: z.number() }),
  z.object({ kind: z.literal('typing'), chat: z.string() }),
  z.object({ kind: z.literal('seen'), chat: z.string() }),
  z.object({ kind: z.literal('stop') }),
])
export type Command = z.output<typeof command>

/** The end of the year 9999. */
const LAST_SECOND = 253_402_300_799

export const wireMessage = z.object({
  /** The same in every chat that the person is known by. */
  id: z.string(),
  /** The library's own name for it, by which media are fetched. */
  serialized: z.string(),
  chat: z.string(),
  lid: z.string().nullable(),
  phone: z.string().nullable(),
  type: z.string(),
  body: z.string(),
  /** Seconds since 1970. */
  at: z.number().int().nonnegative().max(LAST_SECOND),
  media: z.object({ contentType: z.string(), size: z.number(), name: z.string().nullable() }).nullable(),
  location: z.object({ latitude: z.number(), longitude: z.number(), name: z.string().nullable() }).nullable(),
  /** Numbers on contact cards. */
  phones: z.array(z.string()),
  /** Of a reaction: the message that it is to. Its body is the emoji, empty where it was taken back. */
  replyTo: z.string().nullable(),
})
export type WireMessage = z.output<typeof wireMessage>

const sent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('accepted'), id: z.string() }),
  z.object({ kind: z.literal('refused'), reason: z.string() }),
  z.object({ kind: z.literal('unsure'), reason: z.string() }),
])
export type SentOutcome = z.output<typeof sent>

const fetched = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fetched'), data: z.base64(), name: z.string().nullable() }),
  z.object({ kind: z.literal('gone') }),
  z.object({ kind: z.literal('later') }),
])
export type FetchedOutcome = z.output<typeof fetched>

/** From the browser's process. */
export const event = z.discriminatedUnion('kind', [
  /** The browser runs, in a group of processes of its own. */
  z.object({ kind: z.literal('browser'), pid: z.number() }),
  z.object({ kind: z.literal('qr'), code: z.string() }),
  z.object({ kind: z.literal('ready'), number: z.string() }),
  z.object({ kind: z.literal('message'), message: wireMessage }),
  z.object({ kind: z.literal('ack'), id: z.string(), ack: z.number() }),
  z.object({ kind: z.literal('sent'), call: z.number(), outcome: sent }),
  z.object({ kind: z.literal('media'), call: z.number(), outcome: fetched }),
  z.object({ kind: z.literal('pong'), call: z.number(), state: z.string().nullable() }),
  /** The link is lost; the process ends after it. */
  z.object({ kind: z.literal('lost'), reason: z.string() }),
])
export type DeviceEvent = z.output<typeof event>
