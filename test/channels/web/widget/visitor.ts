import { WebSocket } from 'ws'
import { createChat, type Chat } from '../../../../channels/web/widget/chat/chat.js'
import type { ChatState } from '../../../../channels/web/widget/chat/chat-state.js'
import type { Message } from '../../../../channels/web/widget/chat/message.js'
import { createApi, NO_ANSWER, type SendForm } from '../../../../channels/web/widget/direct-line/api.js'
import { createSavedSession, type Shelf } from '../../../../channels/web/widget/direct-line/saved-session.js'
import type { OpenSocket } from '../../../../channels/web/widget/direct-line/stream.js'
import type { Timers } from '../../../../channels/web/widget/direct-line/timers.js'
import { createHandTimers, type HandTimers } from './hand-timers.js'
import type { WebService } from './web-service.js'

/** A visitor's page without the page: the widget's own chat, over real HTTP and sockets. */
export interface Visitor {
  readonly chat: Chat
  readonly timers: HandTimers
  /** What the browser has kept. */
  readonly shelf: Map<string, string>
  /** The state, as soon as it is so. */
  until(so: (state: ChatState) => boolean): Promise<ChatState>
  /** Until the list holds these lines and no other, as `shown` has them. */
  untilShown(...lines: string[]): Promise<void>
  /** Each line of the list as `who: text`, with ` (delivery)` where a message is not sent. */
  shown(): readonly string[]
  /** Resolves when the browser next keeps something. */
  kept(): Promise<void>
  /** Leaves the page: nothing of it is running any more. */
  leave(): void
}

export interface VisitorOptions {
  /** What an earlier page has kept. */
  readonly shelf?: Map<string, string>
  readonly timers?: Timers
  /** Where the page stands; our own site unless said. */
  readonly origin?: string
}

const sockets = new Set<WebSocket>()

export function createVisitor(service: WebService, options: VisitorOptions = {}): Visitor {
  const { shelf = new Map<string, string>(), origin = service.base } = options
  const hand = createHandTimers()
  const own = new Set<WebSocket>()
  const keepers: (() => void)[] = []
  let ids = 0
  const chat = createChat({
    api: createApi({
      server: `${service.base}/`,
      fetch: (url, init) => fetch(url, { ...init, headers: { ...init?.headers, origin } }),
      sendForm: sendFormFrom(origin),
      patience: 10_000,
    }),
    openSocket: socketsFrom(origin, own),
    timers: options.timers ?? hand,
    random: () => 1,
    saved: createSavedSession(
      shelfOf(shelf, () => keepers.splice(0).forEach((heard) => heard())),
      'session',
    ),
    locale: () => 'ar',
    now: service.clock.now,
    newId: () => `${shelf.size}-${(ids += 1)}-${Math.random()}`,
  })
  const until = (so: (state: ChatState) => boolean) =>
    new Promise<ChatState>((resolve) => {
      const look = () => {
        if (!so(chat.state)) return
        stop()
        resolve(chat.state)
      }
      const stop = chat.subscribe(look)
      look()
    })
  const shown = () => chat.state.timeline.map((item) => (item.kind === 'end' ? 'end' : lineOf(item)))
  return {
    chat,
    shelf,
    timers: hand,
    until,
    shown,
    untilShown: async (...lines) => void (await until(() => JSON.stringify(shown()) === JSON.stringify(lines))),
    kept: () => new Promise((resolve) => void keepers.push(resolve)),
    leave: () =>
      own.forEach((socket) =>
        socket
          .removeAllListeners()
          .on('error', () => {})
          .terminate(),
      ),
  }
}

/** Closes what visitors have left open. */
export function sendVisitorsHome(): void {
  for (const socket of sockets)
    socket
      .removeAllListeners()
      .on('error', () => {})
      .terminate()
  sockets.clear()
}

function lineOf({ origin, content, files, delivery }: Message): string {
  const words = content.flatMap((block) => (block.type === 'paragraph' ? block.children : []))
  const text = words.map((node) => (node.type === 'text' ? node.text : '')).join('')
  const what = [text, ...files.map(({ name }) => `[${name}]`)].filter(Boolean).join(' ')
  return `${origin}: ${what}${delivery.kind === 'sent' ? '' : ` (${delivery.kind})`}`
}

const shelfOf = (kept: Map<string, string>, onKept: () => void): Shelf => ({
  getItem: (key) => kept.get(key) ?? null,
  setItem: (key, value) => {
    kept.set(key, value)
    onKept()
  },
  removeItem: (key) => void kept.delete(key),
})

const socketsFrom =
  (origin: string, own: Set<WebSocket>): OpenSocket =>
  (url, on) => {
    const socket = new WebSocket(url, { origin })
    for (const set of [own, sockets]) set.add(socket)
    socket.on('open', on.open)
    socket.on('message', (data) => on.frame(String(data)))
    socket.on('close', on.close)
    socket.on('error', () => {})
    return socket
  }

const sendFormFrom =
  (origin: string): SendForm =>
  async ({ url, token, form, onProgress }) => {
    onProgress(0.5)
    const headers = { authorization: `Bearer ${token}`, origin }
    const response = await fetch(url, { method: 'POST', headers, body: form }).catch(() => null)
    if (!response) return NO_ANSWER
    return {
      status: response.status,
      retryAfter: response.headers.get('retry-after'),
      body: await response.json().catch(() => null),
    }
  }
