/** For whom Telegram wants quiet. It says for how long, and not whether for one chat or for all. */
export interface Quiet {
  /** Telegram refused a message to this chat; gives whether everybody must wait. */
  heed(chat: string, milliseconds: number): boolean
  /** Telegram took a message. */
  heard(): void
  /** Everybody must wait at present. */
  readonly everywhere: boolean
}

/** So many chats refused one after another, and nobody's message taken in between, are no matter of one chat. */
const ALL = 3

export function createQuiet(now: () => Date): Quiet {
  const refused = new Set<string>()
  let until = 0
  return {
    heed(chat, milliseconds) {
      refused.add(chat)
      if (refused.size < ALL) return false
      until = Math.max(until, now().getTime() + milliseconds)
      return true
    },
    heard: () => refused.clear(),
    get everywhere() {
      return now().getTime() < until
    },
  }
}
