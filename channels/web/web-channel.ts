import type { Logger } from 'pino'
import type { Channel, ChannelLimits, InboundRoute, Logged, Reachable, RequestHead, Typing } from '../channel.js'
import { FILE_BYTES, FILES } from '../media/file-rules.js'
import type { Files } from '../media/files.js'
import { createAccess } from './access.js'
import { createFeeds } from './feeds.js'
import { createInbound } from './inbound.js'
import { createOrigins } from './origins.js'
import { DIRECT_LINE, OWN, readConversationPath } from './paths.js'
import type { ActivityLog, Limits, Tokens } from './ports.js'
import { renderActivity } from './render.js'
import { createRoutes, type Route } from './routes.js'
import { createSessions } from './sessions.js'
import { createOpenSockets, type SocketLimits } from './open-sockets.js'
import { createSocketEntry } from './socket-entry.js'
import { createStream, type Stream } from './stream.js'
import { createTranscript } from './transcript.js'

export interface WebChannelDeps {
  readonly log: ActivityLog
  readonly files: Files
  readonly tokens: Tokens
  readonly limits: Limits
  readonly now: () => Date
  readonly logger: Logger
  /** Origins of the pages that may carry the widget; our own always may. */
  readonly allowedOrigins: readonly string[]
  /** Secrets with which another server may ask for tokens. */
  readonly directLineSecrets: readonly string[]
  /** Our own address if a proxy stands before us; null: what the Host header says. */
  readonly publicUrl: string | null
  /** Milliseconds of quiet after which messages in a row become one turn. */
  readonly gather: number
  readonly sockets?: SocketLimits
  /** Milliseconds between two signs of life on a socket. */
  readonly heartbeat?: number
}

/** Direct Line 3.0, as our own server: any Bot Framework client can talk to it. */
export interface WebChannel extends Channel, Logged, Typing, Reachable, Stream {
  /** What is asked for without saying anything. */
  readonly routes: readonly Route[]
  /** Paths under which everything of this channel lies; pages of any origin may call them, with a token. */
  readonly roots: readonly string[]
  /** Headers of every answer to a page, and of the answer to a page that asks first whether it may call. */
  readonly crossOrigin: { readonly answer: Headers; readonly preflight: Headers }
}

type Headers = Readonly<Record<string, string>>

const SOCKETS: SocketLimits = { conversation: 8, address: 500, all: 20_000 }
const HEARTBEAT = 25_000
/** Bytes of an activity posted alone, and of one with its files. */
const ACTIVITY = 64 * 1024
const UPLOAD = FILES * FILE_BYTES + 2 * ACTIVITY

/** No cookie goes with these calls: who has no token gets nothing, so a page of any origin may try. */
const CROSS_ORIGIN = {
  answer: {
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'content-disposition, retry-after',
  },
  preflight: {
    'access-control-allow-origin': '*',
    'access-control-allow-headers': 'authorization, content-type, x-ms-bot-agent, x-requested-with',
    'access-control-allow-methods': 'GET, POST, DELETE, OPTIONS',
    'access-control-max-age': '7200',
  },
}

export function createWebChannel(deps: WebChannelDeps): WebChannel {
  const { log, files, tokens, logger, now } = deps
  const limits: ChannelLimits = {
    text: 8000,
    buttons: 6,
    buttonLabel: 40,
    replyWindow: null,
    rate: { recipient: Infinity, all: Infinity },
    gather: deps.gather,
  }
  const access = createAccess({ tokens, limits: deps.limits })
  const origins = createOrigins({ allowed: deps.allowedOrigins, publicUrl: deps.publicUrl })
  const sessions = createSessions({ tokens, origins })
  const transcript = createTranscript({ log, tokens, limits })
  const feeds = createFeeds({ log, transcript, logger })
  const { sockets = SOCKETS, heartbeat = HEARTBEAT } = deps
  const open = createOpenSockets(sockets)
  const enter = createSocketEntry({ tokens, access, open })
  const stream = createStream({ enter, open, origins, feeds, heartbeat })
  return {
    ...stream,
    name: 'web',
    logged: true,
    limits,
    roots: [DIRECT_LINE, OWN],
    crossOrigin: CROSS_ORIGIN,
    routes: createRoutes({ log, files, access, origins, sessions, transcript, secrets: deps.directLineSecrets }),
    inbound: inboundRoutes(async (head) => {
      const admission = await access.identify(head, readConversationPath(head.path)?.conversation ?? '')
      return admission.kind === 'refused' ? admission.response : null
    }),
    receive: createInbound({ log, files, access, sessions, now }),
    render: (activity) => renderActivity(activity, limits),
    deliver: async () => ({ kind: 'refused', reason: 'the web channel is read from the transcript', permanent: true }),
    typing: async ({ conversation }) => feeds.typing(conversation),
  }
}

const inboundRoutes = (admit: NonNullable<InboundRoute['admit']>): readonly InboundRoute[] => {
  const one = `${DIRECT_LINE}/conversations/:conversation`
  return [
    { method: 'POST', path: `${DIRECT_LINE}/conversations`, bodyLimit: ACTIVITY },
    { method: 'POST', path: `${one}/activities`, bodyLimit: ACTIVITY },
    { method: 'POST', path: `${one}/upload`, bodyLimit: UPLOAD, admit: (head: RequestHead) => admit(head) },
  ]
}
