import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { WebSocketServer, type WebSocket } from 'ws'
import type { LiveNews, LiveWord } from '../../../../src/desk/contract/inbox.js'
import { ROOT } from '../../../../src/root.js'
import { answer } from './answer.js'
import type { Answered } from './answered.js'
import { createDeskState, type DeskState } from './desk-state.js'

/**
 * A desk's service in memory, for what the page does by itself: how it looks, what it says when the service refuses or
 * is away. Journeys run on the real service.
 */
export interface DeskDouble {
  readonly origin: string
  readonly state: DeskState
  /** Everything that was asked of the API, as "METHOD path". */
  readonly asked: string[]
  /** What the page said over its WebSocket. */
  readonly heard: LiveWord[]
  tell(news: LiveNews): void
  /** Ends every WebSocket; none is let in until `open` again. */
  cut(): void
  open(): void
  /** The next request whose "METHOD path" starts so is answered with this. */
  answerOnce(start: string, answered: Answered): void
  close(): Promise<void>
}

const PAGE = join(ROOT, 'dist/desk')
const TYPES: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' }

export async function startDeskDouble(): Promise<DeskDouble> {
  const html = await readFile(join(PAGE, 'index.html'), 'utf8')
  const asked: string[] = []
  const heard: LiveWord[] = []
  const once: { start: string; answered: Answered }[] = []
  const sockets = new Set<WebSocket>()
  let letIn = true
  const tell = (news: LiveNews) => {
    for (const socket of sockets) socket.send(JSON.stringify(news))
  }
  const state = createDeskState(tell)
  const server = createServer((request, response) => {
    void handle(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)))
  })
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://desk')
    if (url.pathname.startsWith('/desk/assets/')) return asset(url.pathname, response)
    if (!url.pathname.startsWith('/desk/api/')) return page(html, response)
    const path = url.pathname.slice('/desk/api'.length)
    const name = `${request.method} ${path}${url.search}`
    asked.push(name)
    const body = await bodyOf(request)
    const at = once.findIndex(({ start }) => name.startsWith(start))
    const answered =
      at < 0 ? answer(state, request.method ?? 'GET', path, { url, body }) : once.splice(at, 1)[0]?.answered
    const { status, json } = answered ?? { status: 404, json: undefined }
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(json === undefined ? '' : JSON.stringify(json))
  }
  const live = new WebSocketServer({ noServer: true })
  server.on('upgrade', (request, socket, head) => {
    if (!letIn) return socket.destroy()
    return live.handleUpgrade(request, socket, head, (ready) => {
      sockets.add(ready)
      ready.on('close', () => sockets.delete(ready))
      ready.on('message', (data) => heard.push(JSON.parse(String(data)) as LiveWord))
      ready.send(JSON.stringify({ kind: 'hello', version: 1 } satisfies LiveNews))
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    state,
    asked,
    heard,
    tell,
    cut() {
      letIn = false
      for (const socket of sockets) socket.terminate()
    },
    open: () => void (letIn = true),
    answerOnce: (start, answered) => void once.push({ start, answered }),
    close: () =>
      new Promise((closed) => {
        for (const socket of sockets) socket.terminate()
        server.closeAllConnections()
        server.close(() => closed())
      }),
  }
}

/** The policy of the real service: nothing inline without the answer's nonce, nothing from elsewhere. */
function page(html: string, response: ServerResponse): void {
  const nonce = randomBytes(16).toString('base64')
  const policy = [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy })
  response.end(html.replaceAll('__CSP_NONCE__', nonce))
}

async function asset(path: string, response: ServerResponse): Promise<void> {
  const bytes = await readFile(join(PAGE, path.slice('/desk'.length))).catch(() => null)
  if (!bytes) return void response.writeHead(404).end()
  response
    .writeHead(200, { 'content-type': TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream' })
    .end(bytes)
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const bytes = Buffer.concat(parts)
  if (!request.headers['content-type']?.includes('json')) return bytes
  return bytes.length === 0 ? undefined : (JSON.parse(bytes.toString('utf8')) as unknown)
}
