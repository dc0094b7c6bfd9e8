import { IconBrandTelegram, IconBrandWhatsapp, IconWorld } from '@tabler/icons-react'
import { useWords } from '../wording/words.js'

const ICONS: Readonly<Record<string, typeof IconWorld>> = { telegram: IconBrandTelegram, whatsapp: IconBrandWhatsapp }

export function ChannelIcon({ channel, size = 16 }: { channel: string; size?: number }) {
  const Icon = ICONS[channel.split('-')[0] ?? ''] ?? IconWorld
  const name = useChannelName()(channel)
  return (
    <span className="channel" title={name}>
      <Icon size={size} stroke={1.8} aria-hidden />
      <span className="unseen">{name}</span>
    </span>
  )
}

/** A channel by the name people know it by. */
export function useChannelName(): (channel: string) => string {
  const { w } = useWords()
  return (channel) => (w.channelNames as Readonly<Record<string, string>>)[channel] ?? channel
}
