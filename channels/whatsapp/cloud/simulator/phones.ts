import { createHash } from 'node:crypto'
import type { PhoneMessage, PhoneView } from './phone-view.js'

/** One citizen's phone. */
export interface Phone {
  readonly phone: string
  readonly userId: string
  readonly name: string
  /** The citizen has a username: the service sees no number. */
  readonly hidden: boolean
  typing: boolean
  blocked: boolean
  /** Milliseconds since 1970; 0: never wrote. */
  wroteAt: number
  readonly messages: PhoneMessage[]
}

export interface PhoneOptions {
  readonly name?: string
  readonly hidden?: boolean
}

/** All phones that exist; whoever watches one is told after each change. */
export class Phones {
  readonly #service: string
  readonly #phones = new Map<string, Phone>()
  readonly #byUserId = new Map<string, Phone>()
  readonly #byMessage = new Map<string, Phone>()
  readonly #watchers = new Map<string, Set<() => void>>()

  /** `service`: the name that the number is registered under. */
  constructor(service: string) {
    this.#service = service
  }

  /** The phone with this number, a new one where there is none. */
  at(phone: string, { name = 'مواطن', hidden = false }: PhoneOptions = {}): Phone {
    const known = this.#phones.get(phone)
    if (known) return known
    const made = {
      phone,
      userId: userIdOf(phone),
      name,
      hidden,
      typing: false,
      blocked: false,
      wroteAt: 0,
      messages: [],
    }
    this.#phones.set(phone, made)
    this.#byUserId.set(made.userId, made)
    return made
  }

  /** By number or by business-scoped id; undefined: nobody has it. */
  find({ to, recipient }: { to?: string | undefined; recipient?: string | undefined }): Phone | undefined {
    if (to !== undefined) return this.#phones.get(to.replace('+', ''))
    return this.#byUserId.get(recipient ?? '')
  }

  all(): readonly string[] {
    return [...this.#phones.keys()]
  }

  add(phone: Phone, message: PhoneMessage): void {
    phone.messages.push(message)
    this.#byMessage.set(message.id, phone)
    this.changed(phone)
  }

  /** Replaces what changed of a message; false where the phone has no such message. */
  update(phone: Phone, id: string, change: Partial<PhoneMessage>): boolean {
    const at = phone.messages.findIndex((message) => message.id === id)
    const old = phone.messages[at]
    if (!old) return false
    phone.messages[at] = { ...old, ...change }
    this.changed(phone)
    return true
  }

  holderOf(message: string): Phone | undefined {
    return this.#byMessage.get(message)
  }

  view({ phone, name, typing, blocked, messages }: Phone): PhoneView {
    return { phone, name, typing, blocked, service: this.#service, messages: [...messages] }
  }

  changed({ phone }: Phone): void {
    for (const watcher of this.#watchers.get(phone) ?? []) watcher()
  }

  /** Returns the way to stop. */
  watch(phone: Phone, watcher: () => void): () => void {
    const those = this.#watchers.get(phone.phone) ?? new Set()
    this.#watchers.set(phone.phone, those.add(watcher))
    return () => void those.delete(watcher)
  }
}

const userIdOf = (phone: string): string =>
  `OM.${BigInt(`0x${createHash('sha256').update(phone).digest('hex').slice(0, 16)}`)}`

/** A message with nothing in it. */
export const blank = (id: string, from: PhoneMessage['from'], at: Date): PhoneMessage => ({
  id,
  from,
  at: at.toISOString(),
  text: '',
  buttons: [],
  list: null,
  link: null,
  location: null,
  file: null,
  replyTo: null,
  reaction: null,
  status: 'sent',
})
