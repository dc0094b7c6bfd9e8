import { createServer, STATUS_CODES, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { createApp, type AppDeps } from './app.js'
import { createDeskLive } from './desk-live.js'
import { createReadBody, headOf } from './raw-request.js'

export type HttpServerDeps = Omit<AppDeps, 'readBody'>

export interface HttpServer {
  /** Resolves to the port that is listened on. Rejects with what is wrong and what to do. */
  listen(at: { readonly host: string; readonly port: number }): Promise<number>
  /** Bytes that wait in sockets for slow readers. */
  buffered(): number
  /** Takes no more requests, finishes those under way, closes sockets; what is not done in time is cut off. */
  close(): Promise<void>
}

/** Bytes of request bodies held in memory at once. */
const BODIES = 256 * 1024 * 1024
/** Milliseconds for a request to arrive whole: ten megabytes over a slow mobile line. */
const PATIENCE = 180_000
const HEADERS = 15_000
/** Longer than the proxies before us keep a connection, so that none uses one that we are closing. */
const KEEP_ALIVE = 65_000
/** Milliseconds that requests under way have when the service stops. */
const LAST_ORDERS = 5_000
/** Streams never end by themselves. */
const EVENTS = 'text/event-stream'

export async function createHttpServer(deps: HttpServerDeps): Promise<HttpServer> {
  const app = await createApp({ ...deps, readBody: createReadBody(BODIES) })
  const times = { requestTimeout: PATIENCE, headersTimeout: HEADERS, keepAliveTimeout: KEEP_ALIVE }
  const server = createServer(times, app)
  const underWay = track(server)
  const live = deps.desk ? createDeskLive(deps.desk) : null
  server.on('upgrade', (request, socket, firstBytes) => {
    const upgrade = { head: headOf(request, deps.proxies), request, socket, firstBytes }
    if (!deps.web?.upgrade(upgrade) && !live?.upgrade(upgrade)) end(socket, 404)
  })
  server.on('clientError', (_, socket) => end(socket, 400))
  return {
    listen: (at) => listen(server, at),
    buffered: () => (deps.web?.buffered() ?? 0) + (live?.buffered() ?? 0),
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const response of underWay) {
        if (!response.headersSent) response.setHeader('connection', 'close')
        else if (response.getHeader('content-type') === EVENTS) response.end()
      }
      const timer = setTimeout(() => server.closeAllConnections(), LAST_ORDERS)
      await Promise.all([deps.web?.close(), live?.close(), closed])
      clearTimeout(timer)
    },
  }
}

/** The requests that are not answered yet. */
function track(server: Server): ReadonlySet<ServerResponse> {
  const underWay = new Set<ServerResponse>()
  server.on('request', (_, response: ServerResponse) => {
    underWay.add(response)
    response.on('close', () => underWay.delete(response))
  })
  return underWay
}

function end(socket: Duplex, status: number): void {
  if (socket.writable) socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\n\r\n`)
  else socket.destroy()
}

function listen(server: Server, { host, port }: { host: string; port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new Error(explain(error, host, port), { cause: error })),
    )
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })
}

function explain({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE')
    return `Port ${port} of ${host} is taken. Stop the other program, or set PORT to a free one.`
  if (code === 'EACCES') return `Port ${port} may not be used by this account. Set PORT to one above 1023.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `${host} is no address of this machine. Set HOST to one.`
  return `Cannot listen on ${host}:${port}: ${message}`
}
