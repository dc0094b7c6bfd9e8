/** Whether somebody reads more than work asks for. */
export interface ReadingWatch {
  /** Somebody opened a conversation that they do not hold. True: with it, once an hour, they have opened unusually many. */
  opened(account: string, conversation: string): boolean
}

/** Conversations of others that somebody may open in an hour before it is told. */
export const UNUSUAL = 60
const HOUR = 60 * 60 * 1000

/** Counts in this process: several processes tell later, by so many times. The audit has every row. */
export function createReadingWatch(now: () => Date): ReadingWatch {
  const hours = new Map<string, { readonly since: number; readonly read: Set<string> }>()
  return {
    opened(account, conversation) {
      const at = now().getTime()
      const kept = hours.get(account)
      const hour = kept && at - kept.since < HOUR ? kept : { since: at, read: new Set<string>() }
      hours.set(account, hour)
      if (hour.read.has(conversation)) return false
      hour.read.add(conversation)
      return hour.read.size === UNUSUAL
    },
  }
}
