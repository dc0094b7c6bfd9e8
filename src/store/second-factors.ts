import { dropSecondFactor } from './account-links.js'
import { endSessions } from './accounts.js'
import { writeAudit } from './audit.js'
import type { Engine, Write } from './engine.js'

type By = { readonly who: string; readonly at: Date }

export interface Confirmation {
  /** The secret that was offered, sealed. */
  readonly secret: string
  /** Of the code that confirmed it. */
  readonly step: number
  readonly codeHashes: readonly string[]
  /** The session that stays. */
  readonly keep: string
}

export type SecondFactors = ReturnType<typeof createSecondFactors>

export const createSecondFactors = ({ write }: Engine) => ({
  /** Keeps a sealed secret until a code shows that the person has it; false where a second factor is on already. */
  async offer(account: string, secret: string): Promise<boolean> {
    const set = { totp_offered: secret }
    const { numUpdatedRows } = await write((tx) =>
      tx.updateTable('accounts').set(set).where('id', '=', account).where('totp_secret', 'is', null).executeTakeFirst(),
    )
    return numUpdatedRows > 0n
  },
  confirm: confirm(write),

  /** The same secret under another seal; nothing where it was changed meanwhile. */
  reseal: (account: string, from: string, to: string): Promise<void> =>
    write(async (tx) => {
      for (const column of ['totp_secret', 'totp_offered'] as const)
        await tx
          .updateTable('accounts')
          .set({ [column]: to })
          .where('id', '=', account)
          .where(column, '=', from)
          .execute()
    }),
  end: (account: string, by: By): Promise<void> =>
    write(async (tx) => {
      await dropSecondFactor(tx, account)
      await writeAudit(tx, { ...by, what: 'second-factor.off', subject: account })
    }),

  /** Takes the code of a time step once; false where this step or a later one was taken before. */
  async useStep(account: string, step: number): Promise<boolean> {
    const set = { totp_step: step }
    const { numUpdatedRows } = await write((tx) =>
      tx.updateTable('accounts').set(set).where('id', '=', account).where('totp_step', '<', step).executeTakeFirst(),
    )
    return numUpdatedRows > 0n
  },
  useRecoveryCode: useRecoveryCode(write),
})

/** Turns the offered secret on; every session ends but the one kept. False where it is not the one offered last. */
const confirm =
  (write: Write) =>
  (account: string, { secret, step, codeHashes, keep }: Confirmation, by: By): Promise<boolean> =>
    write(async (tx) => {
      const { numUpdatedRows } = await tx
        .updateTable('accounts')
        .set({ totp_secret: secret, totp_offered: null, totp_step: step })
        .where('id', '=', account)
        .where('totp_offered', '=', secret)
        .executeTakeFirst()
      if (numUpdatedRows === 0n) return false
      await tx.deleteFrom('recovery_codes').where('account', '=', account).execute()
      const codes = codeHashes.map((hash) => ({ account, code_hash: hash }))
      await tx.insertInto('recovery_codes').values(codes).execute()
      await endSessions(tx, account, keep)
      await writeAudit(tx, { ...by, what: 'second-factor.on', subject: account })
      return true
    })

/** Uses a recovery code up; false where there is no such code. */
const useRecoveryCode =
  (write: Write) =>
  (account: string, codeHash: string, by: By): Promise<boolean> =>
    write(async (tx) => {
      const { numDeletedRows } = await tx
        .deleteFrom('recovery_codes')
        .where('account', '=', account)
        .where('code_hash', '=', codeHash)
        .executeTakeFirst()
      if (numDeletedRows === 0n) return false
      await writeAudit(tx, { ...by, what: 'second-factor.recovery-code-used', subject: account })
      return true
    })
