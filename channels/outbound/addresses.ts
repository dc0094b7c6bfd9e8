import ipaddr from 'ipaddr.js'

/** Where clouds answer machines with keys and secrets, although the address looks like any other. */
const METADATA = new Set(['168.63.129.16'])

/**
 * Whether an IP address belongs to the open internet: not to this machine, its network, a cloud's inside, nor to a
 * range that wraps an IPv4 address of any of these. False for what is no IP address.
 */
export function isPublic(address: string): boolean {
  const plain = address.replace(/%.*$/, '')
  if (!ipaddr.isValid(plain)) return false
  const parsed = ipaddr.process(plain)
  if (parsed.range() !== 'unicast' || METADATA.has(parsed.toString())) return false
  // Of IPv6 only 2000::/3 is given to anybody: what lies outside it wraps IPv4 or has no owner.
  return parsed.kind() === 'ipv4' || ((parsed.toByteArray()[0] ?? 0) & 0xe0) === 0x20
}
