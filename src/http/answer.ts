import type { Response } from 'express'
import type { WebAnswer } from '../../channels/web/answers.js'

const NOT_CACHED = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' } as const

/** Sends an answer as it is. */
export function send(response: Response, { status, headers = {}, body }: WebAnswer): void {
  const length =
    status === 204 || status === 304 ? {} : { 'content-length': body === undefined ? 0 : Buffer.byteLength(body) }
  response.writeHead(status, { ...headers, ...length }).end(body)
}

/** An error in plain words. `message` says what happened and what to do; never what was sent. */
export const failure = (status: number, code: string, message: string): WebAnswer => ({
  status,
  headers: NOT_CACHED,
  body: JSON.stringify({ error: { code, message } }),
})

export const report = (status: number, body: unknown): WebAnswer => ({
  status,
  headers: NOT_CACHED,
  body: JSON.stringify(body),
})
