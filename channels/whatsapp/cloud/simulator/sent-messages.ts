import type { Phone } from './phones.js'

/** What the service sent, and to whom: statuses go back by it. */
export interface SentMessages {
  add(message: SentMessage): void
  get(id: string): SentMessage | undefined
  all(): readonly SentMessage[]
}

export interface SentMessage {
  readonly id: string
  readonly phone: Phone
  readonly tag: string | null
}

export function createSentMessages(): SentMessages {
  const messages = new Map<string, SentMessage>()
  return {
    add: (message) => void messages.set(message.id, message),
    get: (id) => messages.get(id),
    all: () => [...messages.values()],
  }
}
