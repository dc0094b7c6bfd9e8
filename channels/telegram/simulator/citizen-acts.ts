import type { Random } from '../../simulation/random.js'
import type { FileKind, PhoneButton, PhoneMessage } from './phone-view.js'
import { blank, type Phone, type Phones } from './phones.js'
import type { MediaShelf, StoredMedia } from './media-shelf.js'
import type { Taps } from './taps.js'
import type { Updates } from './updates.js'

export interface ActsDeps {
  readonly phones: Phones
  readonly updates: Updates
  readonly shelf: MediaShelf
  readonly taps: Taps
  readonly nextMessageId: () => number
  readonly random: Random
  readonly now: () => Date
}

export interface SentFile {
  readonly kind: FileKind
  readonly contentType: string
  readonly name: string
  readonly bytes: Uint8Array
  readonly caption?: string
}

const COMMAND = /^\/[a-z0-9_]{1,32}/i

/** What a citizen can do with a phone; each gives the id of the message, or null where it cannot be done. */
export class CitizenActs {
  readonly #deps: ActsDeps

  constructor(deps: ActsDeps) {
    this.#deps = deps
  }

  text(phone: Phone, text: string, replyTo: string | null = null): string {
    const [command] = COMMAND.exec(text) ?? []
    const entities = command ? { entities: [{ type: 'bot_command', offset: 0, length: command.length }] } : {}
    const reply =
      replyTo === null ? {} : { reply_to_message: { message_id: Number(replyTo), date: 0, chat: chatOf(phone) } }
    return this.#send(phone, { text, ...entities, ...reply }, { text, replyTo })
  }

  /** Opens the chat by its button, or by a link that brings a word along. */
  start(phone: Phone, word = ''): string {
    return this.text(phone, word === '' ? '/start' : `/start ${word}`)
  }

