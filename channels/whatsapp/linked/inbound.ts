import type { Activity } from '../../activity.js'
import type { Inbound, StatusUpdate } from '../../channel.js'
import { mediaReference } from '../../media/reference.js'
import { cleanText } from '../../text/clean.js'
import type { OnceInAWhile } from '../once-in-a-while.js'
import type { People } from '../people.js'
import type { WireMessage } from './wire.js'

export interface InboundDeps {
  /** Our own number, or a name for it until it is known. */
  readonly account: string
  readonly people: People
  readonly answersUnsupported: OnceInAWhile
}

/** The library's own notes about a chat: nobody said them. */
const NOTES =
  /^(e2e_notification|notification|notification_template|gp2|ciphertext|protocol|call_log|debug|broadcast_notification|biz_content_placeholder|revoked|ciphertext_.*)$/

/** Null for what nobody said to us. */
export async function toInbound(deps: InboundDeps, message: WireMessage): Promise<Inbound | null> {
  if (NOTES.test(message.type)) return null
  const { account, people } = deps
  const conversation = await people.conversationOf({ account, userId: message.lid, phone: message.phone })
  const at = new Date(message.at * 1000)
  const activity =
    activityOf(message) ?? unsupported(deps.answersUnsupported(conversation, { id: message.id, timestamp: at }))
  return {
    address: { conversation, account, recipient: message.chat },
    providerId: message.id,
    at,
    activity: {
      ...activity,
      id: message.id,
      timestamp: at,
      channelId: 'whatsapp-linked',
      from: { id: conversation, name: '', role: 'user' },
      recipient: { id: account, name: '', role: 'bot' },
      conversation: { id: conversation, name: '', isGroup: false, conversationType: '' },
    },
  }
}

const unsupported = (answered: boolean): Activity =>
  answered ? { type: 'message', text: '' } : { type: 'event', name: 'whatsapp.unsupported' }

function reactionOf({ body, replyTo }: WireMessage): Activity {
  const change = body ? { reactionsAdded: [{ type: body }] } : { reactionsRemoved: [{ type: '' }] }
  return { type: 'messageReaction', ...(replyTo !== null && { replyToId: replyTo }), ...change }
}

/** Null for a kind that we cannot read. */
function activityOf(message: WireMessage): Activity | null {
  const { type, body, media, location, phones, serialized } = message
  if (type === 'reaction') return reactionOf(message)
  const said = { type: 'message', text: cleanText(body), textFormat: 'plain' as const }
  if (media) {
    const contentType = media.contentType.split(';')[0]?.trim().toLowerCase() ?? ''
    const name = media.name === null ? {} : { name: cleanText(media.name) }
    return { ...said, attachments: [{ contentType, contentUrl: mediaReference(serialized), ...name }] }
  }
  if (location) {
    const geo = { type: 'GeoCoordinates', latitude: location.latitude, longitude: location.longitude }
    return {
      ...said,
      text: '',
      entities: [{ type: 'Place', geo, ...(location.name !== null && { name: location.name }) }],
    }
  }
  if (phones[0] !== undefined) return { ...said, text: phones[0] }
  return type === 'chat' && body.trim() ? said : null
}

/** The library's numbers for how far a message is; 0 is on its way. */
const ACKS: Readonly<Record<number, StatusUpdate['status']>> = {
  [-1]: 'failed',
  1: 'accepted',
  2: 'delivered',
  3: 'read',
  4: 'read',
}

export function toStatus({ id, ack }: { readonly id: string; readonly ack: number }, at: Date): StatusUpdate | null {
  const status = ACKS[ack]
  return status === undefined ? null : { receiptId: id, status, at }
}
