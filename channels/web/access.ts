import type { HttpResponse, RequestHead } from '../channel.js'
import { NOT_YOURS, tooMany } from './answers.js'
import type { Limits, TokenClaims, Tokens } from './ports.js'

export type Admission =
  | { readonly kind: 'admitted'; readonly claims: TokenClaims }
  | { readonly kind: 'refused'; readonly response: HttpResponse }

const refused = (response: HttpResponse): Admission => ({ kind: 'refused', response })

/** What a token is shown for. */
export type Use = 'conversation' | 'file' | 'way-back'

export interface AccessDeps {
  readonly tokens: Tokens
  readonly limits: Limits
}

/** The one place that decides who a visitor is and what they may touch. */
export interface Access {
  /**
   * The visitor behind the request's token. `conversation` is the one that the path names, null where it names none. A
   * file may also be opened with a stream token in `t`, because an image on a page can send no header; the way back into a
   * conversation also with a token that has lately expired.
   */
  identify(head: RequestHead, conversation: string | null, use?: Use): Promise<Admission>
  /** The refusal if this rule's allowance is used up. */
  overLimit(rule: Parameters<Limits['consume']>[0], key: string): Promise<HttpResponse | null>
}

export function createAccess({ tokens, limits }: AccessDeps): Access {
  const read = async (head: RequestHead, use: Use): Promise<TokenClaims | null> => {
    if (use === 'way-back') return tokens.verifyLapsed(bearer(head))
    const ticket = use === 'file' ? head.query.get('t') : null
    return ticket === null ? tokens.verify(bearer(head), 'conversation') : tokens.verify(ticket, 'stream')
  }
  return {
    async identify(head, conversation, use = 'conversation') {
      const claims = await read(head, use)
      if (!claims || (conversation !== null && conversation !== claims.conversation)) return refused(NOT_YOURS)
      if (!fits(head.headers['origin'], claims)) return refused(NOT_YOURS)
      return { kind: 'admitted', claims }
    },
    async overLimit(rule, key) {
      const verdict = await limits.consume(rule, key)
      return verdict.allowed ? null : tooMany(verdict.retryAfter)
    },
  }
}

export const bearer = (head: RequestHead): string =>
  /^Bearer (\S+)$/i.exec(head.headers['authorization'] ?? '')?.[1] ?? ''

/** A token works only from the page it was made for. Requests that are no page's own, such as a GET, name no origin. */
const fits = (origin: string | undefined, claims: TokenClaims): boolean =>
  claims.origin === null || origin === undefined || origin.toLowerCase() === claims.origin
