import { type IncomingMessage, ServerResponse } from 'node:http'
import type { RequestHandler } from 'express'
import helmet from 'helmet'

/**
 * Headers of every answer. Pages load from our own origin alone and hold nothing inline. `secure`: citizens reach us by
 * https, and browsers may be told to insist on it.
 */
export function securityHeaders(secure: boolean): RequestHandler {
  const headers = headersOf(secure)
  return (_, response, next) => {
    for (const [name, value] of headers) response.setHeader(name, value)
    next()
  }
}

/** They are the same for every answer, so they are worked out once. */
function headersOf(secure: boolean): readonly (readonly [string, string])[] {
  const request = { headers: {} } as IncomingMessage
  const response = new ServerResponse(request)
  protection(secure)(request, response, (error?: unknown) => {
    if (error) throw error
  })
  return Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)])
}

function protection(secure: boolean) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(secure && { upgradeInsecureRequests: [] }),
      },
    },
    strictTransportSecurity: secure,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  })
}
