import type { Channel } from '../../channels/channel.js'

/** How fast a provider may be called: parts evenly spaced, to one recipient and in all, and nothing while it wants quiet. */
export interface Pace {
  /**
   * Null: it is this conversation's turn, and that is counted as used; otherwise when to ask again. Who waits for the
   * channel has a place in its line, so that thousands who wait do not all ask at each place.
   */
  next(channel: Channel, conversation: string): Date | null
  /** Nothing goes out on the channel before that; every place in its line is given up. */
  hold(channel: Channel, until: Date): void
  /** What `next` counted did not go after all: it may as soon as there is room again, which is then. */
  giveBack(channel: Channel, conversation: string, until: Date): void
}

const SECOND = 1_000
/** Recipients remembered before those whose time has passed are forgotten. */
const MOST_REMEMBERED = 10_000

/** Milliseconds after which nobody comes for a place any more: what was to be said was cancelled. */
const LATEST = 60_000

/** One channel's line. */
interface Line {
  /** The first moment that nobody has. */
  free: number
  readonly places: Map<string, number>
}

export function createPace(now: () => Date): Pace {
  const lines = new Map<string, Line>()
  const recipients = new Map<string, number>()
  let lookedAt = 0
  /** Times from before a clock was set back lie ahead of everybody: they are forgotten. */
  const heedClock = (at: number) => {
    if (at < lookedAt - SECOND) {
      lines.clear()
      recipients.clear()
    }
    lookedAt = at
  }
  const lineOf = ({ name }: Channel): Line => {
    const line = lines.get(name) ?? { free: 0, places: new Map() }
    lines.set(name, line)
    return line
  }
  const hold = (channel: Channel, until: Date): void => {
    const line = lineOf(channel)
    line.free = Math.max(line.free, until.getTime())
    line.places.clear()
  }
  return {
    next(channel, conversation) {
      const at = now().getTime()
      heedClock(at)
      const { rate } = channel.limits
      const rested = recipients.get(conversation) ?? 0
      if (rested > at) return new Date(rested)
      const place = placeIn(lineOf(channel), { conversation, at, each: SECOND / rate.all })
      if (place > at) return new Date(place)
      recipients.set(conversation, at + SECOND / rate.recipient)
      if (recipients.size > MOST_REMEMBERED) forgetBefore(recipients, at)
      return null
    },
    hold,
    giveBack(channel, conversation, until) {
      recipients.delete(conversation)
      hold(channel, until)
    },
  }
}

/** Its place, or a new one at the end of the line; a place that has come is used up. */
function placeIn(line: Line, { conversation, at, each }: { conversation: string; at: number; each: number }): number {
  let place = line.places.get(conversation)
  if (place === undefined) {
    if (line.places.size > MOST_REMEMBERED) forgetBefore(line.places, at - LATEST)
    place = Math.max(line.free, at)
    line.free = place + each
    line.places.set(conversation, place)
  }
  if (place <= at) line.places.delete(conversation)
  return place
}

function forgetBefore(times: Map<string, number>, at: number): void {
  for (const [each, free] of times) if (free <= at) times.delete(each)
}
