import type { Access } from '../../store/access.js'
import type { StoredAccount } from '../../store/accounts.js'
import { hashToken } from './secret-token.js'
import { newRecoveryCodes, newSecret, offerOf, plainCode, stepOf } from './time-codes.js'
import type { SecondFactorOffer } from '../contract/session.js'

export interface SecondFactor {
  /** Takes a code of the app or a recovery code, each once. */
  accepts(account: StoredAccount, typed: string): Promise<boolean>
  /** Null where one is on already. */
  offer(account: Pick<StoredAccount, 'id' | 'username'>): Promise<SecondFactorOffer | null>
  /** The recovery codes, this once; null for a wrong code or where nothing was offered. */
  confirm(account: StoredAccount, typed: string, keep: string): Promise<readonly string[] | null>
}

export function createSecondFactor({ secondFactors }: Pick<Access, 'secondFactors'>, now: () => Date): SecondFactor {
  return {
    async accepts({ id, secondFactor: { secret } }, typed) {
      const code = plainCode(typed)
      const step = secret === null ? null : stepOf(secret, code, now())
      return step === null
        ? secondFactors.useRecoveryCode(id, hashToken(code), { who: id, at: now() })
        : secondFactors.useStep(id, step)
    },
    async offer({ id, username }) {
      const secret = newSecret()
      return (await secondFactors.offer(id, secret)) ? offerOf(secret, username) : null
    },
    async confirm({ id, secondFactor: { offered } }, typed, keep) {
      const step = offered === null ? null : stepOf(offered, plainCode(typed), now())
      if (offered === null || step === null) return null
      const codes = newRecoveryCodes()
      const codeHashes = codes.map((code) => hashToken(plainCode(code)))
      const confirmation = { secret: offered, step, codeHashes, keep }
      return (await secondFactors.confirm(id, confirmation, { who: id, at: now() })) ? codes : null
    },
  }
}
