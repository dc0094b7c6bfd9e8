/** What processes say to each other beside the bus. */
export type Topic = 'news' | 'wake' | 'seats' | 'mentions'

/**
 * From one process to all others. What is told may be lost, and may be anything: whoever hears it reads it as from
 * outside, does not throw, and finds its way without it.
 */
export interface Wire {
  tell(topic: Topic, word: unknown): void
  /** Returns the way to stop. */
  hear(topic: Topic, listener: (word: unknown) => void): () => void
  /** Called when the others can be heard again after a time in which they could not. */
  onReturn(look: () => void): void
  /** Of all processes that ask for this key within so many milliseconds, one is told so. */
  first(key: string, milliseconds: number): Promise<boolean>
}

/** For a process that is alone. */
export const createNoWire = (): Wire => ({
  tell: () => undefined,
  hear: () => () => undefined,
  onReturn: () => undefined,
  first: async () => true,
})
