import type { Logger } from 'pino'
import type { Access } from '../../store/access.js'
import type { Doorkeeper } from '../door.js'
import type { Route } from '../route.js'
import { accountRoutes } from './account-routes.js'
import type { AuthDeps } from './auth-deps.js'
import { linkRoutes } from './link-routes.js'
import { createLinks } from './links.js'
import { passwordRoutes } from './password-routes.js'
import { createPasswords, type HashCost } from './passwords.js'
import { createProvider, type ProviderSettings } from './provider.js'
import { providerRoutes } from './provider-routes.js'
import { createSealing } from './sealing.js'
import { createSecondFactor } from './second-factor.js'
import type { OwesSecondFactor } from './second-factor-rule.js'
import { sessionRoutes } from './session-routes.js'
import { createSessions } from './sessions.js'
import { createSignIn } from './sign-in.js'
import type { AtWork } from './signed-in.js'

export interface AuthOptions {
  readonly access: Access
  readonly atWork: AtWork
  /** Null: people sign in with passwords alone. */
  readonly provider: ProviderSettings | null
  readonly owes: OwesSecondFactor
  /** What the secrets of second factors are sealed with: the first seals, all open. */
  readonly secrets: readonly [string, ...string[]]
  readonly now: () => Date
  readonly log: Logger
  readonly hashCost?: HashCost
}

/** Who may come in. */
export interface Auth {
  readonly doorkeeper: Doorkeeper
  readonly routes: readonly Route[]
  /** The address that makes the first account; null where there is one. A new one each time: the one before is void. */
  setUpLink(origin: string): Promise<string | null>
}

export async function createAuth(options: AuthOptions): Promise<Auth> {
  const { access, atWork, provider, owes, now } = options
  const passwords = await createPasswords(options.hashCost)
  const secondFactor = createSecondFactor({ access, sealing: createSealing(options.secrets), now })
  const closed = await secondFactor.renew()
  if (closed.length > 0)
    options.log.warn(
      { accounts: closed },
      'second factors cannot be opened: the key they were sealed with is not in DESK_SECRETS or TOKEN_SECRETS',
    )
  const sessions = createSessions(access, { owes, now })
  const links = createLinks(access, now)
  const deps: AuthDeps = {
    access,
    passwords,
    secondFactor,
    sessions,
    links,
    signIn: createSignIn({ access, passwords, secondFactor, now }),
    provider: provider && createProvider(provider),
    atWork,
    owes,
    now,
  }
  return {
    doorkeeper: sessions,
    routes: [sessionRoutes, passwordRoutes, linkRoutes, accountRoutes, providerRoutes].flatMap((rows) => rows(deps)),
    setUpLink: (origin) => links.setUp(origin),
  }
}
