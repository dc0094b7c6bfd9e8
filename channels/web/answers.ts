import type { HttpResponse } from '../channel.js'

/** An answer that may hold a file's bytes; the rest of the channel answers in JSON text. */
export type WebAnswer = Omit<HttpResponse, 'body'> & { readonly body?: string | Uint8Array }

const JSON_HEADERS = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' } as const

export const answer = (status: number, body: unknown): HttpResponse => ({
  status,
  headers: JSON_HEADERS,
  body: JSON.stringify(body),
})

/** Direct Line's error. The message is for the person who writes or runs the client; it never repeats what was sent. */
export const refusal = (status: number, code: string, message: string): HttpResponse =>
  answer(status, { error: { code, message } })

/**
 * One answer for a token that is missing, forged, expired, made for another use or for another conversation: whoever
 * guesses learns nothing, not even whether a conversation exists. Direct Line clients take 403 as "fetch a new token".
 */
export const NOT_YOURS = refusal(403, 'TokenExpired', 'The token is missing, expired or not valid here. Get a new one.')

export const GONE = refusal(404, 'ConversationNotFound', 'This conversation has ended or was erased. Start a new one.')

export const badArgument = (message: string): HttpResponse => refusal(400, 'BadArgument', message)

/** `retryAfter` in milliseconds. The header is in seconds, as HTTP has it, though directlinejs reads milliseconds. */
export function tooMany(retryAfter: number): HttpResponse {
  const seconds = Math.max(1, Math.ceil(retryAfter / 1000))
  const { headers, ...rest } = refusal(429, 'TooManyRequests', `Too many requests. Try again in ${seconds} s.`)
  return { ...rest, headers: { ...headers, 'retry-after': String(seconds) } }
}
