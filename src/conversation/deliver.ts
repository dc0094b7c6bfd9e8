import type { Logger } from 'pino'
import { z } from 'zod'
import { type Channel, type Part, type Receipt, replyWindowEnd } from '../../channels/channel.js'
import type { Bus } from '../live/bus.js'
import type { Permits } from '../live/permits.js'
import type { Meters } from '../metrics/meters.js'
import { type Head, type Outcome, UNKNOWN_AFTER } from '../store/outbox.js'
import { partTag } from '../store/part-tag.js'
import type { Store } from '../store/store.js'
import type { ChannelWatch } from './channel-watch.js'
import { createPace, type Pace } from './pace.js'

export interface DelivererDeps {
  readonly store: Pick<Store, 'outbox'>
  readonly channels: ReadonlyMap<string, Channel>
  readonly bus: Bus
  readonly watch: Pick<ChannelWatch, 'trouble'>
  readonly meters: Pick<Meters, 'handedOver'>
  /** What all deliverers together may hand over. */
  readonly permits: Permits
  readonly now: () => Date
  /** From 0 to 1, for the jitter of retries. */
  readonly random: () => number
  readonly log: Logger
}

/** The first handing over and its repetitions after 1, 2, 4, 8 and 16 seconds. */
const MOST_ATTEMPTS = 6
const FIRST_RETRY = 1_000
/** A channel that is switched off may be switched on again. */
const CHANNEL_OFF = 60_000

/** Hands over what is due of one conversation, in order; gives when more is due, or null. */
export type Deliver = (conversation: string) => Promise<Date | null>

export function createDeliverer(deps: DelivererDeps): Deliver {
  const deliverer = new Deliverer(deps)
  return async (conversation) => {
    for (;;) {
      const head = await deps.store.outbox.head(conversation)
      if (!head) return null
      const wait = await deliverer.step(head)
      if (wait || head.last) return wait
    }
  }
}

const part = z.object({ kind: z.string(), payload: z.unknown(), anytime: z.boolean().optional() })

const WINDOW_CLOSED: Receipt = {
  kind: 'refused',
  reason: 'the citizen wrote too long ago for a free reply: send an approved template',
  permanent: true,
}

/** Nobody is called for it: they have told us, or the provider has. Their next message makes them reachable again. */
const UNREACHABLE: Receipt = {
  kind: 'refused',
  reason: 'the citizen cannot be reached here any more',
  permanent: true,
  unreachable: true,
}

class Deliverer {
  readonly #deps: DelivererDeps
  readonly #pace: Pace

  constructor(deps: DelivererDeps) {
    this.#deps = deps
    this.#pace = createPace(deps.now)
  }

  /** Null: go on with the next part at once. */
  async step(head: Head): Promise<Date | null> {
    const { channels, now, store } = this.#deps
    if (head.dueAt > now()) return head.dueAt
    const channel = channels.get(head.channel)
    if (!channel) return this.#after(CHANNEL_OFF)
    if (head.unreachable) return this.#settle(channel, head, UNREACHABLE)
    const wait = this.#pace.next(channel, head.conversation) ?? (await this.#shared(channel, head.conversation))
    if (wait) return wait
    if (!(await store.outbox.take(head, now()))) return null
    return this.#settle(channel, head, await this.#handOver(channel, head))
  }

