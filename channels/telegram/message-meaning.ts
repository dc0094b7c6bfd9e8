import type { Activity, Attachment } from '../activity.js'
import { mediaReference } from '../media/reference.js'
import { cleanText } from '../text/clean.js'
import type { WireFile, WireMessage } from './update.js'

/** Kinds that bring one file, and what the file is where Telegram does not say. */
const FILES = [
  ['document', 'application/octet-stream'],
  ['voice', 'audio/ogg'],
  ['audio', 'audio/mpeg'],
  ['video', 'video/mp4'],
  ['video_note', 'video/mp4'],
  ['animation', 'video/mp4'],
  ['sticker', 'image/webp'],
] as const

/** What Telegram itself tells in a private chat, and no citizen has said. */
const NOTICES = [
  'pinned_message',
  'message_auto_delete_timer_changed',
  'chat_background_set',
  'write_access_allowed',
  'users_shared',
  'chat_shared',
  'boost_added',
  'connected_website',
  'proximity_alert_triggered',
  'new_chat_title',
  'new_chat_photo',
  'delete_chat_photo',
] as const

/** `/help@our_bot` is `/help`. */
const ADDRESSED = /^(\/[a-z0-9_]{1,32})@\w+/i

/**
 * A message as an activity without its names; null for what no citizen has said. A kind that cannot be read becomes a
 * message without words, which is answered by one that says so.
 */
export function meaningOf(message: WireMessage, raw: Readonly<Record<string, unknown>>): Activity | null {
  if (NOTICES.some((kind) => kind in raw)) return null
  const { text, caption = '', contact, location, venue } = message
  if (text !== undefined) return said(text.replace(ADDRESSED, '$1'))
  // A number that is shared is a number that is told.
  if (contact) return said(contact.phone_number)
  if (venue) return said('', { entities: [place(venue.location, { name: venue.title, address: venue.address })] })
  if (location) return said('', { entities: [place(location, {})] })
  const attachment = attachmentOf(message)
  return said(caption, attachment ? { attachments: [attachment] } : {})
}

const said = (text: string, more: Partial<Activity> = {}): Activity => ({
  type: 'message',
  text: cleanText(text),
  textFormat: 'plain',
  ...more,
})

const place = (
  { latitude, longitude }: { latitude: number; longitude: number },
  { name, address }: { name?: string; address?: string },
) => ({
  type: 'Place',
  geo: { type: 'GeoCoordinates', latitude, longitude },
  ...(name && { name: cleanText(name) }),
  ...(address && { address: cleanText(address) }),
})

/** Of a photo the largest there is. An animation comes as a document, too: the document is it. */
function attachmentOf(message: WireMessage): Attachment | null {
  const photo = message.photo?.at(-1)
  if (photo) return asAttachment(photo, 'image/jpeg')
  for (const [kind, contentType] of FILES) {
    const file = message[kind]
    if (file) return asAttachment(file, contentType)
  }
  return null
}

const asAttachment = ({ file_id, mime_type, file_name }: WireFile, contentType: string): Attachment => ({
  contentType: mime_type?.split(';')[0]?.trim().toLowerCase() || contentType,
  contentUrl: mediaReference(file_id),
  ...(file_name && { name: cleanText(file_name) }),
})
