import type { Kysely } from 'kysely'
import { endSessions, hasAccounts, insertAccount, type NewAccount, type StoredAccount } from './accounts.js'
import { writeAudit } from './audit.js'
import type { Engine } from './engine.js'
import type { Database } from './schema.js'

export interface NewLink {
  readonly tokenHash: string
  readonly account: string
  /** Redeeming it removes the second factor too. */
  readonly endsSecondFactor: boolean
  readonly expiresAt: Date
}

export interface StoredLink {
  readonly kind: 'setup' | 'invitation' | 'reset'
  /** Null: set-up. */
  readonly account: string | null
}

/** How a link becomes a way in: the first account, or a password for one that is there. */
export type Redemption =
  | { readonly kind: 'first'; readonly account: NewAccount; readonly passwordHash: string }
  | { readonly kind: 'password'; readonly passwordHash: string }
  /** The provider vouches for the person; no password is needed. */
  | { readonly kind: 'identity'; readonly issuer: string; readonly subject: string }

export type Redeemed = { readonly kind: 'redeemed'; readonly account: string } | { readonly kind: 'invalid' }

type By = { readonly who: string; readonly at: Date }

export type AccountLinks = ReturnType<typeof createAccountLinks>

export function createAccountLinks({ db, write }: Engine) {
  return {
    /** The one set-up link, in the place of any before; false where somebody has an account already. */
    setUp: (tokenHash: string, expiresAt: Date): Promise<boolean> =>
      write(async (tx) => {
        if (await hasAccounts(tx)) return false
        await tx.deleteFrom('account_links').where('kind', '=', 'setup').execute()
        const row = { token_hash: tokenHash, kind: 'setup', account: null, ends_second_factor: 0 } as const
        await tx
          .insertInto('account_links')
          .values({ ...row, expires_at: expiresAt.getTime() })
          .execute()
        return true
      }),

    /** A link for an account, in the place of any before: an invitation where it has no way in yet, else a reset. */
    issue: (link: NewLink, account: Pick<StoredAccount, 'passwordHash' | 'connected'>, by: By): Promise<void> =>
      write(async (tx) => {
        const kind = account.passwordHash === null && !account.connected ? 'invitation' : 'reset'
        await tx.deleteFrom('account_links').where('account', '=', link.account).execute()
        await tx
          .insertInto('account_links')
          .values({
            token_hash: link.tokenHash,
            kind,
            account: link.account,
            ends_second_factor: link.endsSecondFactor ? 1 : 0,
            expires_at: link.expiresAt.getTime(),
          })
          .execute()
        if (kind === 'reset') await endSessions(tx, link.account)
        await writeAudit(tx, { ...by, what: `account.${kind}-link-made`, subject: link.account })
      }),

    find: (tokenHash: string, now: Date): Promise<StoredLink | null> => findLink(db, tokenHash, now),

    /** Uses the link up. `invalid`: unknown, used or expired, its account locked, or not of this kind. */
    redeem: (tokenHash: string, redemption: Redemption, at: Date): Promise<Redeemed> =>
      write(async (tx) => {
        const link = await findLink(tx, tokenHash, at)
        if (!link || (link.account === null) !== (redemption.kind === 'first')) return { kind: 'invalid' }
        if (redemption.kind === 'first' && (await hasAccounts(tx))) return { kind: 'invalid' }
        const account = redemption.kind === 'first' ? redemption.account.id : (link.account ?? '')
        const [used] = await tx
          .deleteFrom('account_links')
          .where('token_hash', '=', tokenHash)
          .returning('kind')
          .execute()
        if (!used) return { kind: 'invalid' }
        await open(tx, { account, redemption, at, endsSecondFactor: link.endsSecondFactor })
        await endSessions(tx, account)
        await writeAudit(tx, { who: account, what: `account.${link.kind}-redeemed`, subject: account, at })
        return { kind: 'redeemed', account }
      }),
  }
}

interface Opening {
  readonly account: string
  readonly redemption: Redemption
  readonly at: Date
  readonly endsSecondFactor: boolean
}

async function open(tx: Kysely<Database>, { account, redemption, at, endsSecondFactor }: Opening): Promise<void> {
  if (redemption.kind === 'first') await insertAccount(tx, redemption.account, at)
  if (redemption.kind === 'identity') {
    const { issuer, subject } = redemption
    await tx.insertInto('account_identities').values({ issuer, subject, account }).execute()
  } else {
    const set = { password_hash: redemption.passwordHash }
    await tx.updateTable('accounts').set(set).where('id', '=', account).execute()
  }
  if (endsSecondFactor) await dropSecondFactor(tx, account)
}

export async function dropSecondFactor(tx: Kysely<Database>, account: string): Promise<void> {
  await tx.updateTable('accounts').set({ totp_secret: null, totp_offered: null }).where('id', '=', account).execute()
  await tx.deleteFrom('recovery_codes').where('account', '=', account).execute()
}

async function findLink(
  db: Kysely<Database>,
  tokenHash: string,
  now: Date,
): Promise<(StoredLink & { readonly endsSecondFactor: boolean }) | null> {
  const row = await db
    .selectFrom('account_links')
    .leftJoin('accounts', 'accounts.id', 'account_links.account')
    .select(['account_links.kind', 'account_links.account', 'account_links.ends_second_factor', 'accounts.locked'])
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now.getTime())
    .executeTakeFirst()
  if (!row || row.locked === 1) return null
  return { kind: row.kind, account: row.account, endsSecondFactor: row.ends_second_factor === 1 }
}