  edit(phone: Phone, message: string, text: string): string | null {
    const { phones, now } = this.#deps
    const own = phone.messages.find(({ id, from }) => id === message && from === 'citizen')
    if (!own || !phones.update(phone, message, () => ({ text, edited: true }))) return null
    const date = seconds(new Date(own.at))
    const edited = { ...this.#wire(phone, Number(message), date), edit_date: Math.max(seconds(now()), date + 1), text }
    this.#push(phone, { edited_message: edited }, message)
    return message
  }

  /** A button of the service's, by its id or its words. A link only opens. */
  tap(phone: Phone, message: string, choice: string): string | null {
    const { phones, updates, taps } = this.#deps
    const shown = phone.messages.find(({ id }) => id === message)
    const button = shown?.buttons.find(({ id, title }) => id === choice || title === choice)
    if (!shown || !button) return null
    if (button.url !== null) return ''
    phones.update(phone, message, ({ buttons }) => ({ buttons: waiting(buttons, button, true) }))
    const id = taps.open(() =>
      phones.update(phone, message, ({ buttons }) => ({ buttons: waiting(buttons, button, false) })),
    )
    const tapped = { ...this.#wire(phone, Number(message), 1), text: shown.text, reply_markup: keyboardOf(shown) }
    const query = { id, from: userOf(phone), chat_instance: '1', data: button.id, message: tapped }
    updates.push({ key: `user ${phone.id}`, body: { callback_query: query }, taken: () => {}, tap: true })
    return ''
  }

  location(phone: Phone, location: { latitude: number; longitude: number }): string {
    return this.#send(phone, { location }, { location })
  }

  contact(phone: Phone, number: string): string {
    const contact = { phone_number: number, first_name: phone.name, user_id: phone.id }
    return this.#send(phone, { contact }, { contact: number })
  }

  file(phone: Phone, { kind, contentType, name, bytes, caption }: SentFile): string {
    const { shelf } = this.#deps
    const media = shelf.put({ bytes, contentType, name })
    const words = caption ? { caption } : {}
    const shown = { text: caption ?? '', file: { id: media.id, kind, contentType, name } }
    return this.#send(phone, { ...wireFile(kind, media, shelf), ...words }, shown)
  }

  /** Something that bots cannot read, such as a poll. */
  other(phone: Phone): string {
    const poll = { id: '1', question: '?', options: [], is_closed: false }
    return this.#send(phone, { poll }, { text: '📊' })
  }

  /** Blocks the bot, or lets it write again. */
  block(phone: Phone, blocked: boolean): void {
    if (phone.state === 'never' || phone.state === 'deactivated') return
    phone.state = blocked ? 'blocked' : 'open'
    const { phones, updates, now } = this.#deps
    const [before, after] = blocked ? ['member', 'kicked'] : ['kicked', 'member']
    const change = {
      chat: chatOf(phone),
      from: userOf(phone),
      date: seconds(now()),
      old_chat_member: member(before ?? ''),
      new_chat_member: member(after ?? ''),
    }
    updates.push({ key: `chat ${phone.id}`, body: { my_chat_member: change }, taken: () => {} })
    phones.changed(phone)
  }

  /** Leaves Telegram; nobody is told. */
  deactivate(phone: Phone): void {
    phone.state = 'deactivated'
    this.#deps.phones.changed(phone)
  }

  /** Puts the bot into a group, or says something in it. */
  group(phone: Phone, group: number, text: string | null): void {
    const { updates, now, nextMessageId } = this.#deps
    const chat = { id: group, type: 'supergroup', title: 'مجموعة' }
    const base = { chat, from: userOf(phone), date: seconds(now()) }
    const body =
      text === null
        ? { my_chat_member: { ...base, old_chat_member: { status: 'left' }, new_chat_member: { status: 'member' } } }
        : { message: { ...base, message_id: nextMessageId(), text } }
    updates.push({ key: `chat ${group}`, body, taken: () => {} })
  }

  #send(phone: Phone, content: Readonly<Record<string, unknown>>, shown: Partial<PhoneMessage>): string {
    const { phones, nextMessageId, now } = this.#deps
    const id = nextMessageId()
    const at = now()
    if (phone.state === 'never') phone.state = 'open'
    else if (phone.state === 'blocked') this.block(phone, false)
    phones.add(phone, { ...blank(String(id), 'citizen', at), ...shown })
    this.#push(phone, { message: { ...this.#wire(phone, id, seconds(at)), ...content } }, String(id))
    return String(id)
  }

  #push(phone: Phone, body: Readonly<Record<string, unknown>>, message: string): void {
    const { phones, updates } = this.#deps
    const taken = () => void phones.update(phone, message, () => ({ status: 'read' }))
    updates.push({ key: `chat ${phone.id}`, body, taken })
  }

  #wire(phone: Phone, id: number, date: number) {
    return { message_id: id, date, chat: chatOf(phone), from: userOf(phone) }
  }
}

const member = (status: string) => ({ status, user: { id: 0, is_bot: true, first_name: '' } })
const seconds = (at: Date): number => Math.floor(at.getTime() / 1000)
const chatOf = ({ id, name }: Phone) => ({ id, type: 'private', first_name: name })
const userOf = ({ id, name, language }: Phone) => ({ id, is_bot: false, first_name: name, language_code: language })

const waiting = (buttons: readonly PhoneButton[], { id }: PhoneButton, is: boolean): PhoneButton[] =>
  buttons.map((button) => (button.id === id ? { ...button, waiting: is } : button))

const keyboardOf = ({ buttons }: PhoneMessage) => ({
  inline_keyboard: buttons.map(({ id, title, url }) => [
    url === null ? { text: title, callback_data: id } : { text: title, url },
  ]),
})

function wireFile(kind: FileKind, media: StoredMedia, shelf: MediaShelf) {
  const { id, bytes, contentType, name } = media
  const wire = { file_id: id, file_unique_id: id.slice(0, 8), file_size: bytes.length }
  if (kind === 'photo') {
    const small = shelf.put({ bytes: bytes.slice(0, 64), contentType, name })
    return {
      photo: [
        { ...wire, file_id: small.id, file_size: 64, width: 90, height: 90 },
        { ...wire, width: 900, height: 900 },
      ],
    }
  }
  const full = { ...wire, mime_type: contentType, ...(kind === 'document' && { file_name: name }) }
  return { [kind]: kind === 'voice' || kind === 'audio' ? { ...full, duration: 3 } : full }
}
