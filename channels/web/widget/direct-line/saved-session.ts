import type { Session } from './api.js'
import { field, text } from './outcome.js'

/** All that a browser keeps of a visit: how to find the conversation again, and up to where it has been seen. */
export interface Saved extends Session {
  readonly watermark: string
}

export interface SavedSession {
  read(): Saved | null
  write(saved: Saved): void
  clear(): void
}

/** The part of a browser's storage that is used; none of it throws. */
export interface Shelf {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

export function createSavedSession(shelf: Shelf, key: string): SavedSession {
  return {
    read: () => parse(shelf.getItem(key)),
    write: ({ conversationId, token, watermark }) =>
      shelf.setItem(key, JSON.stringify({ conversationId, token, watermark })),
    clear: () => shelf.removeItem(key),
  }
}

/** What stands there may be from an older release, or not ours. */
function parse(value: string | null): Saved | null {
  const body = json(value)
  const saved = {
    conversationId: text(field(body, 'conversationId')),
    token: text(field(body, 'token')),
    watermark: text(field(body, 'watermark')),
  }
  return saved.conversationId && saved.token && saved.watermark ? saved : null
}

function json(value: string | null): unknown {
  try {
    return JSON.parse(value ?? 'null')
  } catch {
    return null
  }
}
