/** Somebody who looks on in another process. */
export interface Sitter {
  readonly id: string
  readonly typing: boolean
}

/** What another process said of one conversation. */
export interface FarWord {
  /** The process. */
  readonly from: string
  readonly conversation: string
  readonly sitters: readonly Sitter[]
}

/** Milliseconds without a word after which a process counts as dead: three of its signs of life. */
const SILENT_AFTER = 45_000

export type FarSeats = ReturnType<typeof createFarSeats>

/** Who looks on in other processes, by their last word. */
export function createFarSeats(now: () => Date) {
  const rooms = new Map<string, Map<string, { readonly sitters: readonly Sitter[]; readonly at: number }>>()
  const remove = (conversation: string, from: string): void => {
    const room = rooms.get(conversation)
    room?.delete(from)
    if (room?.size === 0) rooms.delete(conversation)
  }
  return {
    note({ from, conversation, sitters }: FarWord): void {
      if (sitters.length === 0) return remove(conversation, from)
      const room = rooms.get(conversation) ?? new Map()
      rooms.set(conversation, room.set(from, { sitters, at: now().getTime() }))
    },
    in: (conversation: string): readonly Sitter[] =>
      [...(rooms.get(conversation)?.values() ?? [])].flatMap(({ sitters }) => sitters),
    /** Gives the conversations that somebody has left by it. */
    forgetSilent(): readonly string[] {
      const since = now().getTime() - SILENT_AFTER
      const silent = [...rooms].flatMap(([conversation, room]) =>
        [...room].filter(([, { at }]) => at < since).map(([from]) => ({ conversation, from })),
      )
      for (const { conversation, from } of silent) remove(conversation, from)
      return [...new Set(silent.map(({ conversation }) => conversation))]
    },
  }
}
