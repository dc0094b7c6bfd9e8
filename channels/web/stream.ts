import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import type { RequestHead } from '../channel.js'
import type { Feeds, Follower } from './feeds.js'
import type { OpenSockets } from './open-sockets.js'
import type { Origins } from './origins.js'
import { readConversationPath } from './paths.js'
import { refuseSocket, type Entry } from './socket-entry.js'

export interface StreamDeps {
  readonly enter: (head: RequestHead, conversation: string) => Promise<Entry>
  readonly open: OpenSockets
  readonly origins: Origins
  readonly feeds: Feeds
  /** Milliseconds between two signs of life; a socket that gave none in between is closed. */
  readonly heartbeat: number
}

/** A request to change to WebSocket, before it is answered. */
export interface UpgradeRequest {
  readonly head: RequestHead
  readonly request: IncomingMessage
  readonly socket: Duplex
  readonly firstBytes: Buffer
}

export interface Stream {
  /** Takes the request if its path is ours, and then answers it whatever comes; false if the path is not ours. */
  upgrade(request: UpgradeRequest): boolean
  /** Bytes that wait for slow clients. */
  buffered(): number
  /** Closes every socket with "going away": clients reconnect to whoever serves next. */
  close(): Promise<void>
}

/** Clients send nothing but empty frames to keep the connection alive. */
const LONGEST_FRAME = 1024
/** Bytes. A client that lets more wait is cut off; it reads on from its watermark when it comes back. */
const BACKLOG = 1024 * 1024
/** Milliseconds that a client has to say goodbye too. */
const GRACE = 1000
const CODES = { over: 1000, away: 1001, fault: 1011, slow: 1013 } as const

export function createStream(deps: StreamDeps): Stream {
  const server = new WebSocketServer({ noServer: true, maxPayload: LONGEST_FRAME, perMessageDeflate: false })
  const silent = new WeakSet<WebSocket>()
  const timer = setInterval(() => beat(server, silent, deps.feeds), deps.heartbeat).unref()
  return {
    upgrade({ head, request, socket, firstBytes }) {
      const target = readConversationPath(head.path)
      if (target?.what !== 'stream') return false
      socket.on('error', () => socket.destroy())
      deps
        .enter(head, target.conversation)
        .then((entry) => {
          if (entry.kind === 'refused') return refuseSocket(socket, entry.response)
          return server.handleUpgrade(request, socket, firstBytes, (opened) => {
            for (const sign of ['pong', 'message']) opened.on(sign, () => silent.delete(opened))
            serve(deps, opened, { ...entry, head })
          })
        })
        .catch(() => socket.destroy())
      return true
    },
    buffered: () => [...server.clients].reduce((sum, { bufferedAmount }) => sum + bufferedAmount, 0),
    async close() {
      clearInterval(timer)
      await Promise.all([...server.clients].map(farewell))
    },
  }
}

type Admitted = Extract<Entry, { kind: 'enters' }> & { readonly head: RequestHead }

function serve({ open, feeds, origins }: StreamDeps, socket: WebSocket, { claims, watermark, head }: Admitted): void {
  const leave = open.add(claims.conversation, head.remoteAddress)
  socket.on('error', () => socket.terminate())
  const viewer = { claims, own: origins.own(head.headers) }
  const unfollow = feeds.follow({ viewer, watermark, ...outlet(socket) })
  socket.on('close', () => {
    unfollow()
    leave()
  })
}

function outlet(socket: WebSocket): Pick<Follower, 'send' | 'end'> {
  return {
    send(frame) {
      if (socket.bufferedAmount > BACKLOG) socket.close(CODES.slow, 'too slow: reconnect')
      else if (socket.readyState === socket.OPEN) socket.send(frame)
    },
    end: (why) => socket.close(CODES[why]),
  }
}

/**
 * Ends the sockets that are still silent since the last beat. Pings the others, and sends an empty frame, which, other
 * than a ping, a page's script can see.
 */
function beat({ clients }: WebSocketServer, silent: WeakSet<WebSocket>, feeds: Feeds): void {
  for (const socket of clients) {
    if (silent.has(socket)) socket.terminate()
    silent.add(socket)
    socket.ping()
    socket.send('')
  }
  feeds.recheck()
}

function farewell(socket: WebSocket): Promise<void> {
  const timer = setTimeout(() => socket.terminate(), GRACE)
  return new Promise((resolve) => {
    socket.on('close', () => {
      clearTimeout(timer)
      resolve()
    })
    socket.close(CODES.away, 'the service restarts')
  })
}
