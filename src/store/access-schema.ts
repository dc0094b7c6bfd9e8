import type { Generated } from 'kysely'
import type { Role } from '../desk/contract/session.js'

/** The tables of who may come to the desk and of what they did there. Times and truths as in `schema.ts`. */
export interface AccessTables {
  accounts: AccountTable
  account_teams: AccountTeamTable
  account_identities: AccountIdentityTable
  account_links: AccountLinkTable
  recovery_codes: RecoveryCodeTable
  desk_sessions: DeskSessionTable
  sign_in_tries: SignInTriesTable
  provider_visits: ProviderVisitTable
  audit: AuditTable
  audit_head: AuditHeadTable
}

interface AccountTable {
  id: string
  /** Folded: two that look alike are one. */
  username: string
  name: string
  role: Role
  /** JSON: a list of `ar`, `en`. */
  languages: string
  capacity: number
  interface_language: Generated<'ar' | 'en'>
  /** Null: invited, or signs in by the provider alone. */
  password_hash: Generated<string | null>
  /** Secret of the second factor, base32; `totp_offered` waits to be confirmed. */
  totp_secret: Generated<string | null>
  totp_offered: Generated<string | null>
  /** The time step of the last code that was taken: no code is good twice. */
  totp_step: Generated<number>
  locked: Generated<number>
  created_at: number
  last_seen_at: Generated<number | null>
}

interface AccountTeamTable {
  team: string
  account: string
}

/** Who an OpenID Connect provider says somebody is. */
interface AccountIdentityTable {
  issuer: string
  subject: string
  account: string
}

interface AccountLinkTable {
  /** Of the token; the token itself is kept nowhere. */
  token_hash: string
  kind: 'setup' | 'invitation' | 'reset'
  /** Null: set-up, which makes the first account. */
  account: string | null
  /** 1: redeeming it removes the second factor too. */
  ends_second_factor: number
  expires_at: number
}

interface RecoveryCodeTable {
  account: string
  code_hash: string
}

interface DeskSessionTable {
  token_hash: string
  /** Names the session where its token must not be known. */
  id: string
  account: string
  started_at: number
  /** Rises when somebody does something. */
  seen_at: number
  address: string
  browser: string
}

/** Tries to sign in, by account and by address. */
interface SignInTriesTable {
  key: string
  tries: number
  since: number
  /** No try before this. */
  until: number
}

/** Somebody is at the provider's and will come back. */
interface ProviderVisitTable {
  state_hash: string
  verifier: string
  nonce: string
  /** Whose account is connected on return; null: somebody signs in. */
  account: string | null
  /** The invitation that is redeemed by it. */
  link_hash: string | null
  expires_at: number
}

/** Append-only: triggers refuse a change. */
interface AuditTable {
  seq: number
  at: number
  /** Id of an account, or a word in brackets: what acted without one. */
  who: string
  what: string
  /** An id or a reference; never a person's words, name or number. */
  subject: string
  why: string
  hash: string
}

/** The last row of the audit; its one row is what writers wait for. */
interface AuditHeadTable {
  id: number
  seq: number
  hash: string
}
