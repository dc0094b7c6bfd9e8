import type { Logger } from 'pino'
import { type Channel, type HttpResponse, isLogged, type RawRequest } from '../../channels/channel.js'
import type { Bus } from '../live/bus.js'
import type { Store } from '../store/store.js'

export interface ReceiverDeps {
  readonly store: Pick<Store, 'inbox'>
  readonly bus: Bus
  /** A conversation has messages that are due then. */
  readonly wake: (conversation: string, at: Date) => void
  readonly now: () => Date
  readonly log: Logger
}

/** Verifies, stores, and only then gives the channel's response. What could not be stored is not acknowledged. */
export type Receive = (channel: Channel, request: RawRequest) => Promise<HttpResponse>

const TRY_AGAIN: HttpResponse = { status: 503, headers: { 'retry-after': '1' } }

export function createReceiver({ store, bus, wake, now, log }: ReceiverDeps): Receive {
  return async (channel, request) => {
    const { response, ...held } = await channel.receive(request)
    if (held.activities.length + held.statuses.length + held.rejected.length === 0) return response
    const settings = { channel: channel.name, gather: channel.limits.gather, revives: !isLogged(channel) }
    try {
      const { due, changed } = await store.inbox.receive({ ...settings, ...held, at: now() })
      for (const { conversation, at } of due) wake(conversation, at)
      for (const conversation of changed) bus.publish(conversation, 'changed')
      return response
    } catch (error) {
      log.error(
        { err: error, channel: channel.name },
        'a request could not be stored; the sender is asked to repeat it',
      )
      return TRY_AGAIN
    }
  }
}
