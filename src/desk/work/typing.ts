import type { Logger } from 'pino'
import { type Channel, isLogged, showsTyping } from '../../../channels/channel.js'
import type { Bus } from '../../live/bus.js'
import type { Store } from '../../store/store.js'

export interface TypingDeps {
  readonly store: Pick<Store, 'desk'>
  readonly channels: ReadonlyMap<string, Channel>
  readonly bus: Bus
  readonly now: () => Date
  readonly log: Logger
}

/** Milliseconds: a sign of typing stays on a phone for longer than that. */
const AGAIN = 4_000
const MOST_REMEMBERED = 1_000

/** Shows a citizen that an agent writes. Best effort. */
export function createShowTyping({ store, channels, bus, now, log }: TypingDeps): (conversation: string) => void {
  const shownAt = new Map<string, number>()
  const show = async (conversation: string): Promise<void> => {
    const address = await store.desk.thread.addressOf(conversation)
    const channel = address && channels.get(address.channel)
    if (!address || !channel) return
    if (isLogged(channel)) bus.publish(conversation, 'typing')
    else if (showsTyping(channel)) {
      const { account, recipient, lastMessage } = address
      await channel.typing({ conversation, account, recipient }, lastMessage)
    }
  }
  return (conversation) => {
    const at = now().getTime()
    if (at - (shownAt.get(conversation) ?? -Infinity) < AGAIN) return
    if (shownAt.size >= MOST_REMEMBERED) shownAt.clear()
    shownAt.set(conversation, at)
    show(conversation).catch((error: unknown) => log.debug({ err: error, conversation }, 'typing could not be shown'))
  }
}
