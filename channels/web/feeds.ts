import type { Logger } from 'pino'
import type { Activity } from '../activity.js'
import { ACCOUNT, BOT } from './parties.js'
import type { ActivityLog, FreshPage } from './ports.js'
import type { Transcript, Viewer } from './transcript.js'

/** One open socket, as far as a feed knows it. */
export interface Follower {
  readonly viewer: Viewer
  /** Up to where activities were handed over. */
  watermark: number
  send(frame: string): void
  /** Closes the socket: nothing more will come, or not from here. */
  end(why: 'over' | 'fault'): void
}

export interface FeedsDeps {
  readonly log: ActivityLog
  readonly transcript: Transcript
  readonly logger: Logger
}

/** Brings what is written to conversations to whoever follows them. */
export interface Feeds {
  /** Sends what there is after the follower's watermark, then whatever comes; returns the way to stop. */
  follow(follower: Follower): () => void
  typing(conversation: string): void
  /** Reads every followed conversation again, in case a wake-up was lost. */
  recheck(): void
}

export function createFeeds(deps: FeedsDeps): Feeds {
  const feeds = new Map<string, Feed>()
  const feedOf = (conversation: string): Feed => {
    const feed = feeds.get(conversation) ?? new Feed(deps, conversation)
    feeds.set(conversation, feed)
    return feed
  }
  return {
    follow(follower) {
      const { conversation } = follower.viewer.claims
      const feed = feedOf(conversation)
      feed.add(follower)
      return () => {
        if (feed.remove(follower) === 0 && feeds.get(conversation) === feed) feeds.delete(conversation)
      }
    },
    typing: (conversation) => feeds.get(conversation)?.showTyping(),
    recheck: () => feeds.forEach((feed) => feed.wake()),
  }
}

/** It ended in these, or there was nothing new to read: why else were we woken? */
const mayBeOver = (activities: readonly Activity[]): boolean =>
  activities.length === 0 || activities.some(({ type }) => type === 'endOfConversation')

/** The followers of one conversation: one subscription, and one read for all who are equally far. */
class Feed {
  readonly #deps: FeedsDeps
  readonly #conversation: string
  readonly #followers = new Set<Follower>()
  readonly #unsubscribe: () => void
  #stale = false
  /** What the last wake-up brought along. */
  #fresh: FreshPage | undefined
  #reading = false

  constructor(deps: FeedsDeps, conversation: string) {
    this.#deps = deps
    this.#conversation = conversation
    this.#unsubscribe = deps.log.subscribe(conversation, (what, fresh) =>
      what === 'typing' ? this.showTyping() : this.wake(fresh),
    )
  }

  get size(): number {
    return this.#followers.size
  }

  add(follower: Follower): void {
    this.#followers.add(follower)
    this.wake()
  }

  /** Returns how many are left. */
  remove(follower: Follower): number {
    if (this.#followers.delete(follower) && this.size === 0) this.#unsubscribe()
    return this.size
  }

  wake(fresh?: FreshPage): void {
    this.#stale = true
    this.#fresh = fresh
    if (!this.#reading) void this.#readOn()
  }

  showTyping(): void {
    const typing = { type: 'typing', from: BOT, channelId: ACCOUNT, conversation: { id: this.#conversation } }
    for (const follower of this.#followers)
      follower.send(JSON.stringify({ activities: [typing], watermark: String(follower.watermark) }))
  }

  /** A wake-up during a read makes it read once more: none is lost, and many are answered together. */
  async #readOn(): Promise<void> {
    this.#reading = true
    try {
      while (this.#stale && this.size > 0) {
        this.#stale = false
        const fresh = this.#fresh
        for (const group of this.#groups()) await this.#serve(group, fresh)
      }
    } catch (error) {
      this.#deps.logger.error({ err: error, conversation: this.#conversation }, 'the stream of a conversation broke')
      for (const follower of this.#followers) follower.end('fault')
    } finally {
      this.#reading = false
    }
  }

  async #serve([first, ...others]: readonly [Follower, ...Follower[]], fresh?: FreshPage): Promise<void> {
    const { activities, watermark, more } = await this.#deps.transcript.after(first.watermark, first.viewer, fresh)
    const group = [first, ...others]
    for (const follower of group) follower.watermark = watermark
    const frame = JSON.stringify({ activities, watermark: String(watermark) })
    if (activities.length > 0) for (const follower of group) follower.send(frame)
    if (more) this.#stale = true
    else if (mayBeOver(activities)) await this.#endIfOver(group)
  }

  /** A conversation of which nothing was ever read may yet be about to start. */
  async #endIfOver(group: readonly Follower[]): Promise<void> {
    const status = await this.#deps.log.status(this.#conversation)
    for (const follower of group)
      if (status === 'ended' || (status === 'none' && follower.watermark > 0)) follower.end('over')
  }

  #groups(): readonly (readonly [Follower, ...Follower[]])[] {
    const groups = new Map<string, [Follower, ...Follower[]]>()
    for (const follower of this.#followers) {
      const key = `${follower.watermark} ${follower.viewer.own}`
      const group = groups.get(key)
      if (group) group.push(follower)
      else groups.set(key, [follower])
    }
    return [...groups.values()]
  }
}
