import type { Access } from '../../store/access.js'
import type { StoredSession } from '../../store/desk-sessions.js'
import { hostCookie } from '../cookies.js'
import type { Doorkeeper } from '../door.js'
import type { Source } from '../route.js'
import { toPerson } from './account-words.js'
import type { OwesSecondFactor } from './second-factor-rule.js'
import { hashToken, newId, newToken } from './secret-token.js'

const COOKIE = '__Host-nafidha-desk'
/** Milliseconds: without doing anything, and in all. */
const IDLE = 30 * 60_000
const ABSOLUTE = 12 * 60 * 60_000
/** Milliseconds between two notes of somebody's doing something. */
const NOTE_EVERY = 60_000
/** Characters of a browser's own name that are kept. */
const BROWSER = 200

export interface Begun {
  readonly session: string
  /** The Set-Cookie value that carries it. */
  readonly cookie: string
  readonly expiresAt: Date
}

export interface Sessions extends Doorkeeper {
  /** A new session, under a new token, whatever cookie the browser had. */
  begin(account: string, source: Source): Promise<Begun>
  /** The session goes on under a new token; returns the Set-Cookie value. */
  rotate(session: string): Promise<string>
  expiresAt(session: string, account: string): Promise<Date | null>
  of(account: string): Promise<readonly StoredSession[]>
  end(session: string, account: string): Promise<void>
  /** Ends every other session of the account. */
  endOthers(account: string, keep: string): Promise<void>
}

/** The Set-Cookie value that takes a session's cookie away. */
export const NO_SESSION = hostCookie({ name: COOKIE, value: '', sameSite: 'Strict', maxAge: 0 })

const sessionCookie = (token: string) =>
  hostCookie({ name: COOKIE, value: token, sameSite: 'Strict', maxAge: ABSOLUTE / 1000 })

export interface SessionsDeps {
  readonly owes: OwesSecondFactor
  readonly now: () => Date
}

/** Sessions live in the store; the browser holds a random token, the store its hash. */
export function createSessions({ sessions }: Pick<Access, 'sessions'>, { owes, now }: SessionsDeps): Sessions {
  const alive = () => ({ seen: ago(now, IDLE), started: ago(now, ABSOLUTE) })
  const notes = createNotes(now)
  return {
    async identify(cookies) {
      const token = cookies[COOKIE]
      if (!token) return null
      const known = await sessions.find(hashToken(token), alive())
      return known && { person: toPerson(known.account, owes), session: known.session.id }
    },
    async touch(session) {
      if (notes.isDue(session)) await sessions.touch(session, now())
    },
    async ended(ids) {
      const living = await sessions.living(ids, alive())
      return ids.filter((id) => !living.has(id))
    },
    async begin(account, { address, browser, cookies }) {
      const token = newToken()
      const at = now()
      const before = cookies[COOKIE]
      const session = { tokenHash: hashToken(token), id: newId(), account, address, at }
      await sessions.start(
        { ...session, browser: browser.slice(0, BROWSER) },
        { replaces: before ? hashToken(before) : null, alive: alive() },
      )
      return { session: session.id, cookie: sessionCookie(token), expiresAt: new Date(at.getTime() + IDLE) }
    },
    async rotate(session) {
      const token = newToken()
      await sessions.rotate(session, hashToken(token))
      return sessionCookie(token)
    },
    async expiresAt(session, account) {
      const found = (await sessions.of(account, alive())).find(({ id }) => id === session)
      if (!found) return null
      return new Date(Math.min(found.seenAt.getTime() + IDLE, found.startedAt.getTime() + ABSOLUTE))
    },
    of: (account) => sessions.of(account, alive()),
    end: (session, account) => sessions.end(session, { who: account, at: now() }),
    endOthers: (account, keep) => sessions.endOthers(account, keep, { who: account, at: now() }),
  }
}

const ago = (now: () => Date, ms: number): Date => new Date(now().getTime() - ms)

/** Who did something a moment ago need not be written down again. */
function createNotes(now: () => Date) {
  const noted = new Map<string, number>()
  return {
    isDue(session: string): boolean {
      const at = now().getTime()
      if (at - (noted.get(session) ?? -Infinity) < NOTE_EVERY) return false
      for (const [other, then] of noted) if (at - then >= NOTE_EVERY) noted.delete(other)
      noted.set(session, at)
      return true
    },
  }
}
