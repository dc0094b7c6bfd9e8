import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { createGuardedAgents, RefusedAddress, type GuardOptions } from './guarded-agents.js'
import { createPatience } from './patience.js'

export interface OutboundOptions extends GuardOptions {
  /** Names of the hosts that may be asked; left out: every one on the open internet. */
  readonly hosts?: RegExp
}

export interface OutboundRequest {
  readonly method?: 'GET' | 'HEAD' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | FormData | URLSearchParams | Uint8Array
  /** Milliseconds for all of it, the answer's last byte included. */
  readonly timeout: number
  /** Longest answer that is read, bytes. */
  readonly limit: number
  /** How often another address may be named instead; each is looked at like the first. Left out: never. */
  readonly redirects?: number
}

/** What came of a request. It never rejects. */
export type Outcome =
  | { readonly kind: 'answered'; readonly status: number; readonly headers: Headers; readonly bytes: Buffer }
  | { readonly kind: 'too-large' }
  /** An address that we may not ask; nothing was sent. */
  | { readonly kind: 'forbidden'; readonly why: string }
  /** No connection: nothing was done. */
  | { readonly kind: 'unreached' }
  /** It went out, and its answer was lost: what it did is not known. */
  | { readonly kind: 'lost' }

/** The one way by which we ask others over HTTP. A test forbids every other. */
export type Outbound = (address: string | URL, request: OutboundRequest) => Promise<Outcome>

const REDIRECTS = new Set([301, 302, 303, 307, 308])
const PLAIN_TEXT = 'text/plain;charset=UTF-8'
const PRIVATE_HEADERS = ['authorization', 'cookie', 'proxy-authorization']

export function createOutbound({ hosts, ...guards }: OutboundOptions = {}): Outbound {
  const agents = createGuardedAgents(guards)
  const once = async (address: URL, request: OutboundRequest, signal: AbortSignal): Promise<Outcome> => {
    const why = fault(address, hosts)
    if (why !== null) return { kind: 'forbidden', why }
    const { headers, body } = await onTheWire(request)
    const secure = address.protocol === 'https:'
    const options = { method: request.method ?? 'GET', headers, signal, agent: agents[secure ? 'https:' : 'http:'] }
    return new Promise((resolve) => {
      const call = (secure ? httpsRequest : httpRequest)(address, options)
      let connected = false
      call.on('socket', (socket) => {
        if (socket.connecting) socket.once(secure ? 'secureConnect' : 'connect', () => (connected = true))
        else connected = true
      })
      call.on('error', (error) => resolve(failed(error, connected)))
      call.on('response', (response) => void read(response, request.limit).then(resolve))
      call.end(body)
    })
  }
  const follow = async (address: string | URL, request: OutboundRequest, signal: AbortSignal): Promise<Outcome> => {
    let at = parse(String(address))
    let asked = request
    for (let left = request.redirects ?? 0; ; left -= 1) {
      if (at === null) return { kind: 'forbidden', why: 'this is no web address' }
      const outcome = await once(at, asked, signal)
      const next = outcome.kind === 'answered' ? nextAddress(outcome, at) : undefined
      if (next === undefined || left <= 0) return outcome
      asked = next?.origin === at.origin ? asked : withoutSecrets(asked)
      at = next
    }
  }
  return async (address, request) => {
    const { signal, end } = createPatience(request.timeout)
    const outcome = await follow(address, request, signal)
    end()
    return outcome
  }
}

const parse = (address: string, base?: URL): URL | null =>
  URL.canParse(address, base?.href) ? new URL(address, base) : null

/** Undefined: the answer names no other address. Null: it names one that is none. */
function nextAddress({ status, headers }: Extract<Outcome, { kind: 'answered' }>, from: URL): URL | null | undefined {
  const location = headers.get('location')
  return REDIRECTS.has(status) && location !== null ? parse(location, from) : undefined
}

const withoutSecrets = ({ headers = {}, ...rest }: OutboundRequest): OutboundRequest => ({
  ...rest,
  headers: Object.fromEntries(
    Object.entries(headers).filter(([name]) => !PRIVATE_HEADERS.includes(name.toLowerCase())),
  ),
})

/** Why this address may not be asked, before any name is resolved. */
function fault({ protocol, username, password, hostname }: URL, hosts: RegExp | undefined): string | null {
  if (protocol !== 'https:' && protocol !== 'http:') return 'only http and https are spoken'
  if (username || password) return 'an address carries no name and no password'
  return hosts && !hosts.test(hostname) ? 'this host is not on the list' : null
}

/** Whole and with its length: providers need not take bodies in pieces. No compression, so that the limit is the limit. */
async function onTheWire({ headers = {}, body }: OutboundRequest) {
  const plain = { 'accept-encoding': 'identity', ...headers }
  if (body === undefined) return { headers: plain, body: undefined }
  if (typeof body === 'string')
    return {
      headers: { 'content-type': PLAIN_TEXT, ...plain, 'content-length': String(Buffer.byteLength(body)) },
      body,
    }
  const packed = new Response(body as ConstructorParameters<typeof Response>[0])
  const bytes = Buffer.from(await packed.arrayBuffer())
  const type = packed.headers.get('content-type')
  return {
    headers: { ...(type !== null && { 'content-type': type }), ...plain, 'content-length': String(bytes.length) },
    body: bytes,
  }
}

async function read(response: IncomingMessage, limit: number): Promise<Outcome> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > limit) return { kind: 'too-large' }
      chunks.push(chunk)
    }
  } catch {
    return { kind: 'lost' }
  }
  return {
    kind: 'answered',
    status: response.statusCode ?? 0,
    headers: headersOf(response),
    bytes: Buffer.concat(chunks),
  }
}

function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers()
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) headers.append(rawHeaders[i] ?? '', rawHeaders[i + 1] ?? '')
  return headers
}

const failed = (error: Error, connected: boolean): Outcome =>
  error instanceof RefusedAddress
    ? { kind: 'forbidden', why: error.message }
    : { kind: connected ? 'lost' : 'unreached' }
