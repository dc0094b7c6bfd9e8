import type { LiveNews, LiveWord } from './contract/inbox.js'
import type { SignedIn } from './person.js'

/** One page that is connected to /desk/live. */
export interface LiveVisit extends SignedIn {
  /** Dropped where the socket is closed; a page that cannot keep up is cut off and reads what it missed. */
  send(news: LiveNews): void
}

/** What a visit may do, and that it is over. */
export interface LiveGuest {
  /** `active` has already counted for the session when it comes here. Must not throw. */
  word(word: LiveWord): void
  leave(): void
}

/** Who is told what, in this process. Called once a page is admitted. */
export interface LiveHub {
  enter(visit: LiveVisit): LiveGuest
}