  /** The others have used up what the provider allows: this one has neither gone nor to rest, and all here wait. */
  async #shared(channel: Channel, conversation: string): Promise<Date | null> {
    const ms = await this.#deps.permits.take(channel.name, channel.limits.rate.all)
    if (ms === 0) return null
    const until = this.#after(ms)
    this.#pace.giveBack(channel, conversation, until)
    return until
  }

  async #handOver(channel: Channel, head: Head): Promise<Receipt> {
    const { address, payload, conversation, wroteAt } = head
    const content = readPart(payload)
    if (!content) return { kind: 'refused', reason: 'the stored part cannot be read', permanent: true }
    if (!content.anytime && this.#deps.now() > replyWindowEnd(channel.limits, wroteAt)) return WINDOW_CLOSED
    try {
      return await channel.deliver(address, content, partTag(head))
    } catch (error) {
      this.#deps.log.error({ err: error, conversation, channel: channel.name }, 'a channel threw while delivering')
      return { kind: 'unsure', reason: 'the channel threw' }
    }
  }

  async #settle(channel: Channel, head: Head, receipt: Receipt): Promise<Date | null> {
    const outcome = this.#outcomeOf(head, receipt)
    this.#heed(channel, receipt)
    this.#count(channel, head, receipt)
    await this.#deps.store.outbox.settle(head, outcome)
    const { conversation, trace, seq } = head
    if (receipt.kind === 'accepted')
      this.#deps.log.info({ event: 'part.accepted', trace, conversation, seq, channel: channel.name })
    if (outcome.kind === 'failed')
      this.#deps.log.warn(
        { event: 'part.failed', trace, conversation, channel: channel.name, seq, reason: outcome.reason },
        'a message failed',
      )
    if (outcome.kind === 'again') return outcome.at
    if (outcome.kind === 'unsure') return this.#after(UNKNOWN_AFTER)
    this.#deps.bus.publish(conversation, 'changed')
    return null
  }

  #count(channel: Channel, { origin }: Head, receipt: Receipt): void {
    const how = receipt === WINDOW_CLOSED ? 'window-closed' : receipt.kind
    const code = 'code' in receipt ? (receipt.code ?? '') : ''
    this.#deps.meters.handedOver({ channel: channel.name, origin, how, code })
  }

  /** What the receipt means for others than its own part. */
  #heed(channel: Channel, receipt: Receipt): void {
    if (receipt.kind === 'later' && receipt.all) this.#quiet(channel, receipt.ms)
    const trouble = troubleOf(receipt)
    if (trouble) this.#deps.watch.trouble(channel.name, trouble)
  }

  #quiet(channel: Channel, ms: number): void {
    this.#pace.hold(channel, this.#after(ms))
    void this.#deps.permits.hold(channel.name, ms)
  }

  #outcomeOf({ attempts }: Head, receipt: Receipt): Outcome {
    const last = attempts + 1 >= MOST_ATTEMPTS
    switch (receipt.kind) {
      case 'accepted':
        return receipt
      case 'later':
        return { kind: 'again', at: this.#after(receipt.ms), counts: false, reason: 'the provider asked us to wait' }
      case 'unsure':
        return last ? { kind: 'failed', reason: receipt.reason, unreachableSince: null } : receipt
      case 'refused':
        if (receipt.permanent || last)
          return {
            kind: 'failed',
            reason: receipt.reason,
            unreachableSince: receipt.unreachable ? this.#deps.now() : null,
          }
        return { kind: 'again', at: this.#after(this.#backOff(attempts)), counts: true, reason: receipt.reason }
    }
  }

  /** Doubles with each attempt; a quarter more or less, so that those who failed together do not come back together. */
  #backOff(attempts: number): number {
    return FIRST_RETRY * 2 ** attempts * (0.75 + this.#deps.random() / 2)
  }

  #after(milliseconds: number): Date {
    return new Date(this.#deps.now().getTime() + milliseconds)
  }
}

/** That a citizen has left is no trouble of the channel's. */
function troubleOf(receipt: Receipt): string | undefined {
  if (receipt.kind === 'later') return receipt.trouble
  return receipt.kind === 'accepted' || (receipt.kind === 'refused' && receipt.unreachable) ? undefined : receipt.reason
}

function readPart(payload: string): Part | null {
  try {
    const { anytime, ...rest } = part.parse(JSON.parse(payload))
    return anytime ? { ...rest, anytime } : rest
  } catch {
    return null
  }
}
