import type { Activity } from '../../../activity.js'
import type { Language } from '../../../../knowledge/language/language.js'
import type { ActivitySet, Api, Session } from './api.js'
import { createFeed, type Feed, type FeedState } from './feed.js'
import { BEGINNING, Keeper } from './keeper.js'
import type { Outcome } from './outcome.js'
import type { SavedSession } from './saved-session.js'
import type { OpenSocket } from './stream.js'
import { backOff, type Timers } from './timers.js'

export interface ConnectionDeps {
  readonly api: Api
  readonly openSocket: OpenSocket
  readonly timers: Timers
  /** 0 to 1; spreads the tries of many visitors. */
  readonly random: () => number
  readonly saved: SavedSession
  readonly locale: () => Language
}

export type ConnectionState = FeedState | 'idle'

export interface ConnectionEvents {
  /** `past`: what was said before this page was opened. An activity may come as past and then once more as live. */
  readonly onActivities: (activities: readonly Activity[], when: 'past' | 'live') => void
  readonly onState: (state: ConnectionState) => void
  /** The conversation is over: ended, erased or no longer ours to open. */
  readonly onLost: (session: Session) => void
}

/** A visitor's one conversation with the server, kept up over tokens that expire and networks that fail. */
export interface Connection {
  /** Takes up the conversation of an earlier page, if there was one; tried again until it is known. */
  resume(): Promise<void>
  /** Takes up or starts a conversation; tried again until there is one. */
  start(): Promise<void>
  /** The session to call with; starts a conversation where there is none. */
  session(): Promise<Outcome<Session>>
  /** The session of the open conversation; null if there is none. */
  current(): Session | null
  /** Calls within the open conversation, once more with another token if the first had expired. */
  request<T>(call: (session: Session) => Promise<Outcome<T>>): Promise<Outcome<T>>
  /** For a call that came back `gone`, and for a visitor who ends or erases: forgets the conversation. */
  lose(): void
  /** What has arrived was shown: on the next page it is old. */
  seen(): void
  /** Try now what would be tried later anyway. */
  nudge(): void
  /** The network is known to be gone. */
  cut(): void
}

export const createConnection = (deps: ConnectionDeps, events: ConnectionEvents): Connection =>
  new SteadyConnection(deps, events)

const GONE = { kind: 'gone' } as const

class SteadyConnection implements Connection {
  readonly #deps: ConnectionDeps
  readonly #events: ConnectionEvents
  readonly #keeper: Keeper
  readonly #feed: Feed
  #opening: Promise<Outcome<Session>> | null = null
  #attempt = 0
  #forget = () => {}
  /** What is to be tried again: set while it has not come about. */
  #again: (() => Promise<void>) | null = null

