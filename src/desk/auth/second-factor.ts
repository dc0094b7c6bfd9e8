import type { Access } from '../../store/access.js'
import type { StoredAccount } from '../../store/accounts.js'
import type { Sealing } from './sealing.js'
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
  /**
   * Seals anew what was kept before there was sealing, or under a key that is being replaced. Gives the accounts whose
   * secret no key opens: they come in by a recovery code or a reset.
   */
  renew(): Promise<readonly string[]>
}

export interface SecondFactorDeps {
  readonly access: Pick<Access, 'accounts' | 'secondFactors'>
  readonly sealing: Sealing
  readonly now: () => Date
}

export function createSecondFactor({ access, sealing, now }: SecondFactorDeps): SecondFactor {
  const { accounts, secondFactors } = access
  const opened = (sealed: string | null, owner: string) => (sealed === null ? null : sealing.open(sealed, owner))
  return {
    async accepts({ id, secondFactor: { secret: sealed } }, typed) {
      const code = plainCode(typed)
      const secret = opened(sealed, id)
      const step = secret === null ? null : stepOf(secret, code, now())
      return step === null
        ? secondFactors.useRecoveryCode(id, hashToken(code), { who: id, at: now() })
        : secondFactors.useStep(id, step)
    },
    async offer({ id, username }) {
      const secret = newSecret()
      return (await secondFactors.offer(id, sealing.seal(secret, id))) ? offerOf(secret, username) : null
    },
    async confirm({ id, secondFactor: { offered: sealed } }, typed, keep) {
      const offered = opened(sealed, id)
      const step = offered === null ? null : stepOf(offered, plainCode(typed), now())
      if (sealed === null || step === null) return null
      const codes = newRecoveryCodes()
      const codeHashes = codes.map((code) => hashToken(plainCode(code)))
      const confirmation = { secret: sealed, step, codeHashes, keep }
      return (await secondFactors.confirm(id, confirmation, { who: id, at: now() })) ? codes : null
    },
    async renew() {
      const closed: string[] = []
      for (const { id, secondFactor } of await accounts.all())
        for (const sealed of [secondFactor.secret, secondFactor.offered]) {
          if (sealed === null || sealing.isCurrent(sealed)) continue
          const secret = sealing.open(sealed, id)
          if (secret === null) closed.push(id)
          else await secondFactors.reseal(id, sealed, sealing.seal(secret, id))
        }
      return closed
    },
  }
}
