import type { RequestHead } from '../channel.js'

type Headers = RequestHead['headers']

export interface OriginsDeps {
  /** Origins of pages that may carry the widget, as browsers send them: scheme, host, port. */
  readonly allowed: readonly string[]
  /** Our own address as citizens reach it; null where no proxy stands before us and the Host header tells. */
  readonly publicUrl: string | null
}

/** Which pages may use us, and how they reach us. */
export interface Origins {
  /** The page's origin if the widget may be used from it; null for any other and for requests that name none. */
  ofWidget(headers: Headers): string | null
  /** Our own origin as this client reached it, such as `https://chat.example.om`; no slash at the end. */
  own(headers: Headers): string
}

const HOST = /^[a-z0-9.[\]:-]+$/i

export function createOrigins({ allowed, publicUrl }: OriginsDeps): Origins {
  const listed = new Set(allowed.map((origin) => origin.toLowerCase()))
  const known = publicUrl === null ? null : new URL(publicUrl).origin
  const own = (headers: Headers) =>
    known ?? `http://${HOST.test(headers['host'] ?? '') ? headers['host'] : 'localhost'}`
  return {
    own,
    ofWidget(headers) {
      const origin = headers['origin']?.toLowerCase()
      return origin !== undefined && (listed.has(origin) || origin === own(headers).toLowerCase()) ? origin : null
    },
  }
}
