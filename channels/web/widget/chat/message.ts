import type { Activity, CardAction, Origin } from '../../../activity.js'
import type { Language } from '../../../../knowledge/language/language.js'
import type { RichText } from '../../../../knowledge/rich-text.js'
import type { Delivery } from '../direct-line/outbox.js'
import { plainTree } from './plain-tree.js'

/** A file in a message. Without an address it is only named. */
export interface FileLink {
  readonly name: string
  readonly url: string
}

/** One message as the list shows it. */
export interface Message {
  readonly kind: 'message'
  /** Stays the same from the moment a message is written; the server's id comes later. */
  readonly key: string
  readonly id: string
  readonly origin: Origin
  /** Whose message it is, where the server says; empty for the service's own names. */
  readonly name: string
  readonly at: Date
  readonly language: Language | undefined
  readonly content: RichText
  readonly files: readonly FileLink[]
  readonly actions: readonly CardAction[]
  readonly delivery: Delivery
}

const SENT: Delivery = { kind: 'sent' }

/** What the list shows of an activity; null for those that are not messages. `key` is its clientActivityID or its id. */
export function messageOf(activity: Activity, now: () => Date): Message | null {
  if (activity.type !== 'message') return null
  const id = activity.id ?? ''
  const ours = activity.channelData?.nafidha
  const origin = originOf(activity)
  return {
    kind: 'message',
    key: (origin === 'citizen' && activity.channelData?.clientActivityID) || id,
    id,
    origin,
    name: activity.from?.name ?? '',
    at: activity.timestamp ? new Date(activity.timestamp) : now(),
    language: ours?.language,
    content: ours?.richText ?? plainTree(activity.text ?? '', { links: origin !== 'citizen' }),
    files: (activity.attachments ?? []).map((file) => ({ name: file.name ?? '', url: file.contentUrl ?? '' })),
    actions: activity.suggestedActions?.actions ?? [],
    delivery: SENT,
  }
}

export function originOf(activity: Activity): Origin {
  const origin = activity.channelData?.nafidha?.origin
  if (origin) return origin
  return activity.from?.role === 'user' ? 'citizen' : 'bot'
}
