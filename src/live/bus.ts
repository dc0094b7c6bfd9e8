/** What is worth a look: lines or statuses changed, the service is writing to the citizen, or the citizen to the service. */
export type News = 'changed' | 'typing' | 'citizen-typing'

/**
 * "Conversation N changed", after the commit that changed it. It carries no content and may be lost: whoever hears it
 * reads the transcript from where it stopped, and reads again now and then.
 */
export interface Bus {
  publish(conversation: string, news: News): void
  /** Returns the way to stop. A listener must not throw. */
  subscribe(conversation: string, listener: (news: News) => void): () => void
}

export const createMemoryBus = (): Bus => createLocalBus()

/** A bus within the process, whose listeners can all be told at once that they may have missed something. */
export interface LocalBus extends Bus {
  lookAgain(): void
}

export function createLocalBus(): LocalBus {
  const listeners = new Map<string, Set<(news: News) => void>>()
  return {
    publish(conversation, news) {
      for (const listener of listeners.get(conversation) ?? []) listener(news)
    },
    subscribe(conversation, listener) {
      const own = (news: News) => listener(news)
      const those = listeners.get(conversation) ?? new Set()
      listeners.set(conversation, those.add(own))
      return () => {
        those.delete(own)
        if (those.size === 0 && listeners.get(conversation) === those) listeners.delete(conversation)
      }
    },
    lookAgain() {
      for (const those of listeners.values()) for (const listener of those) listener('changed')
    },
  }
}
