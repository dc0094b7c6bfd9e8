import type { Api, Opened, Session } from './api.js'
import type { Outcome } from './outcome.js'
import type { SavedSession } from './saved-session.js'
import type { Timers } from './timers.js'

export interface KeeperDeps {
  readonly api: Api
  readonly timers: Timers
  readonly saved: SavedSession
  /** The server will not open this conversation to us again. */
  readonly onLost: () => void
}

/** Our server numbers a conversation's activities from 1: reading after this reads them all. */
export const BEGINNING = '0'
/** Before half its life is over, a token is changed for another; milliseconds until that is tried again. */
const REFRESH_AGAIN = 60_000

/** Holds the conversation's session, keeps its token fresh, and puts away what the next page needs. */
export class Keeper {
  readonly #deps: KeeperDeps
  #session: Session | null = null
  #seen = BEGINNING
  #forget = () => {}
  #renewing: Promise<Outcome<Opened>> | null = null
  /** Up to where activities have arrived. */
  watermark = BEGINNING

  constructor(deps: KeeperDeps) {
    this.#deps = deps
  }

  get session(): Session | null {
    return this.#session
  }

  /** Takes up a session that was seen up to `watermark`. */
  begin(opened: Opened, watermark: string): void {
    this.watermark = this.#seen = watermark
    this.#hold(opened)
  }

  /** What has arrived was shown: on the next page it is old. */
  seen(): void {
    if (this.#seen === this.watermark) return
    this.#seen = this.watermark
    this.#save()
  }

  drop(): void {
    const { saved } = this.#deps
    this.#forget()
    // Another tab may have begun a conversation since: that one is not ours to forget.
    if (saved.read()?.conversationId === this.#session?.conversationId) saved.clear()
    this.#session = null
    this.watermark = this.#seen = BEGINNING
  }

  /** One call, however many ask for it at once. */
  renew(): Promise<Outcome<Opened>> {
    this.#renewing ??= this.#renew().finally(() => (this.#renewing = null))
    return this.#renewing
  }

  async #renew(): Promise<Outcome<Opened>> {
    const mine = this.#session
    if (!mine) return { kind: 'gone' }
    const outcome = await this.#deps.api.reconnect(mine, this.watermark)
    if (this.#session?.conversationId !== mine.conversationId) return { kind: 'gone' }
    if (outcome.kind === 'ok') this.#hold(outcome.value)
    else if (outcome.kind !== 'later') this.#deps.onLost()
    return outcome
  }

  #hold(opened: Opened): void {
    this.#session = { conversationId: opened.conversationId, token: opened.token }
    this.#save()
    this.#refreshAfter(opened.expiresIn / 2)
  }

  #save(): void {
    if (this.#session) this.#deps.saved.write({ ...this.#session, watermark: this.#seen })
  }

  #refreshAfter(ms: number): void {
    this.#forget()
    this.#forget = this.#deps.timers.after(ms, () => void this.#refresh())
  }

  async #refresh(): Promise<void> {
    const mine = this.#session
    if (!mine) return
    const outcome = await this.#deps.api.refresh(mine)
    if (this.#session !== mine) return
    if (outcome.kind === 'ok') this.#hold(outcome.value)
    else if (outcome.kind === 'later') this.#refreshAfter(REFRESH_AGAIN)
    else await this.renew()
  }
}
