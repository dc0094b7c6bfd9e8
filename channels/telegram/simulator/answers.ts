/** An answer in the Bot API's own form. */
export type ApiAnswer =
  | { readonly ok: true; readonly result: unknown }
  | {
      readonly ok: false
      readonly error_code: number
      readonly description: string
      readonly parameters?: { readonly retry_after: number }
    }

export const done = (result: unknown): ApiAnswer => ({ ok: true, result })

const KINDS: Readonly<Record<number, string>> = {
  400: 'Bad Request: ',
  401: 'Unauthorized',
  403: 'Forbidden: ',
  404: 'Not Found',
  409: 'Conflict: ',
  413: 'Request Entity Too Large',
}

/** In Telegram's words. */
export const no = (error_code: number, why = ''): ApiAnswer => ({
  ok: false,
  error_code,
  description: `${KINDS[error_code] ?? ''}${why}`,
})

export const tooMany = (seconds: number): ApiAnswer => ({
  ok: false,
  error_code: 429,
  description: `Too Many Requests: retry after ${seconds}`,
  parameters: { retry_after: seconds },
})

/** What happens to the next calls of a method, or of any that sends, in order. */
export interface Scripted {
  /** Undefined: any method that sends something to a citizen. */
  readonly method?: string
  readonly chat?: number
  readonly fault: Fault
}

export type Fault =
  | { readonly kind: 'refuse'; readonly code: number; readonly description: string }
  /** `all`: nobody may be sent anything for so long, not only this chat. */
  | { readonly kind: 'too-many'; readonly seconds: number; readonly all?: boolean }
  /** A page of some proxy's instead of an answer. */
  | { readonly kind: 'status'; readonly status: number }
  /** Nothing is done, and the connection is cut. */
  | { readonly kind: 'cut' }
  /** It is done, and the connection is cut. */
  | { readonly kind: 'lost' }
  /** Nothing is done, and no answer ever comes. */
  | { readonly kind: 'hang' }
  | { readonly kind: 'pass' }
