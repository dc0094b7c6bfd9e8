import type { Response } from 'express'
import type { WebAnswer } from '../../channels/web/answers.js'
import type { Answer, RefusalCode, Refused } from '../desk/answer.js'
import { report, send } from './answer.js'

const STATUS: Readonly<Record<RefusalCode, number>> = {
  'bad-request': 400,
  'signed-out': 401,
  forbidden: 403,
  'second-factor': 403,
  'not-found': 404,
  taken: 409,
  'not-holder': 409,
  'window-closed': 409,
  'too-large': 413,
  conflict: 409,
  'too-many': 429,
  failed: 500,
}

/** A stranger's file: saved, never shown as a page of ours, able to do nothing. */
const FILE_HEADERS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'private, no-store',
}

/** The one place where the desk's answers become HTTP. */
export function sendAnswer(response: Response, answer: Answer): void {
  if ('cookies' in answer && answer.cookies) response.setHeader('set-cookie', [...answer.cookies])
  send(response, asHttp(answer))
}

export function asHttp(answer: Answer): WebAnswer {
  switch (answer.kind) {
    case 'found':
      return report(200, answer.value)
    case 'done':
      return { status: 204, headers: { 'cache-control': 'no-store' } }
    case 'redirect':
      return { status: 303, headers: { location: answer.to, 'cache-control': 'no-store' } }
    case 'file':
      return asFile(answer)
    case 'refused':
      return asRefusal(answer)
  }
}

function asRefusal({ error, seconds }: Refused): WebAnswer {
  const { headers, ...rest } = report(STATUS[error.code], { error })
  return { ...rest, headers: { ...headers, ...(seconds !== undefined && { 'retry-after': String(seconds) }) } }
}

function asFile({ name, contentType, bytes }: Extract<Answer, { kind: 'file' }>): WebAnswer {
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return {
    status: 200,
    headers: {
      ...FILE_HEADERS,
      'content-type': contentType,
      'content-disposition': `attachment; filename*=UTF-8''${encoded}`,
    },
    body: Buffer.from(bytes),
  }
}
