import type { StoredAccount } from '../../store/accounts.js'
import type { Config } from '../../config.js'
import { isOnlyHere } from '../../simulators.js'
import type { Role } from '../contract/session.js'
import { ADMINISTRATORS, EVERYONE } from '../route.js'

/** Whether somebody has to set up a second factor before anything else. */
export type OwesSecondFactor = (
  account: Pick<StoredAccount, 'role' | 'passwordHash'> & {
    readonly secondFactor: Pick<StoredAccount['secondFactor'], 'secret'>
  },
) => boolean

type Rule = Pick<Config, 'SECOND_FACTOR' | 'HOST' | 'PUBLIC_URL'>

/** Left to itself it asks administrators for one as soon as other machines reach the service. */
export function secondFactorRule(config: Rule): OwesSecondFactor {
  const asked = rolesAsked(config)
  // Who has no password signs in at the provider, whose matter a second factor is then.
  return ({ role, passwordHash, secondFactor }) =>
    asked.includes(role) && passwordHash !== null && secondFactor.secret === null
}

function rolesAsked(config: Rule): readonly Role[] {
  switch (config.SECOND_FACTOR) {
    case 'auto':
      return isOnlyHere(config) ? [] : ADMINISTRATORS
    case 'administrators':
      return ADMINISTRATORS
    case 'everybody':
      return EVERYONE
    case 'off':
      return []
  }
}
