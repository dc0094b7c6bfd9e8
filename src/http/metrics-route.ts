import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import type { Metrics } from '../metrics/metrics.js'
import { failure, send } from './answer.js'

export interface MetricsDeps {
  readonly metrics: Pick<Metrics, 'expose'>
  /** Any of them opens; none: only this machine itself may ask. */
  readonly metricsTokens: readonly string[]
}

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/
const NO_TOKEN = failure(401, 'Unauthorized', 'The figures need a token of METRICS_TOKENS: Authorization: Bearer …')
const FOREIGN = failure(403, 'Forbidden', 'The figures are for this machine only, unless METRICS_TOKENS is set.')

/** `/metrics`, for Prometheus. */
export function metricsRoute({ metrics, metricsTokens }: MetricsDeps): RequestHandler {
  const known = metricsTokens.map(digest)
  return async (request, response) => {
    if (known.length > 0 ? !hasToken(request, known) : !isLocal(request))
      return send(response, known.length > 0 ? NO_TOKEN : FOREIGN)
    const { contentType, body } = await metrics.expose()
    return send(response, { status: 200, headers: { 'content-type': contentType, 'cache-control': 'no-store' }, body })
  }
}

function hasToken({ headers }: IncomingMessage, known: readonly Buffer[]): boolean {
  const given = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1]
  if (given === undefined) return false
  const hash = digest(given)
  return known.map((token) => timingSafeEqual(token, hash)).includes(true)
}

const digest = (token: string): Buffer => createHash('sha256').update(token).digest()

/** A proxy on this machine asks for somebody else. */
const isLocal = ({ headers, socket }: IncomingMessage): boolean =>
  LOOPBACK.test(socket.remoteAddress ?? '') && !('x-forwarded-for' in headers) && !('forwarded' in headers)
