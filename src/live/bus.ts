import type { FreshLine } from '../store/transcript.js'

/** What is worth a look: lines or statuses changed, the service is writing to the citizen, or the citizen to the service. */
export type News = 'changed' | 'typing' | 'citizen-typing'

/**
 * "Conversation N changed", after the commit that changed it. It may be lost: whoever hears it reads the transcript from
 * where it stopped, and reads again now and then. Within the process it may bring the lines that were written, for whoever
 * has read all before them; no content goes to other processes.
 */
export interface Bus {
  publish(conversation: string, news: News, fresh?: readonly FreshLine[]): void
  /** Returns the way to stop. A listener must not throw. */
  subscribe(conversation: string, listener: Listener): () => void
}

export type Listener = (news: News, fresh?: readonly FreshLine[]) => void

export const createMemoryBus = (): Bus => createLocalBus()

/** A bus within the process, whose listeners can all be told at once that they may have missed something. */
export interface LocalBus extends Bus {
  lookAgain(): void
}

export function createLocalBus(): LocalBus {
  const listeners = new Map<string, Set<Listener>>()
  return {
    publish(conversation, news, fresh) {
      for (const listener of listeners.get(conversation) ?? []) listener(news, fresh)
    },
    subscribe(conversation, listener) {
      const own: Listener = (news, fresh) => listener(news, fresh)
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
