import { lookup as systemLookup, type LookupAddress } from 'node:dns'
import { Agent as HttpAgent, type AgentOptions } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { isIP, type LookupFunction, type NetConnectOpts } from 'node:net'
import { isPublic } from './addresses.js'

/** An address that nothing of ours may talk to. Nothing was sent. */
export class RefusedAddress extends Error {
  readonly code = 'REFUSED_ADDRESS'
  constructor(host: string) {
    super(
      `${host} lies on a private network, and the settings name no such address: no connection was made. Correct the address, or set it where the settings name it.`,
    )
  }
}

export interface GuardOptions {
  /** Origins that may lie on a private network, because an operator's settings name them. */
  readonly privateOrigins?: readonly string[]
  /** How names become addresses. */
  readonly lookup?: LookupFunction
}

export interface GuardedAgents {
  readonly 'http:': HttpAgent
  readonly 'https:': HttpsAgent
}

/**
 * Idle connections are used again, for fewer milliseconds than servers keep them: one that is closed from the other end
 * just as a call leaves is a call of which nobody knows what it did.
 */
const REUSE: AgentOptions = { keepAlive: true, timeout: 4_000 }

/**
 * Agents that connect to the open internet and to the named origins, and to nothing else. A name is resolved once; all
 * its addresses are looked at, and the connection is made to one of these: a name that changes its mind gains nothing.
 */
export function createGuardedAgents(options: GuardOptions = {}): GuardedAgents {
  return {
    'http:': guard(new HttpAgent(REUSE), 80, options),
    'https:': guard(new HttpsAgent(REUSE), 443, options),
  }
}

type Connect = (options: NetConnectOpts, done: (error: Error | null) => void) => unknown

function guard<T extends HttpAgent>(agent: T, usualPort: number, { privateOrigins = [], lookup }: GuardOptions): T {
  const named = new Set(privateOrigins.map((origin) => placeOf(new URL(origin))))
  const resolve = (lookup ?? systemLookup) as LookupFunction
  const guarded = agent as unknown as { createConnection: Connect }
  const connect = guarded.createConnection.bind(agent)
  guarded.createConnection = (options, done) => {
    const { host = '', port = usualPort } = options as { host?: string; port?: number | string }
    if (named.has(`${host.toLowerCase()}:${port}`)) return connect(options, done)
    if (isIP(host) && !isPublic(host)) return void process.nextTick(done, new RefusedAddress(host))
    return connect({ ...options, lookup: onlyPublic(resolve) } as NetConnectOpts, done)
  }
  return agent
}

const placeOf = ({ protocol, hostname, port }: URL): string =>
  `${hostname.replace(/^\[|\]$/g, '')}:${port || (protocol === 'https:' ? 443 : 80)}`

const onlyPublic =
  (resolve: LookupFunction): LookupFunction =>
  (host, options, done) =>
    resolve(host, { ...options, all: true }, (error, found) => {
      const addresses = found as unknown as readonly LookupAddress[]
      if (error) return done(error, '')
      if (addresses.length === 0 || !addresses.every(({ address }) => isPublic(address)))
        return done(new RefusedAddress(host), '')
      if (options.all) return done(null, addresses as LookupAddress[])
      return done(null, addresses[0]?.address ?? '', addresses[0]?.family)
    })
