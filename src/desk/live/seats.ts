import type { Viewer } from '../contract/inbox.js'

/** One page that looks at a conversation. */
export interface Seat {
  readonly id: string
  readonly name: string
  /** Looks on without being shown. */
  readonly silent: boolean
  typing: boolean
  /** The viewers changed. */
  readonly tell: (viewers: readonly Viewer[]) => void
}

/** Who looks at which conversation, in this process. */
export interface Seats {
  take(conversation: string, seat: Seat): void
  leave(conversation: string, seat: Seat): void
  typing(conversation: string, seat: Seat, typing: boolean): void
  viewers(conversation: string): readonly Viewer[]
}

export function createSeats(): Seats {
  const rooms = new Map<string, Set<Seat>>()
  /** A person with two pages is one viewer. */
  const viewers = (conversation: string): readonly Viewer[] => {
    const shown = [...(rooms.get(conversation) ?? [])].filter(({ silent }) => !silent)
    const people = new Map<string, Viewer>()
    for (const { id, name, typing } of shown)
      people.set(id, { id, name, typing: typing || (people.get(id)?.typing ?? false) })
    return [...people.values()]
  }
  const tell = (conversation: string): void => {
    const all = viewers(conversation)
    for (const seat of rooms.get(conversation) ?? []) seat.tell(all)
  }
  return {
    viewers,
    take(conversation, seat) {
      rooms.set(conversation, (rooms.get(conversation) ?? new Set()).add(seat))
      tell(conversation)
    },
    leave(conversation, seat) {
      const room = rooms.get(conversation)
      if (!room?.delete(seat)) return
      if (room.size === 0) rooms.delete(conversation)
      tell(conversation)
    },
    typing(conversation, seat, typing) {
      if (seat.typing === typing) return
      seat.typing = typing
      tell(conversation)
    },
  }
}
