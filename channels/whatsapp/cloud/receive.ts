import { createHash, timingSafeEqual } from 'node:crypto'
import type { Logger } from 'pino'
import type { Activity } from '../../activity.js'
import { asWritten } from '../../as-written.js'
import type { HttpResponse, Inbound, RawRequest, ReachUpdate, Received, StatusUpdate } from '../../channel.js'
import type { People } from '../people.js'
import {
  envelope,
  message,
  type MessagesValue,
  messagesValue,
  status,
  type WireContact,
  type WireStatus,
  type WireMessage,
} from './envelope.js'
import { failureReason, remedyFor } from './errors.js'
import { type Meaning, meaningOf } from './inbound-message.js'
import type { News } from './news.js'
import { recipientOf } from './recipient.js'
import { isSigned } from './signature.js'
import type { OnceInAWhile } from '../once-in-a-while.js'

export interface ReceiveDeps {
  readonly phoneNumberId: string
  /** The first is the present one. */
  readonly appSecrets: readonly string[]
  readonly verifyToken: string
  readonly people: People
  readonly news: News
  /** Whether a message of a kind that we cannot read is answered. */
  readonly answersUnsupported: OnceInAWhile
  readonly now: () => Date
  readonly log: Logger
}

/**
 * A captured request can be sent again for ever, since nothing in it grows old. What is older than Meta itself would send
 * is dropped; what is younger meets its id in the inbox.
 */
const OLDEST = 8 * 24 * 60 * 60 * 1000

const REFUSED: HttpResponse = { status: 401 }
const OK: HttpResponse = { status: 200 }
const only = (response: HttpResponse): Received => ({ response, activities: [], statuses: [], rejected: [] })

/** Meta's requests: the handshake, and webhooks. Nothing of a webhook is read before its signature is known to be good. */
export function createReceive(deps: ReceiveDeps): (request: RawRequest) => Promise<Received> {
  return async (request) => {
    if (request.method === 'GET') return only(handshake(request, deps.verifyToken))
    if (!isSigned(request.body, request.headers['x-hub-signature-256'], deps.appSecrets)) return only(REFUSED)
    return readWebhook(deps, Buffer.from(request.body).toString('utf8'))
  }
}

function handshake({ query }: RawRequest, verifyToken: string): HttpResponse {
  const token = query.get('hub.verify_token') ?? ''
  const challenge = query.get('hub.challenge') ?? ''
  if (query.get('hub.mode') !== 'subscribe' || !isSame(token, verifyToken) || !/^\d{1,64}$/.test(challenge))
    return { status: 403 }
  return { status: 200, headers: { 'content-type': 'text/plain' }, body: challenge }
}

const digest = (text: string) => createHash('sha256').update(text).digest()
const isSame = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b))

interface Held {
  readonly activities: Inbound[]
  readonly statuses: StatusUpdate[]
  readonly rejected: { reason: string; raw: string }[]
  readonly reach: ReachUpdate[]
}

async function readWebhook(deps: ReceiveDeps, raw: string): Promise<Received> {
  const held: Held = { activities: [], statuses: [], rejected: [], reach: [] }
  const parsed = envelope.safeParse(parseJson(raw))
  if (!parsed.success) held.rejected.push({ reason: 'the envelope cannot be read', raw })
  for (const { changes } of parsed.data?.entry ?? [])
    for (const { field, value } of changes) {
      if (field === 'messages') await readMessages(deps, value, held)
      else deps.news.heard(field, value)
    }
  return { response: OK, ...held }
}

function parseJson(raw: string): unknown {
  try {
    return JSON.parse(raw)
  } catch {
    return null
  }
}

async function readMessages(deps: ReceiveDeps, value: unknown, held: Held): Promise<void> {
  const parsed = messagesValue.safeParse(value)
  if (!parsed.success) return reject(held, 'its messages cannot be read', value)
  const { metadata, messages, statuses, errors } = parsed.data
  if (metadata.phone_number_id !== deps.phoneNumberId) return deps.log.warn('a webhook for another phone number')
  for (const error of errors) deps.log.error({ code: error.code }, failureReason(error))
  for (const each of messages) await readMessage(deps, parsed.data, { raw: each, held })
  for (const each of statuses) await readStatus(deps, each, held)
  return undefined
}

