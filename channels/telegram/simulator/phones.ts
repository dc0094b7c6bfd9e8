import type { PhoneMessage, PhoneView } from './phone-view.js'

/** One citizen's phone. */
export interface Phone {
  /** The Telegram id, which is the chat's, too. */
  readonly id: number
  readonly name: string
  /** Of the app. */
  readonly language: string
  typing: NodeJS.Timeout | null
  /** `never`: has not written yet, so the bot may not. */
  state: 'never' | 'open' | 'blocked' | 'deactivated'
  readonly messages: PhoneMessage[]
}

export interface PhoneOptions {
  readonly name?: string
  readonly language?: string
}

type Commands = PhoneView['commands']

/** Milliseconds that "typing" is shown. */
const TYPING = 5_000

/** All phones that exist; whoever watches one is told after each change. */
export class Phones {
  readonly #service: { readonly service: string; readonly username: string }
  readonly #phones = new Map<number, Phone>()
  readonly #watchers = new Map<number, Set<() => void>>()
  /** Menus by language; `''` for all others. */
  readonly #menus = new Map<string, Commands>()

  constructor(service: { readonly service: string; readonly username: string }) {
    this.#service = service
  }

  /** The phone with this id, a new one where there is none. */
  at(id: number, { name = 'مواطن', language = 'ar' }: PhoneOptions = {}): Phone {
    const known = this.#phones.get(id)
    if (known) return known
    const made: Phone = { id, name, language, typing: null, state: 'never', messages: [] }
    this.#phones.set(id, made)
    return made
  }

  find = (id: number): Phone | undefined => this.#phones.get(id)

  all = (): readonly string[] => [...this.#phones.keys()].map(String)

  setMenu(language: string, commands: Commands): void {
    this.#menus.set(language, commands)
    for (const phone of this.#phones.values()) this.changed(phone)
  }

  menuFor = (language: string): Commands => this.#menus.get(language) ?? this.#menus.get('') ?? []

  add(phone: Phone, message: PhoneMessage): void {
    phone.messages.push(message)
    if (message.from === 'service') this.#stopTyping(phone)
    this.changed(phone)
  }

  /** Replaces what changed of a message; false where the phone has no such message. */
  update(phone: Phone, id: string, change: (message: PhoneMessage) => Partial<PhoneMessage>): boolean {
    const at = phone.messages.findIndex((message) => message.id === id)
    const old = phone.messages[at]
    if (!old) return false
    phone.messages[at] = { ...old, ...change(old) }
    this.changed(phone)
    return true
  }

  showTyping(phone: Phone): void {
    this.#stopTyping(phone)
    phone.typing = setTimeout(() => {
      this.#stopTyping(phone)
      this.changed(phone)
    }, TYPING).unref()
    this.changed(phone)
  }

  #stopTyping(phone: Phone): void {
    if (phone.typing) clearTimeout(phone.typing)
    phone.typing = null
  }

  view({ id, name, typing, state, language, messages }: Phone): PhoneView {
    return {
      phone: String(id),
      name,
      typing: typing !== null,
      blocked: state === 'blocked',
      ...this.#service,
      commands: this.menuFor(language),
      messages: [...messages],
    }
  }

  changed({ id }: Phone): void {
    for (const watcher of this.#watchers.get(id) ?? []) watcher()
  }

  /** Returns the way to stop. */
  watch({ id }: Phone, watcher: () => void): () => void {
    const those = this.#watchers.get(id) ?? new Set()
    this.#watchers.set(id, those.add(watcher))
    return () => void those.delete(watcher)
  }
}

/** A message with nothing in it. */
export const blank = (id: string, from: PhoneMessage['from'], at: Date): PhoneMessage => ({
  id,
  from,
  at: at.toISOString(),
  text: '',
  entities: [],
  buttons: [],
  location: null,
  contact: null,
  file: null,
  replyTo: null,
  edited: false,
  status: 'sent',
})
