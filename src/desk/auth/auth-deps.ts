import type { Access } from '../../store/access.js'
import type { Links } from './links.js'
import type { Passwords } from './passwords.js'
import type { Provider } from './provider.js'
import type { SecondFactor } from './second-factor.js'
import type { SigningIn } from './sign-in.js'
import type { SignedInDeps } from './signed-in.js'

/** What the routes of signing in and of accounts are made of. */
export interface AuthDeps extends SignedInDeps {
  readonly access: Access
  readonly passwords: Passwords
  readonly secondFactor: SecondFactor
  readonly signIn: SigningIn
  readonly links: Links
  /** Null: none is configured. */
  readonly provider: Provider | null
  readonly now: () => Date
}
