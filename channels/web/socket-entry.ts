import type { Duplex } from 'node:stream'
import type { HttpResponse, RequestHead } from '../channel.js'
import type { Access } from './access.js'
import { badArgument, NOT_YOURS, tooMany } from './answers.js'
import type { OpenSockets } from './open-sockets.js'
import type { TokenClaims, Tokens } from './ports.js'
import { readWatermark } from './sessions.js'

export interface SocketEntryDeps {
  readonly tokens: Tokens
  readonly access: Access
  readonly open: OpenSockets
}

export type Entry =
  | { readonly kind: 'enters'; readonly claims: TokenClaims; readonly watermark: number }
  | { readonly kind: 'refused'; readonly response: HttpResponse }

const refused = (response: HttpResponse): Entry => ({ kind: 'refused', response })
/** Milliseconds after which somebody else's socket may have closed. */
const TRY_AGAIN = 10_000

/** Decides, before the change to WebSocket, who may follow a conversation, and from where on. */
export function createSocketEntry({ tokens, access, open }: SocketEntryDeps) {
  return async (head: RequestHead, conversation: string): Promise<Entry> => {
    const limited = await access.overLimit('address', head.remoteAddress)
    if (limited) return refused(limited)
    const claims = await tokens.verify(head.query.get('t') ?? '', 'stream')
    if (claims?.conversation !== conversation || !fromItsPage(head, claims)) return refused(NOT_YOURS)
    const watermark = readWatermark(head)
    if (watermark === null) return refused(badArgument('The watermark is none of ours.'))
    if (!open.hasRoom(conversation, head.remoteAddress)) return refused(tooMany(TRY_AGAIN))
    return { kind: 'enters', claims, watermark }
  }
}

/** A browser always names the page that opens a socket; a page that is not the token's is somebody else's. */
const fromItsPage = (head: RequestHead, { origin }: TokenClaims): boolean =>
  origin === null || head.headers['origin']?.toLowerCase() === origin

/** Answers in HTTP instead of changing to WebSocket. */
export function refuseSocket(socket: Duplex, { status, headers, body = '' }: HttpResponse): void {
  const all = { ...headers, connection: 'close', 'content-length': String(Buffer.byteLength(body)) }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  socket.end([`HTTP/1.1 ${status} Refused`, ...lines, '', body].join('\r\n'))
}
