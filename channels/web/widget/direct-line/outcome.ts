/** What became of a call to the server, as far as the caller must act on it. */
export type Outcome<T> =
  | { readonly kind: 'ok'; readonly value: T }
  /** The token is no longer good: fetch another by reconnecting. */
  | { readonly kind: 'expired' }
  /** The conversation has ended or was erased. */
  | { readonly kind: 'gone' }
  /** No answer, a fault of the server's, or too many calls. `ms` is how long the server asks us to wait, 0 if unsaid. */
  | { readonly kind: 'later'; readonly ms: number }
  /** The server will not take this, however often it is sent. `code` is its own word for why. */
  | { readonly kind: 'refused'; readonly status: number; readonly code: string }

/** The parts of an HTTP answer that decide; `body` is what the server's JSON held, null where there was none. */
export interface Answer {
  readonly status: number
  readonly retryAfter: string | null
  readonly body: unknown
}

export function outcomeOf<T>(answer: Answer, read: (body: unknown) => T | null): Outcome<T> {
  const { status } = answer
  if (status >= 200 && status < 300) {
    const value = read(answer.body)
    return value === null ? { kind: 'later', ms: 0 } : { kind: 'ok', value }
  }
  if (status === 401 || status === 403) return { kind: 'expired' }
  if (status === 404) return { kind: 'gone' }
  if (status === 507) return { kind: 'refused', status, code: codeOf(answer.body) }
  if (status === 408 || status === 429 || status >= 500) return { kind: 'later', ms: secondsToMs(answer.retryAfter) }
  return { kind: 'refused', status, code: codeOf(answer.body) }
}

const secondsToMs = (retryAfter: string | null): number => Math.max(0, Number(retryAfter ?? 0) * 1000 || 0)

function codeOf(body: unknown): string {
  const error = field(body, 'error')
  const code = field(error, 'code')
  return typeof code === 'string' ? code : ''
}

/** A field of what may or may not be an object. */
export function field(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined
}

export const text = (value: unknown): string => (typeof value === 'string' ? value : '')
