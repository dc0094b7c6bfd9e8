import type { Activity } from '../../../activity.js'
import type { Api, Session } from './api.js'
import type { Connection } from './connection.js'
import type { Outcome } from './outcome.js'
import { backOff, type Timers } from './timers.js'

/** What a visitor sends. `id` is its clientActivityID: every try of the same message bears the same one. */
export interface Outgoing {
  readonly id: string
  readonly activity: Activity
  readonly file?: File
}

export type Delivery =
  | { readonly kind: 'sending'; readonly progress: number }
  | { readonly kind: 'sent' }
  /** Not yet; it is tried again by itself, and sooner if `retry` is called. */
  | { readonly kind: 'unsent' }
  | { readonly kind: 'refused'; readonly status: number; readonly code: string }

export interface OutboxDeps {
  readonly api: Api
  readonly connection: Connection
  readonly timers: Timers
  readonly random: () => number
  readonly onDelivery: (id: string, delivery: Delivery) => void
}

/** Sends a visitor's messages one after another, in order, each until the server has it or refuses it. */
export interface Outbox {
  send(message: Outgoing): void
  /** The stream has shown this message: the server has it, whatever became of our call. */
  settle(id: string): void
  /** Try now what would be tried later anyway. */
  retry(): void
  /** Forgets what was not sent. */
  clear(): void
}

export const createOutbox = (deps: OutboxDeps): Outbox => new OrderedOutbox(deps)

class OrderedOutbox implements Outbox {
  readonly #deps: OutboxDeps
  #queue: Outgoing[] = []
  #running = false
  #tries = 0
  #forget = () => {}

  constructor(deps: OutboxDeps) {
    this.#deps = deps
  }

  send(message: Outgoing): void {
    this.#queue.push(message)
    this.#deps.onDelivery(message.id, { kind: 'sending', progress: 0 })
    this.retry()
  }

  settle(id: string): void {
    const before = this.#queue.length
    this.#queue = this.#queue.filter((message) => message.id !== id)
    if (this.#queue.length < before) this.#deps.onDelivery(id, { kind: 'sent' })
  }

  retry(): void {
    this.#forget()
    void this.#run()
  }

  clear(): void {
    this.#forget()
    this.#queue = []
  }

  async #run(): Promise<void> {
    if (this.#running) return
    this.#running = true
    let going = true
    while (going) {
      const [message] = this.#queue
      going = message !== undefined && this.#note(message, await this.#attempt(message))
    }
    this.#running = false
  }

  /** Notes what became of a message; true if the next may go. */
  #note(message: Outgoing, outcome: Outcome<unknown>): boolean {
    if (!this.#queue.includes(message)) return true
    if (outcome.kind === 'ok' || outcome.kind === 'refused') {
      this.#tries = 0
      this.#queue = this.#queue.filter((other) => other !== message)
      this.#deps.onDelivery(message.id, outcome.kind === 'ok' ? { kind: 'sent' } : outcome)
      return true
    }
    for (const { id } of this.#queue) this.#deps.onDelivery(id, { kind: 'unsent' })
    const pause = Math.max(outcome.kind === 'later' ? outcome.ms : 0, backOff(this.#tries, this.#deps.random))
    this.#tries += 1
    this.#forget = this.#deps.timers.after(pause, () => this.retry())
    return false
  }

  /** A conversation may turn out to be over: the message then opens the next. */
  async #attempt(message: Outgoing): Promise<Outcome<unknown>> {
    const outcome = await this.#try(message)
    return outcome.kind === 'gone' ? this.#try(message) : outcome
  }

  async #try(message: Outgoing): Promise<Outcome<unknown>> {
    const { connection } = this.#deps
    const session = await connection.session()
    if (session.kind !== 'ok') return session
    const outcome = await connection.request((current) => this.#deliver(current, message))
    if (outcome.kind === 'gone') connection.lose()
    return outcome
  }

  #deliver(session: Session, { id, activity, file }: Outgoing): Promise<Outcome<unknown>> {
    const { api, onDelivery } = this.#deps
    if (!file) return api.post(session, activity)
    const onProgress = (progress: number) => onDelivery(id, { kind: 'sending', progress })
    return api.upload(session, { activity, file, onProgress })
  }
}
