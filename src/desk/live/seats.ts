import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Wire } from '../../live/wire.js'
import type { Viewer } from '../contract/inbox.js'
import { createFarSeats, type FarSeats } from './far-seats.js'

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

/** Who looks at which conversation, in this process and in all others. */
export interface Seats {
  take(conversation: string, seat: Seat): void
  leave(conversation: string, seat: Seat): void
  typing(conversation: string, seat: Seat, typing: boolean): void
  viewers(conversation: string): readonly Viewer[]
  /** Tells the others that nobody is here any more. */
  stop(): void
}

export interface SeatsDeps {
  readonly wire: Wire
  /** By an account's id; null: nobody by that id. */
  readonly nameOf: (id: string) => string | null
  readonly now: () => Date
}

/** Milliseconds between two signs of life of those who look on. */
const BEAT_EVERY = 15_000

const sitter = z.object({ id: z.string(), typing: z.boolean() })
const word = z.union([
  z.object({ from: z.string(), conversation: z.string(), sitters: z.array(sitter) }),
  z.object({ who: z.literal('is there') }),
])

export function createSeats(deps: SeatsDeps): Seats {
  return new Benches(deps)
}

class Benches implements Seats {
  readonly #self = randomUUID()
  readonly #rooms = new Map<string, Set<Seat>>()
  readonly #deps: SeatsDeps
  readonly #far: FarSeats
  readonly #stopHearing: () => void
  readonly #beat: NodeJS.Timeout

  constructor(deps: SeatsDeps) {
    const { wire, now } = deps
    this.#deps = deps
    this.#far = createFarSeats(now)
    this.#stopHearing = wire.hear('seats', (heard) => this.#hear(heard))
    this.#beat = setInterval(() => this.#giveSign(), BEAT_EVERY).unref()
    const ask = (): void => wire.tell('seats', { who: 'is there' })
    wire.onReturn(() => {
      this.#tellAllThere()
      ask()
    })
    ask()
  }

  viewers(conversation: string): readonly Viewer[] {
    const nameOf = (id: string) => this.#deps.nameOf(id) ?? id
    const others = this.#far.in(conversation).map(({ id, typing }) => ({ id, typing, name: nameOf(id) }))
    return eachOnce([...this.#shown(conversation), ...others])
  }

  take(conversation: string, seat: Seat): void {
    this.#rooms.set(conversation, (this.#rooms.get(conversation) ?? new Set()).add(seat))
    this.#tell(conversation)
  }

  leave(conversation: string, seat: Seat): void {
    const room = this.#rooms.get(conversation)
    if (!room?.delete(seat)) return
    if (room.size === 0) this.#rooms.delete(conversation)
    this.#tell(conversation)
  }

  typing(conversation: string, seat: Seat, typing: boolean): void {
    if (seat.typing === typing) return
    seat.typing = typing
    this.#tell(conversation)
  }

  stop(): void {
    clearInterval(this.#beat)
    this.#stopHearing()
    const left = [...this.#rooms.keys()]
    this.#rooms.clear()
    for (const conversation of left) this.#tellThere(conversation)
  }

  #shown(conversation: string): readonly Seat[] {
    return [...(this.#rooms.get(conversation) ?? [])].filter(({ silent }) => !silent)
  }

  #tell(conversation: string): void {
    this.#tellHere(conversation)
    this.#tellThere(conversation)
  }

  #tellHere(conversation: string): void {
    const room = this.#rooms.get(conversation)
    if (!room) return
    const all = this.viewers(conversation)
    for (const seat of room) seat.tell(all)
  }

  #tellThere(conversation: string): void {
    const sitters = this.#shown(conversation).map(({ id, typing }) => ({ id, typing }))
    this.#deps.wire.tell('seats', { from: this.#self, conversation, sitters })
  }

  #tellAllThere(): void {
    for (const conversation of this.#rooms.keys()) this.#tellThere(conversation)
  }

  #hear(heard: unknown): void {
    const said = word.safeParse(heard)
    if (!said.success) return
    if ('who' in said.data) return this.#tellAllThere()
    this.#far.note(said.data)
    this.#tellHere(said.data.conversation)
  }

  #giveSign(): void {
    this.#tellAllThere()
    for (const conversation of this.#far.forgetSilent()) this.#tellHere(conversation)
  }
}

/** A person with two pages is one viewer. */
function eachOnce(all: readonly Viewer[]): readonly Viewer[] {
  const people = new Map<string, Viewer>()
  for (const { id, name, typing } of all)
    people.set(id, { id, name, typing: typing || (people.get(id)?.typing ?? false) })
  return [...people.values()]
}
