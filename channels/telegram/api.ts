import type { Telegraf } from 'telegraf'
import { TelegramError } from 'telegraf'
import { createPatience } from '../outbound/patience.js'
import type { Outbound } from '../outbound/outbound.js'

/** What came of a call. No outcome holds the token or what was sent. */
export type ApiAnswer =
  | { readonly kind: 'answered'; readonly result: unknown }
  /** Telegram said no. `retryAfter`: milliseconds for which it wants quiet. */
  | {
      readonly kind: 'refused'
      readonly code: number
      readonly description: string
      readonly retryAfter: number | null
    }
  /** Nobody heard us. */
  | { readonly kind: 'unreached' }
  /** It was sent, and nobody knows what became of it. */
  | { readonly kind: 'unknown' }

export interface CallOptions {
  /** Milliseconds. */
  readonly timeout?: number
  /** Gives up early. */
  readonly over?: AbortSignal
}

/** The Bot API. Never throws for what Telegram or the line does. */
export interface Api {
  call(method: string, payload: object, options?: CallOptions): Promise<ApiAnswer>
  /** The bytes of a file that `getFile` named, no more than `limit`. */
  download(path: string, limit: number): Promise<Download>
}

export type Download =
  | { readonly kind: 'fetched'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed' }

const TIMEOUT = 10_000
const DOWNLOAD_TIMEOUT = 60_000
const SECOND = 1_000
/** How a call ends that never left: it can be made again at once. */
const NEVER_LEFT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'REFUSED_ADDRESS',
])

interface ApiOptions {
  readonly root: string
  readonly token: string
  readonly outbound: Outbound
}

export function createApi(bot: Telegraf, { root, token, outbound }: ApiOptions): Api {
  const callApi = bot.telegram.callApi.bind(bot.telegram) as (
    method: string,
    payload: object,
    options: { signal: AbortSignal },
  ) => Promise<unknown>
  return {
    async call(method, payload, { timeout = TIMEOUT, over } = {}) {
      const patience = createPatience(timeout)
      const signal = over ? AbortSignal.any([patience.signal, over]) : patience.signal
      try {
        return { kind: 'answered', result: await callApi(method, payload, { signal }) }
      } catch (error) {
        return answerOf(error)
      } finally {
        patience.end()
      }
    },
    download: (path, limit) => download(outbound, `${root}/file/bot${token}/${path}`, limit),
  }
}

function answerOf(error: unknown): ApiAnswer {
  if (error instanceof TelegramError) {
    const { code, description, parameters } = error
    const retryAfter = parameters?.retry_after
    return { kind: 'refused', code, description, retryAfter: retryAfter === undefined ? null : retryAfter * SECOND }
  }
  const { code } = (error ?? {}) as { code?: unknown }
  return { kind: typeof code === 'string' && NEVER_LEFT.has(code) ? 'unreached' : 'unknown' }
}

/** Its address holds the token: it is told nobody, and leads nowhere else. */
async function download(outbound: Outbound, address: string, limit: number): Promise<Download> {
  const outcome = await outbound(address, { timeout: DOWNLOAD_TIMEOUT, limit })
  if (outcome.kind === 'too-large') return outcome
  if (outcome.kind !== 'answered') return { kind: 'failed' }
  const { status, bytes } = outcome
  if (status >= 200 && status < 300) return { kind: 'fetched', bytes }
  return { kind: status === 404 || status === 410 ? 'gone' : 'failed' }
}