function reject(held: Held, reason: string, value: unknown): void {
  held.rejected.push({ reason, raw: asWritten(value) })
}

async function readMessage(
  deps: ReceiveDeps,
  value: MessagesValue,
  { raw, held }: { readonly raw: unknown; readonly held: Held },
): Promise<void> {
  const parsed = message.safeParse(raw)
  const names = parsed.success ? namesOf(parsed.data, value) : null
  if (!parsed.success || !names) return reject(held, 'a message cannot be read', raw)
  const { data } = parsed
  if (names.phone !== null && names.phone === digits(value.metadata.display_phone_number)) return
  if (deps.now().getTime() - data.timestamp.getTime() > OLDEST) return deps.log.info('a message too old to be new')
  const account = deps.phoneNumberId
  const conversation = await deps.people.conversationOf({ account, ...names })
  const activity = activityOf(meaningOf(data), () => deps.answersUnsupported(conversation, data))
  const address = { conversation, account, recipient: recipientOf(names) }
  held.activities.push({
    address,
    providerId: data.id,
    at: data.timestamp,
    activity: {
      ...activity,
      id: data.id,
      timestamp: data.timestamp,
      channelId: 'whatsapp',
      from: { id: conversation, name: '', role: 'user' },
      recipient: { id: account, name: '', role: 'bot' },
      conversation: { id: conversation, name: '', isGroup: false, conversationType: '' },
      ...(data.context?.id && !activity.replyToId && { replyToId: data.context.id }),
    },
  })
}

/** What cannot be read is answered now and then; in between it is noted, and nothing is said. */
function activityOf(meaning: Meaning, isAnswered: () => boolean): Activity {
  if (meaning.kind === 'activity') return meaning.activity
  return isAnswered() ? { type: 'message', text: '' } : { type: 'event', name: 'whatsapp.unsupported' }
}

const digits = (text: string | undefined): string | null => text?.replace(/\D/g, '') || null

/** Contacts stand beside the messages: the one with the sender's id or number, or the only one. */
function namesOf({ from, from_user_id }: WireMessage, { contacts, messages }: MessagesValue) {
  const contact =
    contacts.find((each) => isOf(each, from, from_user_id)) ?? (messages.length === 1 ? contacts[0] : undefined)
  const userId = from_user_id ?? contact?.user_id ?? null
  const phone = digits(from ?? contact?.wa_id)
  return userId === null && phone === null ? null : { userId, phone }
}

const isOf = ({ wa_id, user_id }: WireContact, from: string | undefined, userId: string | undefined): boolean =>
  (userId !== undefined && user_id === userId) || (from !== undefined && wa_id === from)

const STATUSES: Readonly<Record<string, StatusUpdate['status']>> = {
  sent: 'accepted',
  delivered: 'delivered',
  read: 'read',
  played: 'read',
  failed: 'failed',
}

async function readStatus(deps: ReceiveDeps, raw: unknown, held: Held): Promise<void> {
  const parsed = status.safeParse(raw)
  if (!parsed.success) return reject(held, 'a status cannot be read', raw)
  const { id, timestamp, errors = [], biz_opaque_callback_data: tag } = parsed.data
  const known = STATUSES[parsed.data.status]
  if (!known) return
  const reason = errors[0] ? failureReason(errors[0]) : undefined
  held.statuses.push({
    receiptId: id,
    status: known,
    at: timestamp,
    ...(tag !== undefined && { tag }),
    ...(reason !== undefined && { reason }),
  })
  const unreachable = errors.some((error) => remedyFor(error) === 'unreachable')
  const reach = unreachable ? await unreachableOf(deps, parsed.data) : null
  if (reach) held.reach.push(reach)
}

/** That nobody can be reached may also be told afterwards. */
async function unreachableOf(
  { people, phoneNumberId: account }: ReceiveDeps,
  { recipient_id, recipient_user_id, timestamp: at }: WireStatus,
): Promise<ReachUpdate | null> {
  const names = { userId: recipient_user_id ?? null, phone: digits(recipient_id) }
  if (names.userId === null && names.phone === null) return null
  const conversation = await people.conversationOf({ account, ...names })
  return { address: { conversation, account, recipient: recipientOf(names) }, reachable: false, at }
}
