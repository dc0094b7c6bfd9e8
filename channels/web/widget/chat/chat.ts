import type { Activity } from '../../../activity.js'
import type { Api, Session } from '../direct-line/api.js'
import {
  createConnection,
  type Connection,
  type ConnectionDeps,
  type ConnectionState,
} from '../direct-line/connection.js'
import { createOutbox, type Outbox } from '../direct-line/outbox.js'
import type { Outcome } from '../direct-line/outcome.js'
import { START, type ChatState } from './chat-state.js'
import { FILE_BYTES } from './limits.js'
import { messageOf, originOf, type Message } from './message.js'
import { deliver, place } from './timeline.js'

export interface ChatDeps extends ConnectionDeps {
  readonly api: Api
  readonly now: () => Date
  /** An id that nobody else has. */
  readonly newId: () => string
}

/** What the widget knows and can do, without a page: state to show, and what a visitor may ask for. */
export interface Chat {
  readonly state: ChatState
  /** Calls back after each change; returns the way to stop. */
  subscribe(listener: () => void): () => void
  /** Takes up the conversation of an earlier page. */
  resume(): Promise<void>
  /** Opens the panel, and a conversation if there is none. A text is put before the visitor, who sends it or not. */
  open(text?: string): void
  close(): void
  write(draft: string): void
  send(text: string): void
  attach(file: File): void
  /** Tries again at once what would be tried again anyway. */
  retry(): void
  /** The browser has found or lost its network. */
  network(up: boolean): void
  /** Everything said in this conversation, as the server has it; null if it cannot be had now. */
  transcript(): Promise<readonly Activity[] | null>
  /** A file of this conversation; null if it cannot be had now. */
  file(url: string): Promise<Blob | null>
  end(): Promise<void>
  erase(): Promise<void>
}

export const createChat = (deps: ChatDeps): Chat => new VisitorChat(deps)

/** How long "typing" holds without being repeated, in milliseconds. */
const TYPING = 6000
/** Milliseconds between two signs of the visitor's own typing. */
const TELL = 3000
/** A break shorter than this, in milliseconds, is mended before anybody needs to know. */
const NOTICEABLE = 4000
/** Replies that may come so close together that a screen reader has not begun with the first. */
const SPOKEN = 5

class VisitorChat implements Chat {
  readonly #deps: ChatDeps
  readonly #connection: Connection
  readonly #outbox: Outbox
  readonly #listeners = new Set<() => void>()
  /** Replies already told of: one may come from the past and again from the stream. */
  readonly #told = new Set<string>()
  /** A conversation that is over can be downloaded or deleted until the next begins. */
  #over: Session | null = null
  #ends = 0
  /** When the next sign of the visitor's typing may be sent: never while it is the bot that listens. */
  #tellsFrom = Infinity
  #forgetTyping = () => {}
  #forgetTrouble: (() => void) | null = null
  #state = START

