import { createWallClock } from '../office-hours.js'

const MINUTE = 60_000
const asUtc = (day: string, time: string): number => Date.parse(`${day}T${time}:00Z`)

/** Turns a day and a time on the wall clock of a time zone into an instant. Make it once per zone. */
export function createMomentOf(timeZone: string): (day: string, time: string) => Date {
  const wallClock = createWallClock(timeZone)
  return (day, time) => {
    const wanted = asUtc(day, time)
    const offsetAt = (instant: number) => {
      const shown = wallClock(new Date(instant))
      return asUtc(shown.day, shown.time) - Math.floor(instant / MINUTE) * MINUTE
    }
    // Twice: near a change of the clocks the first guess has the offset of the other side.
    const guess = wanted - offsetAt(wanted)
    return new Date(wanted - offsetAt(guess))
  }
}
