/** Whether this message of a conversation is the one in a while; the same message again gets the same answer. */
export type OnceInAWhile = (conversation: string, message: { readonly id: string; readonly timestamp: Date }) => boolean

const REMEMBERED = 10_000

/** Milliseconds, by the messages' own clock. */
export function createOnceInAWhile(while_: number): OnceInAWhile {
  const last = new Map<string, { id: string; at: number }>()
  return (conversation, { id, timestamp }) => {
    const known = last.get(conversation)
    const at = timestamp.getTime()
    if (known && known.id !== id && at - known.at < while_) return false
    if (last.size >= REMEMBERED) last.clear()
    last.set(conversation, { id, at })
    return true
  }
}