  constructor(deps: ConnectionDeps, events: ConnectionEvents) {
    this.#deps = deps
    this.#events = events
    this.#keeper = new Keeper({ ...deps, onLost: () => this.lose() })
    this.#feed = createFeed({
      ...deps,
      session: () => this.#keeper.session,
      watermark: () => this.#keeper.watermark,
      renew: () => this.#keeper.renew(),
      onSet: (set) => this.#take(set),
      onState: events.onState,
      onGone: () => this.lose(),
    })
  }

  resume(): Promise<void> {
    return this.#deps.saved.read() ? this.#pursue(async () => (await this.#takeUp()) ?? GONE) : Promise.resolve()
  }

  start(): Promise<void> {
    return this.#pursue(() => this.#start())
  }

  async session(): Promise<Outcome<Session>> {
    const session = this.#keeper.session
    if (session) return { kind: 'ok', value: session }
    const opened = await this.#once(() => this.#start())
    return opened.kind === 'gone' ? this.#once(() => this.#start()) : opened
  }

  current(): Session | null {
    return this.#keeper.session
  }

  async request<T>(call: (session: Session) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const session = this.#keeper.session
    if (!session) return { kind: 'gone' }
    const outcome = await call(session)
    if (outcome.kind !== 'expired') return outcome
    const renewed = await this.#keeper.renew()
    return renewed.kind === 'ok' ? call(renewed.value) : renewed.kind === 'later' ? renewed : { kind: 'gone' }
  }

  lose(): void {
    const session = this.#keeper.session
    if (!session) return
    this.#feed.stop()
    this.#keeper.drop()
    this.#events.onState('idle')
    this.#events.onLost(session)
  }

  seen(): void {
    this.#keeper.seen()
  }

  nudge(): void {
    this.#feed.nudge()
    void this.#again?.()
  }

  cut(): void {
    this.#feed.cut()
  }

  #take(set: ActivitySet): void {
    this.#keeper.watermark = set.watermark ?? this.#keeper.watermark
    this.#events.onActivities(set.activities, 'live')
  }

  async #pursue(open: () => Promise<Outcome<Session>>): Promise<void> {
    this.#forget()
    this.#again = null
    const outcome = this.#keeper.session ? GONE : await this.#once(open)
    if (outcome.kind !== 'later' || this.#keeper.session) return
    this.#again = () => this.#pursue(open)
    const pause = Math.max(outcome.ms, backOff(this.#attempt, this.#deps.random))
    this.#attempt += 1
    this.#forget = this.#deps.timers.after(pause, () => void this.#again?.())
  }

  /** One opening at a time. What `session` waited for may have been a resume that found nothing (`gone`). */
  #once(open: () => Promise<Outcome<Session>>): Promise<Outcome<Session>> {
    this.#opening ??= open().finally(() => (this.#opening = null))
    return this.#opening
  }

  async #start(): Promise<Outcome<Session>> {
    const resumed = await this.#takeUp()
    if (resumed) return resumed
    this.#events.onState('connecting')
    const { api, locale } = this.#deps
    const generated = await api.generate(locale())
    const opened = generated.kind === 'ok' ? await api.start(generated.value.token, locale()) : generated
    if (opened.kind !== 'ok') return this.#notStarted(opened)
    this.#attempt = 0
    this.#keeper.begin(opened.value, BEGINNING)
    this.#feed.follow(opened.value.streamUrl)
    return opened
  }

  /** A refusal to start is the page's or the operator's to mend; to the visitor it is one more reason to try later. */
  #notStarted(outcome: Exclude<Outcome<Session>, { kind: 'ok' }>): Outcome<Session> {
    this.#events.onState('waiting')
    return { kind: 'later', ms: outcome.kind === 'later' ? outcome.ms : 0 }
  }

  /** The conversation of an earlier page; null where there is none, or none that still opens. */
  async #takeUp(): Promise<Outcome<Session> | null> {
    const old = this.#deps.saved.read()
    if (!old) return null
    this.#events.onState('connecting')
    const opened = await this.#deps.api.reconnect(old, old.watermark)
    if (opened.kind !== 'ok') return this.#notTakenUp(opened)
    const past = await this.#readAll(opened.value)
    if (past.kind !== 'ok') return this.#notTakenUp(past)
    this.#attempt = 0
    this.#keeper.begin(opened.value, old.watermark)
    for (const set of past.value) this.#events.onActivities(set.activities, 'past')
    this.#feed.follow(opened.value.streamUrl)
    return opened
  }

  #notTakenUp(outcome: Exclude<Outcome<unknown>, { kind: 'ok' }>): Outcome<Session> | null {
    this.#events.onState(outcome.kind === 'later' ? 'waiting' : 'idle')
    if (outcome.kind === 'later') return outcome
    this.#deps.saved.clear()
    return null
  }

  async #readAll(session: Session): Promise<Outcome<readonly ActivitySet[]>> {
    const sets: ActivitySet[] = []
    for (let at = BEGINNING; ;) {
      const outcome = await this.#deps.api.read(session, at)
      if (outcome.kind !== 'ok') return outcome
      const { activities, watermark } = outcome.value
      if (activities.length === 0 || watermark === null || watermark === at) return { kind: 'ok', value: sets }
      sets.push(outcome.value)
      at = watermark
    }
  }
}
