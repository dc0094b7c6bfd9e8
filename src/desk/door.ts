import type { StandingOf } from './admission.js'
import type { LiveHub } from './live-hub.js'
import type { OwnOrigin } from './own-origin.js'
import type { SignedIn } from './person.js'
import type { Route } from './route.js'

/** Knows who a request's cookies belong to. */
export interface Doorkeeper {
  identify(cookies: Readonly<Record<string, string>>): Promise<SignedIn | null>
  /** Somebody did something: the idle limit counts from now. Reading alone does not count. */
  touch(session: string): Promise<void>
  /** Those of the sessions that are over. */
  ended(sessions: readonly string[]): Promise<readonly string[]>
}

/** All that `src/http` needs to open the desk. */
export interface Door {
  readonly routes: readonly Route[]
  readonly doorkeeper: Doorkeeper
  readonly standing: StandingOf
  readonly hub: LiveHub
  readonly ownOrigin: OwnOrigin
  /** Folder of the built page. */
  readonly pageDir: string
  /** Milliseconds between two looks at the sockets: does the page still answer, does the session still live? */
  readonly beats: { readonly page: number; readonly session: number }
}
