import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import { z } from 'zod'
import type { RequestHead } from '../../channels/channel.js'
import { refuseSocket } from '../../channels/web/socket-entry.js'
import type { UpgradeRequest } from '../../channels/web/stream.js'
import type { LiveNews, LiveWord } from '../desk/contract/inbox.js'
import { refuse, type Refused } from '../desk/answer.js'
import { readCookies } from '../desk/cookies.js'
import type { Door } from '../desk/door.js'
import type { SignedIn } from '../desk/person.js'
import { asHttp } from './desk-answer.js'

export interface DeskLive {
  /** Takes the request if its path is ours, and then answers it whatever comes; false if the path is not ours. */
  upgrade(request: UpgradeRequest): boolean
  /** Bytes that wait for slow pages. */
  buffered(): number
  /** Closes every socket with "going away": pages reconnect to whoever serves next. */
  close(): Promise<void>
}

type LiveDeps = Pick<Door, 'doorkeeper' | 'hub' | 'ownOrigin' | 'beats'>

const PATH = '/desk/live'
/** Sockets of one session: as many as somebody may have tabs. */
const TABS = 20
/** Bytes: a draft is the longest word. */
const LONGEST_WORD = 64 * 1024
/** Bytes that may wait for a slow page. It is cut off then, and reads what it missed when it is back. */
const BACKLOG = 1024 * 1024
/** Milliseconds that a page has to say goodbye too. */
const GRACE = 1000
const CODES = { away: 1001, badWord: 1007, slow: 1013, sessionEnded: 4401 } as const
const FOREIGN = refuse('forbidden', 'Only the desk’s own page may connect: the Origin header names another, or none.')
const TOO_MANY = refuse('too-many', 'The desk is open in too many tabs: close some.')
const OWES = refuse('second-factor', 'Set up a second factor first.')
const SIGNED_OUT = refuse('signed-out', 'Nobody is signed in, or the session has ended. Sign in again.')

const liveWord: z.ZodType<LiveWord> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('watch'), id: z.string().max(200).nullable(), silent: z.boolean().exactOptional() }),
  z.object({ kind: z.literal('typing'), id: z.string().max(200), typing: z.boolean() }),
  z.object({ kind: z.literal('draft'), id: z.string().max(200), text: z.string().max(20_000) }),
  z.object({ kind: z.literal('active') }),
])

/** The sockets of the desk's pages: who may connect, that they live, and that they end with their sessions. */
export function createDeskLive(deps: LiveDeps): DeskLive {
  const server = new WebSocketServer({ noServer: true, maxPayload: LONGEST_WORD, perMessageDeflate: false })
  const visits = new Map<WebSocket, string>()
  const silent = new WeakSet<WebSocket>()
  const timers = [
    setInterval(() => beat(visits, silent), deps.beats.page).unref(),
    setInterval(() => void endOver(deps, visits), deps.beats.session).unref(),
  ]
  const enter = async ({ head, request, socket, firstBytes }: UpgradeRequest): Promise<void> => {
    const signedIn = await admit(deps, head, socket)
    if (!signedIn) return
    if ([...visits.values()].filter((session) => session === signedIn.session).length >= TABS)
      return void refuseWith(socket, TOO_MANY)
    server.handleUpgrade(request, socket, firstBytes, (opened) => {
      for (const sign of ['pong', 'message']) opened.on(sign, () => silent.delete(opened))
      visits.set(opened, signedIn.session)
      opened.on('close', () => visits.delete(opened))
      serve(deps, opened, signedIn)
    })
  }
  return {
    upgrade(request) {
      if (request.head.path !== PATH) return false
      request.socket.on('error', () => request.socket.destroy())
      void enter(request).catch(() => request.socket.destroy())
      return true
    },
    buffered: () => [...server.clients].reduce((sum, { bufferedAmount }) => sum + bufferedAmount, 0),
    async close() {
      timers.forEach(clearInterval)
      await Promise.all([...server.clients].map(farewell))
    },
  }
}

/** The page and the cookie are checked before the change to WebSocket: the cookie alone would let any page in. */
async function admit(
  { doorkeeper, ownOrigin }: LiveDeps,
  { headers }: RequestHead,
  socket: Duplex,
): Promise<SignedIn | null> {
  if (!ownOrigin.isOurPage(headers)) return refuseWith(socket, FOREIGN)
  const signedIn = await doorkeeper.identify(readCookies(headers['cookie']))
  if (!signedIn) return refuseWith(socket, SIGNED_OUT)
  return signedIn.person.owesSecondFactor ? refuseWith(socket, OWES) : signedIn
}

function refuseWith(socket: Duplex, refused: Refused): null {
  const { status, headers = {}, body } = asHttp(refused)
  refuseSocket(socket, { status, headers, body: String(body) })
  return null
}

function serve({ doorkeeper, hub }: LiveDeps, socket: WebSocket, signedIn: SignedIn): void {
  const guest = hub.enter({ ...signedIn, send: (news) => say(socket, news) })
  socket.on('error', () => socket.terminate())
  socket.on('close', () => guest.leave())
  socket.on('message', (data: Buffer, isBinary) => {
    const word = isBinary ? null : readWord(data)
    if (!word) return socket.close(CODES.badWord, 'not a word of the desk')
    if (word.kind === 'active') void doorkeeper.touch(signedIn.session)
    guest.word(word)
  })
}

function readWord(data: Buffer): LiveWord | null {
  try {
    return liveWord.safeParse(JSON.parse(data.toString())).data ?? null
  } catch {
    return null
  }
}

function say(socket: WebSocket, news: LiveNews): void {
  if (socket.bufferedAmount > BACKLOG) socket.close(CODES.slow, 'too slow: reconnect')
  else if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(news))
}

function beat(visits: ReadonlyMap<WebSocket, string>, silent: WeakSet<WebSocket>): void {
  for (const socket of visits.keys()) {
    if (silent.has(socket)) socket.terminate()
    silent.add(socket)
    socket.ping()
  }
}

/** Wherever a session was ended, in whichever process, its sockets learn of it here. */
async function endOver({ doorkeeper }: LiveDeps, visits: ReadonlyMap<WebSocket, string>): Promise<void> {
  if (visits.size === 0) return
  const over = new Set(await doorkeeper.ended([...new Set(visits.values())]).catch(() => []))
  for (const [socket, session] of visits) {
    if (!over.has(session)) continue
    say(socket, { kind: 'session-ended' })
    socket.close(CODES.sessionEnded, 'the session has ended')
  }
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