  constructor(deps: ChatDeps) {
    this.#deps = deps
    this.#connection = createConnection(deps, {
      onActivities: (activities, when) => activities.forEach((activity) => this.#take(activity, when === 'live')),
      onState: (connection) => this.#connected(connection),
      onLost: (session) => this.#lost(session),
    })
    this.#outbox = createOutbox({
      ...deps,
      connection: this.#connection,
      onDelivery: (key, delivery) => this.#set({ timeline: deliver(this.#state.timeline, key, delivery) }),
    })
  }

  get state(): ChatState {
    return this.#state
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  resume(): Promise<void> {
    return this.#connection.resume()
  }

  open(text?: string): void {
    this.#set({ open: true, unread: 0, ...(text ? { draft: text } : {}) })
    this.#connection.seen()
    void this.#connection.start()
  }

  close(): void {
    this.#set({ open: false, note: null })
  }

  write(draft: string): void {
    this.#set({ draft, note: null })
    const session = this.#connection.current()
    const at = +this.#deps.now()
    if (!session || !draft || at < this.#tellsFrom) return
    this.#tellsFrom = at + TELL
    void this.#deps.api.post(session, { type: 'typing' })
  }

  send(text: string): void {
    if (text.trim()) this.#post({ type: 'message', text: text.trim() })
  }

  attach(file: File): void {
    if (file.size > FILE_BYTES) this.#set({ note: 'fileTooLarge' })
    else this.#post({ type: 'message', attachments: [{ contentType: file.type, name: file.name }] }, file)
  }

  retry(): void {
    this.#connection.nudge()
    this.#outbox.retry()
  }

  network(up: boolean): void {
    this.#set({ offline: !up })
    if (up) this.retry()
    else this.#connection.cut()
  }

  transcript(): Promise<readonly Activity[] | null> {
    return this.#fetch((session) => this.#deps.api.transcript(session))
  }

  file(url: string): Promise<Blob | null> {
    return this.#fetch((session) => this.#deps.api.file(session, url))
  }

  async end(): Promise<void> {
    const activity = this.#signed({ type: 'endOfConversation' }, this.#deps.newId())
    const outcome = await this.#request((session) => this.#deps.api.post(session, activity))
    if (!isDone(outcome)) return this.#set({ note: 'notDone' })
    this.#outbox.clear()
    this.#connection.lose()
    this.#set({ note: 'ended' })
  }

  async erase(): Promise<void> {
    const outcome = await this.#request((session) => this.#deps.api.erase(session))
    if (!isDone(outcome)) return this.#set({ note: 'notDone' })
    this.#outbox.clear()
    this.#connection.lose()
    this.#over = null
    this.#set({ timeline: [], spoken: [], draft: '', unread: 0, kept: false, note: 'erased' })
  }

  async #fetch<T>(call: (session: Session) => Promise<Outcome<T>>): Promise<T | null> {
    const outcome = await this.#request(call)
    if (outcome.kind === 'ok') return outcome.value
    this.#set({ note: 'notDone' })
    return null
  }

  #request<T>(call: (session: Session) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    return this.#over ? call(this.#over) : this.#connection.request(call)
  }

  #post(bare: Activity, file?: File): void {
    const id = this.#deps.newId()
    const activity = this.#signed(bare, id)
    const own = messageOf({ ...activity, from: { id: '', name: '', role: 'user' } }, this.#deps.now)
    if (own) this.#set({ timeline: place(this.#state.timeline, own), note: null })
    this.#outbox.send({ id, activity, ...(file ? { file } : {}) })
  }

  #signed(activity: Activity, clientActivityID: string): Activity {
    return { ...activity, locale: this.#deps.locale(), channelData: { clientActivityID } }
  }

  #take(activity: Activity, live: boolean): void {
    if (activity.type === 'typing' && originOf(activity) !== 'citizen') return this.#showTyping()
    if (activity.type === 'endOfConversation' && live) return this.#connection.lose()
    const message = messageOf(activity, this.#deps.now)
    if (!message) return
    this.#set({ timeline: place(this.#state.timeline, message), kept: true })
    if (message.origin === 'citizen') return this.#outbox.settle(message.key)
    this.#tellsFrom = message.origin === 'bot' ? Infinity : 0
    if (live) this.#tell(message)
  }

  #tell(message: Message): void {
    if (this.#told.has(message.key)) return
    this.#told.add(message.key)
    this.#forgetTyping()
    const { open, spoken, unread } = this.#state
    if (open) this.#set({ typing: false, spoken: [...spoken, message].slice(-SPOKEN) })
    else this.#set({ typing: false, unread: unread + 1 })
    if (open) this.#connection.seen()
  }

  #showTyping(): void {
    this.#forgetTyping()
    this.#set({ typing: true })
    this.#forgetTyping = this.#deps.timers.after(TYPING, () => this.#set({ typing: false }))
  }

  #connected(connection: ConnectionState): void {
    const live = this.#connection.current() !== null
    if (live) this.#over = null
    this.#set({ live, kept: live || this.#over !== null })
    if (connection === 'online') this.#outbox.retry()
    if (connection === 'online' || connection === 'idle') this.#reached()
    else this.#forgetTrouble ??= this.#deps.timers.after(NOTICEABLE, () => this.#set({ unreachable: true }))
  }

  #reached(): void {
    this.#forgetTrouble?.()
    this.#forgetTrouble = null
    this.#set({ unreachable: false })
  }

  #lost(session: Session): void {
    this.#over = session
    this.#forgetTyping()
    this.#ends += 1
    const mark = { kind: 'end', key: `end-${this.#ends}` } as const
    this.#set({ timeline: [...this.#state.timeline, mark], typing: false, live: false, kept: true })
  }

  #set(change: Partial<ChatState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}

const isDone = ({ kind }: Outcome<unknown>): boolean => kind === 'ok' || kind === 'gone'
