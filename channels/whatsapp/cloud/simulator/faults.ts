/** A refusal in Meta's own form. */
export interface Refusal {
  readonly status: number
  readonly code: number
  readonly details: string
  readonly retryAfter?: number
}

const TITLES: Readonly<Record<number, readonly [number, string]>> = {
  2: [503, 'Service temporarily unavailable'],
  100: [400, 'Invalid parameter'],
  190: [401, 'Invalid OAuth 2.0 Access Token'],
  80007: [400, 'Rate limit hit'],
  130429: [429, 'Rate limit hit'],
  131000: [500, 'Something went wrong'],
  131008: [400, 'Required parameter is missing'],
  131009: [400, 'Parameter value is not valid'],
  131021: [400, 'Recipient cannot be sender'],
  131026: [400, 'Message undeliverable'],
  131047: [400, 'Re-engagement message'],
  131053: [400, 'Media upload error'],
  131056: [400, '(Business Account, Consumer Account) pair rate limit hit'],
  132000: [400, 'Number of parameters does not match the expected number of params'],
  132001: [404, 'Template name does not exist in the translation'],
  132012: [400, 'Template parameter format mismatch'],
  132015: [400, 'Template is paused'],
  132016: [400, 'Template is disabled'],
}

export const titleOf = (code: number): string => TITLES[code]?.[1] ?? 'Error'

export const refusal = (code: number, details: string): Refusal => ({ status: TITLES[code]?.[0] ?? 400, code, details })

export const refusalBody = ({ code, details }: Refusal) => ({
  error: {
    message: `(#${code}) ${titleOf(code)}`,
    type: 'OAuthException',
    code,
    error_data: { messaging_product: 'whatsapp', details },
    fbtrace_id: 'simulated',
  },
})

/** What happens to the next calls, in order, whatever they hold. */
export type Scripted =
  | { readonly kind: 'refuse'; readonly code: number; readonly retryAfter?: number }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: number }
  /** Nothing is done, and the connection is cut. */
  | { readonly kind: 'cut' }
  /** It is done, and the connection is cut. */
  | { readonly kind: 'lost' }
  /** It is done, and half an answer comes. */
  | { readonly kind: 'half' }
  /** Nothing is done, and no answer comes for so many milliseconds, or ever. */
  | { readonly kind: 'hang'; readonly ms?: number }
  | { readonly kind: 'pass' }
