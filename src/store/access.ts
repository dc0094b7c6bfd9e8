import { createAccountLinks, type AccountLinks } from './account-links.js'
import { createAccounts, type Accounts } from './accounts.js'
import { createDeskSessions, type DeskSessions } from './desk-sessions.js'
import type { Engine } from './engine.js'
import { createProviderVisits, type ProviderVisits } from './provider-visits.js'
import { createSecondFactors, type SecondFactors } from './second-factors.js'
import { createSignInTries, type SignInTries } from './sign-in-tries.js'

/** Who may come to the desk, and how they get in. */
export interface Access {
  readonly accounts: Accounts
  readonly links: AccountLinks
  readonly sessions: DeskSessions
  readonly secondFactors: SecondFactors
  readonly tries: SignInTries
  readonly visits: ProviderVisits
}

export const createAccess = (engine: Engine): Access => ({
  accounts: createAccounts(engine),
  links: createAccountLinks(engine),
  sessions: createDeskSessions(engine),
  secondFactors: createSecondFactors(engine),
  tries: createSignInTries(engine),
  visits: createProviderVisits(engine),
})
