/** For whom Telegram wants quiet. It says for how long, and not whether for one chat or for all. */
export interface Quiet {
  /** Telegram refused a message to this chat; gives whether everybody must wait. */
  heed(chat: string, milliseconds: number): boolean
  /** Everybody must wait at present. */
  readonly everywhere: boolean
}

/** Where a second chat is refused while the first still waits, it is no matter of one chat. */
export function createQuiet(now: () => Date): Quiet {
  const chats = new Map<string, number>()
  let all = 0
  return {
    heed(chat, milliseconds) {
      const at = now().getTime()
      for (const [each, until] of chats) if (until <= at) chats.delete(each)
      chats.set(chat, at + milliseconds)
      if (chats.size < 2) return false
      all = Math.max(all, ...chats.values())
      return true
    },
    get everywhere() {
      return now().getTime() < all
    },
  }
}
