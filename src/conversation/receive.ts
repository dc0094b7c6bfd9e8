import type { Logger } from 'pino'
import {
  acknowledgesTaps,
  type Arrivals,
  type Channel,
  type HttpResponse,
  type Inbound,
  isLogged,
  leavesGroups,
  type RawRequest,
} from '../../channels/channel.js'
import type { Bus } from '../live/bus.js'
import type { Meters } from '../metrics/meters.js'
import type { Arrived, Due } from '../store/inbox.js'
import type { Snapshot } from '../store/conversations.js'
import type { Store } from '../store/store.js'
import type { FreshLine } from '../store/transcript.js'
import type { ChannelWatch } from './channel-watch.js'
import type { WriteNotice } from './notices.js'
import type { Wake } from './wake-ups.js'
import { newTrace } from './trace.js'

export interface ReceiverDeps {
  readonly store: Pick<Store, 'inbox'>
  readonly bus: Bus
  readonly writeNotice: WriteNotice
  readonly watch: Pick<ChannelWatch, 'forged'>
  readonly wake: Wake
  /** Takes what a turn will ask for, or that it has to be read. */
  readonly foresee: (conversation: string, snapshot: Snapshot | null) => void
  readonly meters: Pick<Meters, 'acknowledged' | 'repeated'>
  readonly now: () => Date
  readonly log: Logger
}

/** Verifies, stores, and only then gives the channel's response. What could not be stored is not acknowledged. */
export type Receive = (channel: Channel, request: RawRequest) => Promise<HttpResponse>

/** Stores what came, and does at once what cannot wait for a turn. Rejects where it could not be stored. */
export type Keep = (channel: Channel, arrivals: Arrivals) => Promise<void>

const TRY_AGAIN: HttpResponse = { status: 503, headers: { 'retry-after': '1' } }
const FORGED = new Set([401, 403])

export function createReceiver(deps: ReceiverDeps): { readonly receive: Receive; readonly keep: Keep } {
  const { watch, log, meters } = deps
  const keep = createKeep(deps)
  return {
    keep,
    async receive(channel, request) {
      const startedAt = performance.now()
      const { response, ...held } = await channel.receive(request)
      if (FORGED.has(response.status)) watch.forged(channel.name)
      try {
        await keep(channel, held)
        meters.acknowledged(channel.name, (performance.now() - startedAt) / 1_000)
        return response
      } catch (error) {
        log.error(
          { err: error, channel: channel.name },
          'a request could not be stored; the sender is asked to repeat it',
        )
        return TRY_AGAIN
      }
    },
  }
}

function createKeep({ store, bus, wake, foresee, meters, writeNotice, now, log }: ReceiverDeps): Keep {
  const lose = (channel: Channel, what: string) => (error: unknown) =>
    log.debug({ err: error, channel: channel.name }, what)

  const acknowledge = (channel: Channel, inbound: Inbound) => {
    if (acknowledgesTaps(channel)) channel.acknowledgeTap(inbound).catch(lose(channel, 'a tap was not acknowledged'))
  }

  const leave = async (channel: Channel, { address, language }: Group) => {
    if (!leavesGroups(channel)) return
    for (const part of channel.render(writeNotice({ kind: 'privateOnly' }, language)))
      await channel.deliver(address, part)
    await channel.leaveGroup(address)
  }

  return async (channel, { groups = [], typing = [], ...held }) => {
    for (const conversation of typing) bus.publish(conversation, 'citizen-typing')
    for (const group of groups) leave(channel, group).catch(lose(channel, 'a group was not left'))
    const { activities, statuses, rejected, reach = [] } = held
    if (activities.length + statuses.length + rejected.length + reach.length === 0) return
    const settings = { channel: channel.name, gather: channel.limits.gather, revives: !isLogged(channel) }
    const trace = newTrace()
    const at = now()
    const arrived = await store.inbox.receive({ ...settings, ...held, at, trace })
    const { due, changed, media, repeated } = arrived
    if (repeated > 0) meters.repeated(channel.name, repeated)
    note(log, channel, { ...arrived, trace })
    for (const inbound of activities) acknowledge(channel, inbound)
    for (const { conversation, at: dueAt, snapshot } of due) {
      foresee(conversation, snapshot)
      wake('turn', conversation, dueAt)
    }
    const fresh = new Map(due.map((one) => [one.conversation, linesOf(one, activities, at)]))
    for (const conversation of changed) bus.publish(conversation, 'changed', fresh.get(conversation))
    for (const conversation of media) wake('file', conversation, now())
  }
}

/** What was stored, for those who read along. */
const linesOf = ({ fresh }: Due, activities: readonly Inbound[], at: Date): readonly FreshLine[] =>
  fresh.flatMap(({ seq, activity: which }) => {
    const activity = activities[which]?.activity
    return activity ? [{ seq, origin: 'citizen' as const, activity, at: at.getTime() }] : []
  })

/** One line for each conversation that got something, and for each receipt: by `trace` they are one story. */
function note(log: Logger, { name: channel }: Channel, { due, receipts, trace }: Arrived & { trace: string }): void {
  for (const { conversation } of due) log.info({ event: 'message.stored', trace, conversation, channel })
  for (const { status, ...part } of receipts)
    log.info({ event: `part.${status}`, trace: part.trace, conversation: part.conversation, seq: part.seq, channel })
}

type Group = NonNullable<Arrivals['groups']>[number]
