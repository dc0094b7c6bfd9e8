export interface Speaker<T> {
  tell(what: T): void
  /** Gives back how to stop listening. */
  listen(listener: (what: T) => void): () => void
}

export function createSpeaker<T>(): Speaker<T> {
  const listeners = new Set<(what: T) => void>()
  return {
    tell(what) {
      for (const listener of listeners) listener(what)
    },
    listen(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
