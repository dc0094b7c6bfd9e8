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
import { createSecondFactor } from './second-factor.js'
import { sessionRoutes } from './session-routes.js'
import { createSessions } from './sessions.js'
import { createSignIn } from './sign-in.js'
import type { AtWork } from './signed-in.js'

export interface AuthOptions {
  readonly access: Access
  readonly atWork: AtWork
  /** Null: people sign in with passwords alone. */
  readonly provider: ProviderSettings | null
  readonly now: () => Date
  readonly hashCost?: HashCost
}

/** Who may come in. */
export interface Auth {
  readonly doorkeeper: Doorkeeper
  readonly routes: readonly Route[]
  /** The address that makes the first account; null where there is one. A new one each time: the one before is void. */
  setUpLink(origin: string): Promise<string | null>
}

export async function createAuth({ access, atWork, provider, now, hashCost }: AuthOptions): Promise<Auth> {
  const passwords = await createPasswords(hashCost)
  const secondFactor = createSecondFactor(access, now)
  const sessions = createSessions(access, now)
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
    now,
  }
  return {
    doorkeeper: sessions,
    routes: [sessionRoutes, passwordRoutes, linkRoutes, accountRoutes, providerRoutes].flatMap((rows) => rows(deps)),
    setUpLink: (origin) => links.setUp(origin),
  }
}
