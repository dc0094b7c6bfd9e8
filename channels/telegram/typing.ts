/** "Typing", for those who have to wait: an answer that comes at once needs none, and each sign is a call. */
export interface TypingSigns {
  /** Shown after a moment, unless a message goes out before. */
  expect(chat: string): void
  /** A message goes out to the chat. */
  speak(chat: string): void
}

/** Milliseconds: within them an answer counts as given at once. */
const MOMENT = 400

/** `show` is best effort: it must not reject. */
export function createTypingSigns(show: (chat: string) => Promise<void>): TypingSigns {
  const expected = new Map<string, NodeJS.Timeout>()
  const forget = (chat: string) => {
    clearTimeout(expected.get(chat))
    expected.delete(chat)
  }
  const showLater = (chat: string) =>
    setTimeout(() => {
      expected.delete(chat)
      void show(chat)
    }, MOMENT).unref()
  return {
    expect(chat) {
      forget(chat)
      expected.set(chat, showLater(chat))
    },
    speak: forget,
  }
}
