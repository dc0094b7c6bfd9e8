import { type Channel, type ChannelHealth, tellsHealth } from '../../channels/channel.js'
import type { ChannelLog } from '../store/channel-logs.js'
import type { Store } from '../store/store.js'

/** A channel as its operator is to see it: what it says now, and what was noticed of it. */
export interface ChannelReport extends ChannelLog {
  readonly name: string
  /** Null: the channel has no provider to ask. */
  readonly health: ChannelHealth | null
}

export interface ChannelReportDeps {
  readonly channels: ReadonlyMap<string, Channel>
  readonly store: Pick<Store, 'channelLogs'>
}

/** Asks every channel that is on, and its provider. For the command line and the desk's page of channels. */
export function reportChannels({ channels, store }: ChannelReportDeps): Promise<readonly ChannelReport[]> {
  return Promise.all(
    [...channels.values()].map(async (channel) => ({
      name: channel.name,
      health: tellsHealth(channel) ? await channel.health() : null,
      ...(await store.channelLogs.read(channel.name)),
    })),
  )
}
