import type { ActivitySet, Api, Opened, Session } from './api.js'
import type { Outcome } from './outcome.js'
import { openStream, type OpenSocket, type Socket } from './stream.js'
import { backOff, type Timers } from './timers.js'

export type FeedState = 'connecting' | 'online' | 'waiting'

export interface FeedDeps {
  readonly api: Api
  readonly openSocket: OpenSocket
  readonly timers: Timers
  readonly random: () => number
  readonly session: () => Session | null
  readonly watermark: () => string
  /** Fetches another token and stream address; where that fails for good, it has stopped this feed itself. */
  readonly renew: () => Promise<Outcome<Opened>>
  readonly onSet: (set: ActivitySet) => void
  readonly onState: (state: FeedState) => void
  readonly onGone: () => void
}

/** Keeps a conversation's activities coming: by socket, by polling where sockets do not pass, again after every break. */
export interface Feed {
  follow(streamUrl: string | null): void
  stop(): void
  /** Try now what would be tried later anyway. */
  nudge(): void
  /** The network is known to be gone: do not wait for the socket to notice. */
  cut(): void
}

export const createFeed = (deps: FeedDeps): Feed => new SteadyFeed(deps)

const POLL = 3000
/** Sockets in a row that never opened before polling takes over. */
const SOCKET_TRIES = 2
/** Polls after which a socket is tried again. */
const POLLS_A_ROUND = 20

class SteadyFeed implements Feed {
  readonly #deps: FeedDeps
  #turn = 0
  #stream: Socket | null = null
  #waiting = false
  #forget = () => {}
  #attempt = 0
  #unopened = 0
  #polls = 0

  constructor(deps: FeedDeps) {
    this.#deps = deps
  }

  follow(streamUrl: string | null): void {
    this.#begin()
    if (streamUrl === null) return void this.#poll()
    const { openSocket, timers, onSet, onState } = this.#deps
    this.#stream = openStream({
      url: streamUrl,
      openSocket,
      timers,
      onSet,
      onOpen: () => {
        this.#unopened = 0
        onState('online')
      },
      onFrame: () => (this.#attempt = 0),
      onLost: (opened) => this.#lost(opened),
    })
  }

  stop(): void {
    this.#begin()
  }

  nudge(): void {
    if (this.#waiting) void this.#reconnect()
  }

  cut(): void {
    if (this.#deps.session()) this.#wait(0)
  }

  /** Ends whatever is under way. What still comes back from it finds its turn over. */
  #begin(): number {
    this.#turn += 1
    this.#forget()
    this.#stream?.close()
    this.#stream = null
    this.#waiting = false
    return this.#turn
  }

  #lost(opened: boolean): void {
    if (!opened) this.#unopened += 1
    if (this.#unopened >= SOCKET_TRIES) void this.#poll()
    else this.#wait(0)
  }

  #wait(ms: number): void {
    this.#begin()
    this.#waiting = true
    this.#deps.onState('waiting')
    const pause = Math.max(ms, backOff(this.#attempt, this.#deps.random))
    this.#forget = this.#deps.timers.after(pause, () => void this.#reconnect())
    this.#attempt += 1
  }

  async #reconnect(): Promise<void> {
    const mine = this.#begin()
    this.#deps.onState('connecting')
    const outcome = await this.#deps.renew()
    if (mine !== this.#turn) return
    if (outcome.kind === 'ok') this.follow(outcome.value.streamUrl)
    else this.#wait(outcome.kind === 'later' ? outcome.ms : 0)
  }

  async #poll(): Promise<void> {
    const mine = this.#begin()
    const session = this.#deps.session()
    if (!session) return
    const outcome = await this.#deps.api.read(session, this.#deps.watermark())
    if (mine !== this.#turn) return
    if (outcome.kind === 'ok') this.#polled(outcome.value)
    else if (outcome.kind === 'expired') void this.#reconnect()
    else if (outcome.kind === 'gone') this.#deps.onGone()
    else this.#wait(outcome.kind === 'later' ? outcome.ms : 0)
  }

  #polled(set: ActivitySet): void {
    this.#attempt = 0
    this.#polls += 1
    this.#deps.onState('online')
    this.#deps.onSet(set)
    const next = this.#polls % POLLS_A_ROUND === 0 ? () => this.#reconnect() : () => this.#poll()
    this.#forget = this.#deps.timers.after(POLL, () => void next())
  }
}
