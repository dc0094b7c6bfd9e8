import type { Access } from '../../store/access.js'
import type { StoredAccount } from '../../store/accounts.js'
import type { Link } from '../contract/administration.js'
import type { LinkState } from '../contract/session.js'
import { hashToken, newToken } from './secret-token.js'

const HOUR = 60 * 60_000
/** Milliseconds for which a link is good. */
const LASTS = { setup: 24 * HOUR, invitation: 7 * 24 * HOUR, reset: 24 * HOUR } as const

export interface Links {
  /** The address that makes the first account, in the place of any before; null where there is an account. */
  setUp(origin: string): Promise<string | null>
  /** For an account of somebody else: an invitation where it has no way in yet, else a reset. */
  issue(account: StoredAccount, options: IssueOptions): Promise<Link>
  state(token: string): Promise<LinkState>
}

export interface IssueOptions {
  readonly origin: string
  /** Who does it, as the audit says. */
  readonly who: string
  /** Redeeming it removes the second factor too: the person has lost it. */
  readonly endsSecondFactor: boolean
}

/** What stands after # reaches no server and no log. */
const address = (origin: string, token: string): string => `${origin}/desk/link#${token}`

export function createLinks({ accounts, links }: Pick<Access, 'accounts' | 'links'>, now: () => Date): Links {
  const after = (ms: number) => new Date(now().getTime() + ms)
  return {
    async setUp(origin) {
      const token = newToken()
      const made = await links.setUp(hashToken(token), after(LASTS.setup))
      return made ? address(origin, token) : null
    },
    async issue(account, { origin, who, endsSecondFactor }) {
      const token = newToken()
      const kind = account.passwordHash === null && !account.connected ? 'invitation' : 'reset'
      const expiresAt = after(LASTS[kind])
      const link = { tokenHash: hashToken(token), account: account.id, endsSecondFactor, expiresAt }
      await links.issue(link, account, { who, at: now() })
      return { url: address(origin, token), expiresAt: expiresAt.toISOString() }
    },
    async state(token) {
      const link = await links.find(hashToken(token), now())
      if (!link) return { kind: 'invalid' }
      if (link.kind === 'setup' || link.account === null) return { kind: 'setup' }
      const account = await accounts.byId(link.account)
      return account ? { kind: link.kind, name: account.name, username: account.username } : { kind: 'invalid' }
    },
  }
}
