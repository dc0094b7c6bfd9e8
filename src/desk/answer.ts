import type { Refusal } from './contract/session.js'

export type RefusalCode = Refusal['error']['code']

/** What a route of the desk's API answers; `src/http` turns it into HTTP. `cookies`: whole Set-Cookie values. */
export type Answer =
  | { readonly kind: 'found'; readonly value: unknown; readonly cookies?: readonly string[] }
  | { readonly kind: 'done'; readonly cookies?: readonly string[] }
  /** Saved by the browser, never shown as a page of ours. */
  | { readonly kind: 'file'; readonly name: string; readonly contentType: string; readonly bytes: Uint8Array }
  | { readonly kind: 'redirect'; readonly to: string; readonly cookies?: readonly string[] }
  | { readonly kind: 'refused'; readonly error: Refusal['error']; readonly seconds?: number }

export type Refused = Extract<Answer, { kind: 'refused' }>

/** 200 with `value` as JSON. */
export const found = (value: unknown): Answer => ({ kind: 'found', value })

/** 204. */
export const done: Answer = { kind: 'done' }

/** `message` is for developers: what is wrong and what to do; never what was sent. */
export const refuse = (
  code: RefusalCode,
  message: string,
  more: Omit<Refusal['error'], 'code' | 'message'> = {},
): Refused => ({ kind: 'refused', error: { code, message, ...more } })

/** The same words whether a thing does not exist or is out of reach: whoever guesses learns nothing. */
export const NOT_FOUND = refuse('not-found', 'There is nothing here that you may see.')
