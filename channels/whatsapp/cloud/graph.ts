import { z } from 'zod'
import { fault } from './envelope.js'

export interface GraphOptions {
  /** Origin, without a slash at the end. */
  readonly url: string
  /** Such as v25.0. */
  readonly version: string
  readonly accessToken: string
}

export type Fault = z.output<typeof fault>

/** How a call ended. Only `answered` with no fault is a success. */
export type GraphAnswer =
  | { readonly kind: 'answered'; readonly body: unknown }
  | {
      readonly kind: 'refused'
      readonly status: number
      readonly fault: Fault | null
      readonly retryAfter: number | null
    }
  /** No connection: nothing was done. */
  | { readonly kind: 'unreached' }
  /** The call went out, and its answer was lost: what it did is not known. */
  | { readonly kind: 'lost' }

export interface Graph {
  get(path: string, query?: Readonly<Record<string, string>>): Promise<GraphAnswer>
  post(path: string, body: Readonly<Record<string, unknown>> | FormData): Promise<GraphAnswer>
  /** A file's bytes, from an address that a call gave. The caller has looked at its host. */
  download(address: URL, limit: number): Promise<Download>
}

export type Download =
  | { readonly kind: 'read'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'failed'; readonly status: number | null }

/** Milliseconds for a call, and for a file. */
const CALL = 10_000
const FILE = 60_000

const faultBody = z.object({ error: fault })

/** Calls Meta's Graph API: no retries, no redirects, a limit of time on each call. The token goes to no log and no message. */
export function createGraph({ url, version, accessToken }: GraphOptions): Graph {
  const headers = { authorization: `Bearer ${accessToken}` }
  const call = async (path: string, init: RequestInit): Promise<GraphAnswer> => {
    try {
      const signal = AbortSignal.timeout(CALL)
      const request = { ...init, signal, redirect: 'manual' as const }
      const response = await fetch(`${url}/${version}/${path}`, request)
      return await read(response)
    } catch (error) {
      return { kind: neverLeft(error) ? 'unreached' : 'lost' }
    }
  }
  return {
    get: (path, query = {}) => call(`${path}?${new URLSearchParams(query)}`, { headers }),
    post: (path, body) =>
      body instanceof FormData
        ? call(path, { method: 'POST', headers, body })
        : call(path, {
            method: 'POST',
            headers: { ...headers, 'content-type': 'application/json' },
            body: JSON.stringify(body),
          }),
    async download(address, limit) {
      try {
        const signal = AbortSignal.timeout(FILE)
        const response = await fetch(address, { headers, signal, redirect: 'manual' })
        if (!response.ok || !response.body) return { kind: 'failed', status: response.status }
        return await readWithin(response.body, limit)
      } catch {
        return { kind: 'failed', status: null }
      }
    },
  }
}

async function read(response: Response): Promise<GraphAnswer> {
  const text = await response.text()
  const body = parseJson(text)
  if (response.ok) return body === undefined ? { kind: 'lost' } : { kind: 'answered', body }
  const parsed = faultBody.safeParse(body)
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  return {
    kind: 'refused',
    status: response.status,
    fault: parsed.success ? parsed.data.error : null,
    retryAfter: Number.isFinite(seconds) ? seconds * 1000 : null,
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const NO_CONNECTION = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]

function neverLeft(error: unknown): boolean {
  const { cause } = (error ?? {}) as { cause?: { code?: unknown; errors?: readonly { code?: unknown }[] } }
  return [cause, ...(cause?.errors ?? [])].some((each) => NO_CONNECTION.includes(String(each?.code)))
}

async function readWithin(body: ReadableStream<Uint8Array>, limit: number): Promise<Download> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > limit) return { kind: 'too-large' }
    chunks.push(chunk)
  }
  return { kind: 'read', bytes: Buffer.concat(chunks) }
}
