import { createSecretKey } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import { LANGUAGES } from '../../knowledge/language/language.js'
import type { TokenClaims, Tokens } from './ports.js'

type Use = 'conversation' | 'stream'

/** Seconds a token is good for. A stream token opens one socket or file right after it was handed out. */
const LIFE: Readonly<Record<Use, number>> = { conversation: 30 * 60, stream: 60 }
/** Seconds that clocks may differ. */
const LEEWAY = 60
const ISSUER = 'nafidha'
/** Seconds after its expiry in which a token still leads back: a page that slept over night finds its conversation. */
const WAY_BACK = 24 * 60 * 60
const CACHED = 10_000

/** `user` is the claim by which Direct Line clients learn who they are. */
const payload = z
  .object({
    conv: z.string(),
    user: z.string(),
    origin: z.string().nullable(),
    lang: z.enum(LANGUAGES),
    exp: z.number(),
  })
  .transform(({ conv, user, origin, lang, exp }) => ({
    claims: { conversation: conv, user, origin, language: lang },
    exp,
  }))
type Verified = { readonly claims: TokenClaims; readonly exp: number }

export interface TokensDeps {
  /** At least one, each of at least 32 characters. The first signs; all are accepted, so that one can replace another. */
  readonly secrets: readonly string[]
  readonly now: () => Date
}

/** Signed tokens (JWT, HS256) that need no store: any process can check what another has issued. */
export function createTokens({ secrets, now }: TokensDeps): Tokens {
  const keys = secrets.map((secret) => createSecretKey(Buffer.from(secret)))
  const [signing] = keys
  if (!signing) throw new Error('createTokens needs at least one secret')
  const seconds = () => Math.floor(now().getTime() / 1000)
  const known = createCache<Verified>(CACHED)

  const check = async (token: string, use: Use, grace: number): Promise<Verified | null> => {
    for (const key of keys) {
      const options = {
        issuer: ISSUER,
        audience: use,
        algorithms: ['HS256'],
        clockTolerance: grace,
        currentDate: now(),
      }
      const verified = await jwtVerify(token, key, options).catch(() => null)
      if (verified) return payload.safeParse(verified.payload).data ?? null
    }
    return null
  }

  const read = async (token: string, use: Use, grace: number): Promise<TokenClaims | null> => {
    const cached = known.get(`${use} ${token}`)
    const verified = cached ?? (await check(token, use, grace))
    if (!verified || verified.exp + grace <= seconds()) return null
    if (!cached) known.set(`${use} ${token}`, verified)
    return verified.claims
  }

  return {
    async issue({ conversation, user, origin, language }, use) {
      const token = await new SignJWT({ conv: conversation, user, origin, lang: language })
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setIssuer(ISSUER)
        .setAudience(use)
        .setIssuedAt(seconds())
        .setExpirationTime(seconds() + LIFE[use])
        .sign(signing)
      return { token, expiresIn: LIFE[use] }
    },
    verify: (token, use) => read(token, use, LEEWAY),
    verifyLapsed: (token) => read(token, 'conversation', LEEWAY + WAY_BACK),
  }
}

/** The most recently used, up to a number: a visitor's token is checked once, not with each message. */
function createCache<T>(size: number): { get(key: string): T | undefined; set(key: string, value: T): void } {
  const entries = new Map<string, T>()
  const set = (key: string, value: T) => {
    entries.delete(key)
    entries.set(key, value)
    const [oldest] = entries.keys()
    if (entries.size > size && oldest !== undefined) entries.delete(oldest)
  }
  return {
    set,
    get(key) {
      const value = entries.get(key)
      if (value !== undefined) set(key, value)
      return value
    },
  }
}
