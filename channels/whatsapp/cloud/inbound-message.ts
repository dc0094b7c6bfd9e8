import type { Activity, Attachment } from '../../activity.js'
import { mediaReference } from '../../media/reference.js'
import { cleanText } from '../../text/clean.js'
import type { WireMessage } from './envelope.js'
import { readChoice } from './choices.js'
import { MORE_CHOICES, readMore } from './pages.js'

/** Kinds that bring a file, in Meta's words. */
const MEDIA = ['image', 'video', 'audio', 'document', 'sticker'] as const

/** What a message is to us. */
export type Meaning =
  | { readonly kind: 'activity'; readonly activity: Activity }
  /** A kind that cannot be read: answered, but not each time. */
  | { readonly kind: 'unsupported' }

const said = (text: string, more: Partial<Activity> = {}): Meaning => ({
  kind: 'activity',
  activity: { type: 'message', text: cleanText(text), textFormat: 'plain', ...more },
})

/** A message as an activity without its names. What does not fit its type, or is of no type that we know, is unsupported. */
export function meaningOf(message: WireMessage): Meaning {
  switch (message.type) {
    case 'text':
      return message.text ? said(message.text.body) : UNSUPPORTED
    case 'interactive':
      return choiceOf(message)
    case 'button':
      return message.button ? said(message.button.text, valueOf(message.button.payload)) : UNSUPPORTED
    case 'location':
      return locationOf(message)
    case 'contacts':
      return contactOf(message)
    case 'reaction':
      return reactionOf(message)
    case 'request_welcome':
      return arrival(message)
    case 'edit':
      return changed('messageUpdate', message.edit?.original_message_id)
    case 'revoke':
      return changed('messageDelete', message.revoke?.original_message_id)
    case 'system':
      return {
        kind: 'activity',
        activity: { type: 'event', name: 'whatsapp.system', value: message.system?.type ?? '' },
      }
    default:
      return mediaOf(message)
  }
}

const UNSUPPORTED: Meaning = { kind: 'unsupported' }

const valueOf = (payload: string | undefined): Partial<Activity> => (payload ? { value: cleanText(payload) } : {})

/** The words that the button stands for, which may be longer than its label. */
function choiceOf({ interactive }: WireMessage): Meaning {
  const reply = interactive?.button_reply ?? interactive?.list_reply
  if (!reply) return UNSUPPORTED
  const page = readMore(reply.id)
  return page
    ? { kind: 'activity', activity: { type: 'event', name: MORE_CHOICES, value: page } }
    : said(readChoice(reply))
}

function locationOf({ location }: WireMessage): Meaning {
  if (!location) return UNSUPPORTED
  const { latitude, longitude, name, address } = location
  const place = {
    type: 'Place',
    geo: { type: 'GeoCoordinates', latitude, longitude },
    ...(name && { name: cleanText(name) }),
    ...(address && { address: cleanText(address) }),
  }
  return said('', { entities: [place] })
}

/** A number that is shared is a number that is told. */
function contactOf({ contacts = [] }: WireMessage): Meaning {
  const phone = contacts.flatMap(({ phones = [] }) => phones.flatMap((each) => each.phone ?? each.wa_id ?? []))[0]
  return phone ? said(phone) : UNSUPPORTED
}

function reactionOf({ reaction }: WireMessage): Meaning {
  if (!reaction) return UNSUPPORTED
  const { message_id: replyToId, emoji } = reaction
  const change = emoji ? { reactionsAdded: [{ type: emoji }] } : { reactionsRemoved: [{ type: '' }] }
  return { kind: 'activity', activity: { type: 'messageReaction', replyToId, ...change } }
}

const arrival = ({ from, from_user_id }: WireMessage): Meaning => ({
  kind: 'activity',
  activity: { type: 'conversationUpdate', membersAdded: [{ id: from_user_id ?? from ?? 'citizen', name: '' }] },
})

/** Kept in the transcript as a revision; the bot does not speak again. */
const changed = (type: string, replyToId: string | undefined): Meaning => ({
  kind: 'activity',
  activity: { type, ...(replyToId && { replyToId }) },
})

function mediaOf(message: WireMessage): Meaning {
  const kind = MEDIA.find((each) => each === message.type)
  const file = kind && message[kind]
  if (!file) return UNSUPPORTED
  const attachment: Attachment = {
    contentType: file.mime_type.split(';')[0]?.trim().toLowerCase() ?? '',
    contentUrl: mediaReference(file.id),
    ...(file.filename && { name: cleanText(file.filename) }),
    ...(file.sha256 && { content: { sha256: file.sha256 } }),
  }
  return said(file.caption ?? '', { attachments: [attachment] })
}
