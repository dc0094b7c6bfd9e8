import type { Entity } from './html.js'

/** What a phone shows, for a client that draws it. */
export interface PhoneView {
  /** The citizen's Telegram id, digits: the name of the phone in this API. */
  readonly phone: string
  readonly name: string
  /** The service shows that it is typing. */
  readonly typing: boolean
  /** The citizen has blocked the bot. */
  readonly blocked: boolean
  readonly service: string
  /** The bot's name for links: `https://t.me/<username>?start=…`. */
  readonly username: string
  /** The menu, in the language of the citizen's app. */
  readonly commands: readonly { readonly command: string; readonly description: string }[]
  readonly messages: readonly PhoneMessage[]
}

export interface PhoneMessage {
  readonly id: string
  readonly from: 'citizen' | 'service'
  readonly at: string
  readonly text: string
  /** Bold, italic, links … of `text`. */
  readonly entities: readonly Entity[]
  readonly buttons: readonly PhoneButton[]
  readonly location: { readonly latitude: number; readonly longitude: number } | null
  /** Digits of a number that was shared. */
  readonly contact: string | null
  /** The file lies at /sim/media/:id. */
  readonly file: {
    readonly id: string
    readonly kind: FileKind
    readonly contentType: string
    readonly name: string
  } | null
  readonly replyTo: string | null
  readonly edited: boolean
  /** Of the citizen's messages: `read` once the service has taken it. */
  readonly status: 'sent' | 'read'
}

/** `id` is what a tap names; a button with a `url` opens that and says nothing. `waiting`: tapped, and no sign came yet. */
export interface PhoneButton {
  readonly id: string
  readonly title: string
  readonly url: string | null
  readonly waiting: boolean
}

export type FileKind = 'photo' | 'document' | 'voice' | 'audio' | 'video' | 'sticker'
