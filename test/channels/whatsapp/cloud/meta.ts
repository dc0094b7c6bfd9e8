import { pino } from 'pino'
import type { RawRequest } from '../../../../channels/channel.js'
import { type CloudSettings, createCloudChannel, WEBHOOK } from '../../../../channels/whatsapp/cloud/cloud-channel.js'
import { signatureHeader } from '../../../../channels/whatsapp/cloud/signature.js'
import type { People } from '../../../../channels/whatsapp/people.js'
import { createClock } from '../../../contracts/store.js'

export const SECRETS = ['0123456789abcdef0123456789abcdef', 'fedcba9876543210fedcba9876543210']
export const NUMBER = '1061'
export const OUR_PHONE = '96824000000'
export const SALMA = { wa_id: '96891111111', user_id: 'OM.13491208655302741918' }

export const settings = (rest: Partial<CloudSettings> = {}): CloudSettings => ({
  phoneNumberId: NUMBER,
  businessAccountId: '2062',
  accessToken: 'EAAG-access-token-of-the-tests',
  appSecrets: SECRETS,
  verifyToken: 'verify-token-of-the-tests',
  graphVersion: 'v25.0',
  graphUrl: 'http://127.0.0.1:9',
  fallbackTemplate: null,
  gather: 300,
  ...rest,
})

/** Everybody is who they say they are. */
const people: People = { conversationOf: async ({ userId, phone }) => `c-${userId ?? phone}` }

/** A channel with a clock and a log of its own, and nobody at the other end unless `graphUrl` says so. */
export function startChannel(rest: Partial<CloudSettings> = {}) {
  const lines: string[] = []
  const clock = createClock()
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
  const files = { get: async () => null }
  const channel = createCloudChannel({
    settings: settings(rest),
    people,
    files,
    sentParts: { sentPart: async () => null },
    now: clock.now,
    log,
  })
  return { channel, clock, logged: () => lines.join('') }
}

/** As Meta writes it: nothing but ASCII, and slashes escaped. */
export const metaJson = (value: unknown): Buffer =>
  Buffer.from(
    JSON.stringify(value)
      .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .replaceAll('/', '\\/'),
  )

export const webhook = (body: Uint8Array, secret: string | null = SECRETS[0] ?? ''): RawRequest => ({
  method: 'POST',
  path: WEBHOOK,
  query: new URLSearchParams(),
  headers: {
    'content-type': 'application/json',
    ...(secret !== null && { 'x-hub-signature-256': signatureHeader(body, secret) }),
  },
  body,
  remoteAddress: '192.0.2.1',
})

export const change = (value: Record<string, unknown>, field = 'messages') => ({
  field,
  value: {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: OUR_PHONE, phone_number_id: NUMBER },
    ...value,
  },
})

export const envelope = (...changes: unknown[]) => ({
  object: 'whatsapp_business_account',
  entry: [{ id: '2062', changes }],
})

export const contact = (who = SALMA) => ({ profile: { name: 'سلمى' }, ...who })

/** Seconds since 1970, as Meta writes them. */
export const seconds = (at: Date): string => String(Math.floor(at.getTime() / 1000))

export interface WireOptions {
  readonly id?: string
  readonly at?: Date
  readonly who?: { readonly wa_id?: string; readonly user_id?: string }
}

/** One message of a kind with its own object, as it stands in a batch. */
export function wire(
  type: string,
  content: Record<string, unknown>,
  { id = 'wamid.1', at = new Date('2026-11-23T08:00:00Z'), who = SALMA }: WireOptions = {},
) {
  const { wa_id: from, user_id: from_user_id } = who
  return { from, from_user_id, id, timestamp: seconds(at), type, ...content }
}

export const text = (body: string, options?: WireOptions) => wire('text', { text: { body } }, options)

/** A genuine request with these messages. */
export const messages = (...all: unknown[]): RawRequest =>
  webhook(metaJson(envelope(change({ contacts: [contact()], messages: all }))))
