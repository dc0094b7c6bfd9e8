/** The cookies of a request; of two with one name, the first. */
export function readCookies(header: string | undefined): Readonly<Record<string, string>> {
  const pairs = (header ?? '').split(';').map((pair) => {
    const at = pair.indexOf('=')
    return [pair.slice(0, Math.max(at, 0)).trim(), pair.slice(at + 1).trim()] as const
  })
  return Object.fromEntries(pairs.filter(([name]) => name !== '').toReversed())
}

interface Cookie {
  readonly name: `__Host-${string}`
  readonly value: string
  /** Strict: never sent on the way from another site, not even by a link. */
  readonly sameSite: 'Strict' | 'Lax'
  /** Seconds; 0 removes it. */
  readonly maxAge: number
}

/** A cookie for this host alone, over https (or this machine), out of reach of scripts. */
export const hostCookie = ({ name, value, sameSite, maxAge }: Cookie): string =>
  `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=${sameSite}; Max-Age=${maxAge}`
