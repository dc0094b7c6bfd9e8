import { randomBytes } from 'node:crypto'
import type { Language } from '../../knowledge/language/language.js'
import type { RequestHead } from '../channel.js'
import type { Origins } from './origins.js'
import { streamPath } from './paths.js'
import type { TokenClaims, Tokens } from './ports.js'

/** Random, so that no id tells another: 128 bits. */
export const randomId = (): string => randomBytes(16).toString('base64url')

/** Direct Line's Conversation object, as its clients read it. */
export interface Session {
  readonly conversationId: string
  readonly token: string
  readonly expires_in: number
  readonly streamUrl?: string
  readonly referenceGrammarId?: string
}

export interface Sessions {
  /** A token alone: what `tokens/generate` and `tokens/refresh` give. */
  withToken(claims: TokenClaims): Promise<Session>
  /** Token and stream, which sends everything after `watermark`. */
  withStream(claims: TokenClaims, head: RequestHead, watermark: number): Promise<Session>
}

export function createSessions({ tokens, origins }: { tokens: Tokens; origins: Origins }): Sessions {
  const withToken = async (claims: TokenClaims): Promise<Session> => {
    const { token, expiresIn } = await tokens.issue(claims, 'conversation')
    return { conversationId: claims.conversation, token, expires_in: expiresIn }
  }
  return {
    withToken,
    async withStream(claims, head, watermark) {
      const [session, ticket] = await Promise.all([withToken(claims), tokens.issue(claims, 'stream')])
      const own = origins.own(head.headers).replace(/^http/, 'ws')
      const streamUrl = `${own}${streamPath(claims.conversation)}?watermark=${watermark}&t=${ticket.token}`
      return { ...session, streamUrl, referenceGrammarId: claims.conversation }
    },
  }
}

/** Arabic, unless the client asks for English. */
export const languageOf = (locale: unknown, fallback: Language = 'ar'): Language =>
  typeof locale === 'string' && locale ? (/^en\b/i.test(locale) ? 'en' : 'ar') : fallback

/** The sequence number in `?watermark=`; 0, which is everything, where there is none; null where no line has such a number. */
export function readWatermark(head: RequestHead): number | null {
  const given = head.query.get('watermark') ?? ''
  return /^\d{0,9}$/.test(given) ? Number(given) : null
}
