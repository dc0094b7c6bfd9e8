import { writeAudit } from './audit.js'
import type { Engine } from './engine.js'

/** Somebody went to the provider and will come back with `state`. */
export interface ProviderVisit {
  readonly stateHash: string
  readonly verifier: string
  readonly nonce: string
  /** Whose account is connected on return; null: somebody signs in, or redeems a link. */
  readonly account: string | null
  readonly linkHash: string | null
  readonly expiresAt: Date
}

export interface Identity {
  readonly issuer: string
  readonly subject: string
}

export type ProviderVisits = ReturnType<typeof createProviderVisits>

export function createProviderVisits({ db, write }: Engine) {
  return {
    begin: (visit: ProviderVisit, now: Date): Promise<void> =>
      write(async (tx) => {
        await tx.deleteFrom('provider_visits').where('expires_at', '<=', now.getTime()).execute()
        await tx
          .insertInto('provider_visits')
          .values({
            state_hash: visit.stateHash,
            verifier: visit.verifier,
            nonce: visit.nonce,
            account: visit.account,
            link_hash: visit.linkHash,
            expires_at: visit.expiresAt.getTime(),
          })
          .execute()
      }),

    /** Takes the visit out: nobody returns twice from one. */
    end: (stateHash: string, now: Date): Promise<ProviderVisit | null> =>
      write(async (tx) => {
        const [row] = await tx
          .deleteFrom('provider_visits')
          .where('state_hash', '=', stateHash)
          .returningAll()
          .execute()
        if (!row || row.expires_at <= now.getTime()) return null
        const { verifier, nonce, account } = row
        return { stateHash, verifier, nonce, account, linkHash: row.link_hash, expiresAt: new Date(row.expires_at) }
      }),

    async accountOf({ issuer, subject }: Identity): Promise<string | null> {
      const row = await db
        .selectFrom('account_identities')
        .select('account')
        .where('issuer', '=', issuer)
        .where('subject', '=', subject)
        .executeTakeFirst()
      return row?.account ?? null
    },

    /** Connects an account with who the provider says it is; false where that is somebody else's already. */
    connect: (account: string, identity: Identity, at: Date): Promise<boolean> =>
      write(async (tx) => {
        const { numInsertedOrUpdatedRows } = await tx
          .insertInto('account_identities')
          .values({ issuer: identity.issuer, subject: identity.subject, account })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst()
        if (!numInsertedOrUpdatedRows) return false
        await writeAudit(tx, { who: account, what: 'account.connected', subject: account, at })
        return true
      }),
  }
}
