import type { IncomingMessage } from 'node:http'
import type { RequestHead } from '../../channels/channel.js'
import { remoteAddress } from './remote-address.js'

/** A request as channels take it, its body aside. */
export function headOf(request: IncomingMessage, proxies: number): RequestHead {
  const url = request.url ?? '/'
  const mark = url.indexOf('?')
  return {
    method: request.method ?? 'GET',
    path: mark < 0 ? url : url.slice(0, mark),
    query: new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1)),
    headers: headersOf(request),
    remoteAddress: remoteAddress(request, proxies),
  }
}

function headersOf({ headers }: IncomingMessage): RequestHead['headers'] {
  const several = Object.entries(headers).filter(([, value]) => Array.isArray(value))
  return {
    ...headers,
    ...Object.fromEntries(several.map(([name, value]) => [name, String(value)])),
  } as RequestHead['headers']
}

export type Body =
  { readonly kind: 'read'; readonly bytes: Uint8Array } | { readonly kind: 'too-large' | 'encoded' | 'busy' | 'gone' }

/** Reads bodies whole, and no more at once than `budget` bytes in all: a flood of uploads cannot fill the memory. */
export type ReadBody = (request: IncomingMessage, limit: number) => Promise<Body>

export function createReadBody(budget: number): ReadBody {
  let held = 0
  return (request, limit) => {
    if (isEncoded(request)) return Promise.resolve(drained(request, 'encoded'))
    if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.resolve(drained(request, 'too-large'))
    return new Promise((resolve) => {
      const chunks: Buffer[] = []
      let size = 0
      const finish = (body: Body) => {
        held -= size
        size = 0
        resolve(body)
      }
      request.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        size += chunk.length
        held += chunk.length
        if (size > limit) finish(drained(request, 'too-large'))
        else if (held > budget) finish(drained(request, 'busy'))
      })
      request.on('end', () => finish({ kind: 'read', bytes: joined(chunks) }))
      request.on('close', () => finish({ kind: 'gone' }))
    })
  }
}

const isEncoded = ({ headers }: IncomingMessage): boolean =>
  !['identity', undefined].includes(headers['content-encoding'])

const joined = (chunks: readonly Buffer[]): Uint8Array =>
  chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)

/** What still comes is thrown away, so that the client reads our answer instead of a cut connection. */
function drained(request: IncomingMessage, kind: 'too-large' | 'encoded' | 'busy'): Body {
  request.removeAllListeners('data')
  request.resume()
  return { kind }
}
