import type { Shelf } from '../direct-line/saved-session.js'

/** A browser's storage. Browsers may refuse it, even to name it; the chat then lasts as long as the page. */
export function createShelf(storage: () => Storage): Shelf {
  return {
    getItem: (key) => attempt(() => storage().getItem(key)),
    setItem: (key, value) => void attempt(() => storage().setItem(key, value)),
    removeItem: (key) => void attempt(() => storage().removeItem(key)),
  }
}

function attempt<T>(action: () => T): T | null {
  try {
    return action()
  } catch {
    return null
  }
}
