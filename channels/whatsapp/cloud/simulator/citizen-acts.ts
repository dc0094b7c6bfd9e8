import { createHash, randomInt } from 'node:crypto'
import type { PhoneChoice, PhoneLocation, PhoneMessage } from './phone-view.js'
import { blank, type Phone, type Phones } from './phones.js'
import type { Webhooks } from './webhooks.js'

export interface StoredMedia {
  readonly id: string
  readonly bytes: Uint8Array
  readonly contentType: string
  readonly sha256: string
  readonly at: number
}

export interface ActsDeps {
  readonly phones: Phones
  readonly webhooks: Webhooks
  readonly media: Map<string, StoredMedia>
  readonly newId: () => string
  readonly now: () => Date
}

export interface SentFile {
  readonly kind: 'image' | 'video' | 'audio' | 'voice' | 'document' | 'sticker'
  readonly contentType: string
  readonly name: string
  readonly bytes: Uint8Array
  readonly caption?: string
}

/** What a citizen can do with a phone; each gives the id of the message, or null where it cannot be done. */
export class CitizenActs {
  readonly #deps: ActsDeps

  constructor(deps: ActsDeps) {
    this.#deps = deps
  }

  text(phone: Phone, body: string, replyTo: string | null = null): string {
    return this.#send(phone, { type: 'text', text: { body } }, { text: body, replyTo })
  }

  /** A button, a row of a list, or the quick reply of a template. */
  tap(phone: Phone, message: string, choice: string): string | null {
    const shown = phone.messages.find(({ id }) => id === message)
    const button = shown?.buttons.find(({ id }) => id === choice)
    const row = shown?.list?.rows.find(({ id }) => id === choice)
    const tapped = button ?? row
    return tapped ? this.#send(phone, wireChoice(tapped, !button), { text: tapped.title, replyTo: message }) : null
  }

  location(phone: Phone, location: PhoneLocation): string {
    return this.#send(phone, { type: 'location', location }, { location })
  }

  file(phone: Phone, { kind, contentType, name, bytes, caption }: SentFile): string {
    const { media, now } = this.#deps
    const id = String(randomInt(1e9, 1e12))
    const sha256 = createHash('sha256').update(bytes).digest('base64')
    media.set(id, { id, bytes, contentType, sha256, at: now().getTime() })
    const type = kind === 'voice' ? 'audio' : kind
    const wire = {
      id,
      mime_type: contentType,
      sha256,
      ...(caption && { caption }),
      ...(type === 'audio' && { voice: kind === 'voice' }),
      ...(type === 'document' && { filename: name }),
    }
    return this.#send(phone, { type, [type]: wire }, { text: caption ?? '', file: { id, kind, contentType, name } })
  }

  /** An empty emoji takes the reaction back. */
  react(phone: Phone, message: string, emoji: string): string | null {
    if (!this.#deps.phones.update(phone, message, { reaction: emoji || null })) return null
    return this.#send(phone, { type: 'reaction', reaction: { message_id: message, ...(emoji && { emoji }) } }, null)
  }

  /** Something that Meta's API does not pass on, such as a poll. */
  unsupported(phone: Phone): string {
    const errors = [{ code: 131051, title: 'Message type unknown' }]
    return this.#send(phone, { type: 'unsupported', errors }, { text: '📊' })
  }

  block(phone: Phone, blocked: boolean): void {
    phone.blocked = blocked
    this.#deps.phones.changed(phone)
  }

  /** What is not shown as a message opens no window either. */
  #send(phone: Phone, content: WireContent, shown: Partial<PhoneMessage> | null): string {
    const { phones, webhooks, newId, now } = this.#deps
    const id = newId()
    const at = now()
    if (shown) {
      phone.wroteAt = at.getTime()
      phones.add(phone, { ...blank(id, 'citizen', at), ...shown })
    }
    const context = shown?.replyTo ? { context: { from: 'service', id: shown.replyTo } } : {}
    const sender = { from_user_id: phone.userId, ...(!phone.hidden && { from: phone.phone }) }
    const message = { ...sender, id, timestamp: String(Math.floor(at.getTime() / 1000)), ...context, ...content }
    webhooks.push({ value: { contacts: [contactOf(phone)], messages: [message] } })
    return id
  }
}

type WireContent = { readonly type: string } & Readonly<Record<string, unknown>>

function contactOf({ name, phone, userId, hidden }: Phone) {
  const profile = { name, ...(hidden && { username: `user.${userId.slice(-6)}` }) }
  return { profile, user_id: userId, ...(!hidden && { wa_id: phone }) }
}

function wireChoice({ id, title, description }: PhoneChoice, isRow: boolean) {
  if (id.startsWith(QUICK)) return { type: 'button', button: { payload: title, text: title } }
  const row = { id, title, ...(description && { description }) }
  const reply = isRow ? { type: 'list_reply', list_reply: row } : { type: 'button_reply', button_reply: { id, title } }
  return { type: 'interactive', interactive: reply }
}

/** Ids of a template's quick replies start with this. */
export const QUICK = 'quick:'
