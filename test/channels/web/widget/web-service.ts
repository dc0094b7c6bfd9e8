import { existsSync } from 'node:fs'
import type { Duplex } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import type { Activity } from '../../../../channels/activity.js'
import type { HttpResponse, RawRequest } from '../../../../channels/channel.js'
import { createTokens } from '../../../../channels/web/tokens.js'
import { createWebChannel, type WebChannel } from '../../../../channels/web/web-channel.js'
import { createHttpServer } from '../../../../src/http/server.js'
import { createMemoryService, noLimits, type MemoryService } from '../memory-service.js'
import { createClock, TOKEN_SECRET, type Clock } from '../serve.js'

const at = (path: string): string => fileURLToPath(new URL(`../../../../${path}`, import.meta.url))

export const WIDGET = at('dist/widget/widget.js')

export const whyNoWidget = (): string | null => (existsSync(WIDGET) ? null : 'the widget is not built (npm run build)')

/** What goes wrong with the next message that is posted. */
export type Fault =
  /** It never arrives. */
  | 'lost'
  /** It arrives and is kept, but nobody hears so. */
  | 'unheard'
  | HttpResponse

export interface WebService {
  readonly base: string
  readonly clock: Clock
  readonly rooms: MemoryService
  /** The newest conversation. */
  readonly conversation: () => string
  /** What visitors' messages said, in the order in which they were kept. */
  readonly said: () => readonly (string | undefined)[]
  /** Writes a line of the bot's in the newest conversation. */
  say(activity: string | Activity): void
  /** Each waits its turn: one for each message posted from now on. */
  fail(...faults: readonly Fault[]): void
  /** Forgets what was still to fail. */
  forgive(): void
  /** Drops every open socket, as a network does. */
  cut(): void
  /** From now on no socket opens, as behind some proxies; `true` lets them open again. */
  allowSockets(allowed: boolean): void
  readonly openSockets: () => number
  close(): Promise<void>
}

export interface WebServiceOptions {
  readonly allowedOrigins?: readonly string[]
  /** Answers each message of a visitor's; without it nobody does. */
  readonly bot?: (text: string, service: WebService) => void
}

/** The web channel behind the real HTTP server, with the site, the built widget, and rooms in memory that can fail. */
export async function startWebService({ allowedOrigins = [], bot }: WebServiceOptions = {}): Promise<WebService> {
  const clock = createClock()
  const rooms = createMemoryService(clock.now)
  const faults: Fault[] = []
  const logger = pino({ level: 'silent' })
  const channel = createWebChannel({
    log: rooms.log,
    files: rooms.files,
    tokens: createTokens({ secrets: [TOKEN_SECRET], now: clock.now }),
    limits: noLimits,
    now: clock.now,
    logger,
    allowedOrigins,
    directLineSecrets: [],
    publicUrl: null,
    gather: 0,
  })
  const wire = breakable(channel)
  const http = await createHttpServer({
    desk: null,
    tryOut: null,
    channels: [channel],
    web: wire.web,
    receive: async (receiver, request) => {
      const fault = isMessage(request) ? faults.shift() : undefined
      if (fault === 'lost') return LOST
      if (fault && fault !== 'unheard') return fault
      const response = await rooms.receive(receiver, request)
      return fault ? LOST : response
    },
    logger,
    proxies: 0,
    secure: false,
    waitingFor: async () => [],
    siteDir: at('channels/web/site'),
    widgetFile: WIDGET,
  })
  const conversation = () => rooms.received.at(-1)?.address.conversation ?? ''
  const service: WebService = {
    base: `http://127.0.0.1:${await http.listen({ host: '127.0.0.1', port: 0 })}`,
    clock,
    rooms,
    conversation,
    said: () =>
      rooms.received.filter(({ activity }) => activity.type === 'message').map(({ activity }) => activity.text),
    say: (activity) => {
      const message = typeof activity === 'string' ? { type: 'message', text: activity } : activity
      rooms.say(conversation(), message)
    },
    fail: (...more) => void faults.push(...more),
    forgive: () => void faults.splice(0),
    ...wire,
    close: () => http.close(),
  }
  rooms.onReceived(({ activity }) => {
    if (activity.type === 'message') bot?.(activity.text ?? '', service)
  })
  return service
}

/** The widget also tells that somebody types, whenever it likes. */
const isMessage = ({ path, body }: RawRequest): boolean =>
  /\/(activities|upload)$/.test(path) && !Buffer.from(body).includes('"type":"typing"')

const LOST: HttpResponse = { status: 503, body: '' }

/** The channel with sockets that can be cut or kept from opening. */
function breakable(channel: WebChannel) {
  const sockets = new Set<Duplex>()
  let allowed = true
  const web: WebChannel = {
    ...channel,
    upgrade(request) {
      const { socket } = request
      if (!allowed) return socket.destroy().destroyed
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
      return channel.upgrade(request)
    },
  }
  return {
    web,
    cut: () => sockets.forEach((socket) => socket.destroy()),
    allowSockets: (now: boolean) => void (allowed = now),
    openSockets: () => sockets.size,
  }
}
