import { z } from 'zod'
import { createOutbound, type Outcome, type OutboundRequest } from '../../outbound/outbound.js'
import { fault } from './envelope.js'

export interface GraphOptions {
  /** Origin, without a slash at the end. */
  readonly url: string
  /** Another than Meta's that may lie on a private network: the simulator's, or a proxy of ours. Null: none. */
  readonly own: string | null
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
/** Longest answer of a call, bytes. */
const ANSWER = 4 * 1024 * 1024
/** Where Meta answers, and where it keeps files. The token is sent nowhere else. */
const META = ['facebook.com', 'fbsbx.com', 'fbcdn.net', 'whatsapp.net']

/** The names of Meta's hosts, and of the one that the settings name instead. */
export const hostsOf = (own: string | null): RegExp => {
  const others = own === null ? [] : [`^${escaped(new URL(own).hostname)}$`]
  return new RegExp([...META.map((host) => `(^|\\.)${escaped(host)}$`), ...others].join('|'))
}

const escaped = (text: string): string => text.replace(/[.[\]]/g, '\\$&')

const faultBody = z.object({ error: fault })

/** Calls Meta's Graph API: no retries, no redirects, a limit of time on each call. The token goes to no log and no message. */
export function createGraph({ url, own, version, accessToken }: GraphOptions): Graph {
  const outbound = createOutbound({ hosts: hostsOf(own), privateOrigins: own === null ? [] : [own] })
  const headers = { authorization: `Bearer ${accessToken}` }
  const call = async (path: string, request: Omit<OutboundRequest, 'timeout' | 'limit'>): Promise<GraphAnswer> =>
    read(await outbound(`${url}/${version}/${path}`, { ...request, timeout: CALL, limit: ANSWER }))
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
      const outcome = await outbound(address, { headers, timeout: FILE, limit })
      if (outcome.kind === 'too-large') return outcome
      if (outcome.kind !== 'answered') return { kind: 'failed', status: null }
      const { status, bytes } = outcome
      return isOk(status) ? { kind: 'read', bytes } : { kind: 'failed', status }
    },
  }
}

const isOk = (status: number): boolean => status >= 200 && status < 300

function read(outcome: Outcome): GraphAnswer {
  if (outcome.kind === 'unreached' || outcome.kind === 'forbidden') return { kind: 'unreached' }
  if (outcome.kind !== 'answered') return { kind: 'lost' }
  const { status, headers, bytes } = outcome
  const body = parseJson(bytes.toString())
  if (isOk(status)) return body === undefined ? { kind: 'lost' } : { kind: 'answered', body }
  const parsed = faultBody.safeParse(body)
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  return {
    kind: 'refused',
    status,
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
