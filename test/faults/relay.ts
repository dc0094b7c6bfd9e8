import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request that went through, and how it ended; status 0: nobody answered. */
export interface Passed {
  readonly method: string
  readonly path: string
  readonly status: number
  readonly at: number
  /** Until the other side had answered. */
  readonly ms: number
}

/** What a fault does to a request. `cut`: whoever asked gets no answer. */
export type Meddling = 'pass' | 'cut' | { readonly status: number; readonly headers?: Record<string, string> }

export interface Hooks {
  /** Before the other side hears of it. */
  before?: (request: { readonly path: string; readonly method: string }) => Promise<Meddling> | Meddling
  /** After the other side has answered, before whoever asked hears of it. */
  after?: (passed: Passed) => Promise<Meddling> | Meddling
}

/** Stands between two sides, writes down what passes, and meddles with it at named points. */
export interface Relay {
  readonly url: string
  readonly passed: readonly Passed[]
  hooks: Hooks
  close(): Promise<void>
}

/** `target`: the origin that requests go on to. */
export async function createRelay(target: () => string): Promise<Relay> {
  const passed: Passed[] = []
  const server = createServer((request, response) => {
    pass(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const relay: { -readonly [K in keyof Relay]: Relay[K] } = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    passed,
    hooks: {},
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }

  const pass = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET', url: path = '/' } = request
    const body = await bytesOf(request)
    const at = performance.now()
    const meddled = (await relay.hooks.before?.({ method, path })) ?? 'pass'
    if (meddled !== 'pass') {
      passed.push({ method, path, status: meddled === 'cut' ? 0 : meddled.status, at, ms: 0 })
      return refuse(response, meddled)
    }
    const answer = await ask(`${target()}${path}`, { method, headers: headersOf(request), body })
    const one = { method, path, status: answer?.status ?? 0, at, ms: performance.now() - at }
    passed.push(one)
    const late = (await relay.hooks.after?.(one)) ?? 'pass'
    if (late !== 'pass' || !answer) return refuse(response, late === 'pass' ? 'cut' : late)
    response.writeHead(answer.status, answer.headers).end(answer.body)
  }
  return relay
}

function refuse(response: ServerResponse, meddled: Exclude<Meddling, 'pass'>): void {
  if (meddled === 'cut') response.destroy()
  else response.writeHead(meddled.status, meddled.headers).end()
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** Those that belong to one connection stay there. */
const OWN = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'keep-alive', 'expect'])

const headersOf = ({ headers }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      OWN.has(name) || value === undefined ? [] : [[name, String(value)]],
    ),
  )

interface Asked {
  readonly method: string
  readonly headers: Record<string, string>
  readonly body: Buffer
}

async function ask(url: string, { method, headers, body }: Asked) {
  try {
    const has = method !== 'GET' && method !== 'HEAD'
    const response = await fetch(url, { method, headers, ...(has && { body: new Uint8Array(body) }) })
    const type = response.headers.get('content-type')
    return {
      status: response.status,
      headers: { ...(type && { 'content-type': type }), ...retryAfterOf(response) },
      body: Buffer.from(await response.arrayBuffer()),
    }
  } catch {
    return null
  }
}

function retryAfterOf({ headers }: Response): Record<string, string> {
  const after = headers.get('retry-after')
  return after === null ? {} : { 'retry-after': after }
}
