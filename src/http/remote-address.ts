import type { IncomingMessage } from 'node:http'
import { isIPv6 } from 'node:net'

/**
 * Who a request is from, as limits count them. Behind `proxies` proxies it is what the outermost of ours wrote into
 * X-Forwarded-For; whatever a client wrote there itself stands further left and is not read. One IPv6 network (/64) counts
 * as one, because a single client has all of it.
 */
export function remoteAddress(request: IncomingMessage, proxies: number): string {
  const direct = request.socket.remoteAddress ?? ''
  if (proxies === 0) return network(direct)
  const forwarded = [request.headers['x-forwarded-for'] ?? []]
    .flat()
    .join(',')
    .split(',')
    .map((part) => part.trim())
  return network(forwarded.filter(Boolean).at(-proxies) ?? direct)
}

function network(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('%')[0]?.toLowerCase().split('::') ?? []
  const first = head === '' ? [] : head.split(':')
  const last = tail ? tail.split(':') : []
  const missing = tail === undefined ? 0 : 8 - first.length - last.length
  const groups = [...first, ...Array.from({ length: missing }, () => '0'), ...last]
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
