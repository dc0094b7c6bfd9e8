// The page: GET /desk and below it, except /desk/api, /desk/assets and /desk/live, is dist/desk/index.html with every
// `__CSP_NONCE__` in it replaced by the answer's nonce; dist/desk/assets holds names with a hash, good for ever.

/** What a person at the desk may do grows with the role; a curator tends answers and sees no citizen. */
export type Role = 'agent' | 'supervisor' | 'curator' | 'administrator'

export type PresenceState = 'online' | 'away' | 'offline'

/** PUT /desk/api/presence (answers with one's own Colleague). */
export interface Presence {
  readonly state: PresenceState
  /** In the agent's own words, shown to colleagues; only while away. */
  readonly reason: string | null
}

/** Somebody at the desk, as colleagues see them: GET /desk/api/colleagues answers with all. */
export interface Colleague {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly teams: readonly string[]
  readonly presence: Presence
  /** Cases held now, and how many may be assigned at most. */
  readonly load: number
  readonly capacity: number
}

/** Whoever is signed in. */
export interface Me extends Colleague {
  readonly username: string
  readonly languages: readonly ('ar' | 'en')[]
  readonly interfaceLanguage: 'ar' | 'en'
  /** Connected with the provider: may sign in there too. */
  readonly connected: boolean
  readonly secondFactor: boolean
  /** Nothing but setting one up is open until it is on. */
  readonly owesSecondFactor: boolean
}

/** PUT /desk/api/me: what one changes about oneself. */
export interface MyChoices {
  readonly interfaceLanguage: 'ar' | 'en'
}
/** PUT /desk/api/password: 204, and every other session ends; a wrong `current` is refused as `forbidden`. */
export interface ChangePassword {
  readonly current: string
  readonly password: string
}

/** GET /desk/api/session; DELETE signs out. Reading does not put `expiresAt` off; changing something, and `active`, does. */
export type SessionState =
  | {
      readonly kind: 'signed-in'
      readonly me: Me
      readonly expiresAt: string
      /** Name of the OpenID Connect provider, if one is configured. */
      readonly provider: string | null
    }
  | {
      readonly kind: 'signed-out'
      /** Nobody has an account yet: the set-up link printed at the first start makes the first. */
      readonly setup: boolean
      /**
       * Name of the OpenID Connect provider, if one is configured: GET /desk/api/oidc/start leads there, and back to /desk,
       * with ?refused=unknown (nobody's account) or ?refused=failed. POST with a ConnectProvider answers with the address;
       * whoever is signed in comes back to /desk/account.
       */
      readonly provider: string | null
    }

/** The account of an invitation or reset link, or (null) of whoever is signed in, is connected on the way back. */
export interface ConnectProvider {
  readonly token: string | null
}

/** POST /desk/api/session */
export interface SignIn {
  readonly username: string
  readonly password: string
  /** Six digits of the second factor, or a recovery code. */
  readonly code?: string
}

export type SignInOutcome =
  | { readonly kind: 'signed-in'; readonly me: Me; readonly expiresAt: string }
  | { readonly kind: 'code-needed' }
  /** The same answer, after the same time, whether the name or the password is wrong. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'wait'; readonly seconds: number }

/**
 * POST /desk/api/accounts/redeem: a set-up, invitation or reset link becomes an account with a password. Answers with a
 * SignInOutcome. Links lead to /desk/link#TOKEN: what stands after # reaches no log.
 */
export interface Redeem {
  readonly token: string
  readonly name: string
  readonly username: string
  readonly password: string
}

/** GET /desk/api/accounts/link?token=… says what a link is for before it is redeemed. */
export type LinkState =
  | { readonly kind: 'setup' }
  | { readonly kind: 'invitation' | 'reset'; readonly name: string; readonly username: string }
  | { readonly kind: 'invalid' }

/** POST /desk/api/second-factor: begins; PUT with a `{ code }` confirms; DELETE with the password ends it. */
export interface SecondFactorOffer {
  /** otpauth:// address, and the same as an SVG picture. */
  readonly address: string
  readonly picture: string
}
export interface EndSecondFactor {
  readonly password: string
}
export interface SecondFactorConfirmed {
  readonly recoveryCodes: readonly string[]
}

/** GET /desk/api/sessions: where one is signed in; DELETE ends all but this one. */
export interface OpenSession {
  readonly id: string
  readonly current: boolean
  readonly startedAt: string
  readonly lastSeenAt: string
  readonly address: string
  readonly browser: string
}

/** Every refusal of the desk's API, beside an HTTP status of 400 or more. `message` is for developers, `code` for the UI. */
export interface Refusal {
  readonly error: {
    readonly code:
      | 'bad-request'
      | 'signed-out'
      | 'forbidden'
      /** A second factor is to be set up first. */
      | 'second-factor'
      | 'not-found'
      | 'taken'
      | 'not-holder'
      | 'window-closed'
      | 'too-large'
      | 'conflict'
      | 'too-many'
      | 'failed'
    readonly message: string
    /** `taken`, `not-holder`: who holds it. */
    readonly by?: string
    readonly fields?: readonly { readonly name: string; readonly message: string }[]
  }
}
