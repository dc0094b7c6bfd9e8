import type { RequestHead } from '../../channels/channel.js'

type Headers = RequestHead['headers']

/** How this client reached us, and whether a password may travel that way. */
export interface OwnOrigin {
  /** Our own origin, such as `https://chat.example.om`; null over plain http from beyond this machine. */
  of(headers: Headers): string | null
  /** The page that asks is ours. A request that names no page is not. */
  isOurPage(headers: Headers): boolean
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i

/** What to do where the desk is asked for over plain http. */
export const HTTPS_CURE =
  'The desk needs https. Put a proxy that ends TLS before the service and set PUBLIC_URL to its https address; on this machine itself, http://localhost works.'

const local = (headers: Headers): string | null =>
  LOOPBACK.test(headers['host'] ?? '') ? `http://${headers['host']}` : null

/**
 * The desk is open to https, and to http on this machine itself: a password or a cookie never crosses a network in
 * the clear. `publicUrl`: our address if a proxy stands before us.
 */
export function createOwnOrigin(publicUrl: string | null): OwnOrigin {
  const known = publicUrl?.startsWith('https:') ? new URL(publicUrl).origin : null
  return {
    of: (headers) => known ?? local(headers),
    isOurPage(headers) {
      const origin = headers['origin']?.toLowerCase()
      return origin !== undefined && (origin === known || origin === local(headers)?.toLowerCase())
    },
  }
}

/** Where somebody can open the desk, who knows only where we listen: by https from anywhere, else on this machine. */
export const reachedAt = (
  ownOrigin: OwnOrigin,
  { host, port }: { readonly host: string; readonly port: number },
): string => ownOrigin.of({ host: `${host}:${port}` }) ?? `http://localhost:${port}`
