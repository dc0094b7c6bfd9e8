import type { Channel } from '../../channels/channel.js'

/**
 * How fast a provider may be called: parts evenly spaced, to one recipient and in all. Null: it is this conversation's
 * turn, and it is counted as used; otherwise when to ask again.
 */
export type Pace = (channel: Channel, conversation: string) => Date | null

const SECOND = 1_000
/** Recipients remembered before those whose time has passed are forgotten. */
const MOST_REMEMBERED = 10_000

export function createPace(now: () => Date): Pace {
  const channels = new Map<string, number>()
  const recipients = new Map<string, number>()
  return ({ name, limits }, conversation) => {
    const at = now().getTime()
    const next = Math.max(channels.get(name) ?? 0, recipients.get(conversation) ?? 0)
    if (next > at) return new Date(next)
    channels.set(name, at + SECOND / limits.rate.all)
    recipients.set(conversation, at + SECOND / limits.rate.recipient)
    if (recipients.size > MOST_REMEMBERED)
      for (const [each, free] of recipients) if (free <= at) recipients.delete(each)
    return null
  }
}
