import type { Part } from './time-words.js'

/** An hour as said, minutes that may run over it ("three less a quarter"), and the part of the day said with it. */
export interface SpokenClock {
  readonly hour: number
  readonly minute: number
  readonly part?: Part
}

/**
 * `15:30` where a part of the day or an hour past twelve tells; else `3:30` as said, for the recognizer to weigh both. The
 * part is the clock's own, or the one said elsewhere in the sentence.
 */
export function clockTime({ hour, minute, part }: SpokenClock, elsewhere?: Part): string {
  const known = part ?? elsewhere
  const of24 = known ? inPart(hour, known) : hour
  const total = (of24 * 60 + minute + 24 * 60) % (24 * 60)
  const hours = Math.floor(total / 60)
  const minutes = String(total % 60).padStart(2, '0')
  const spoken = known || of24 === 0 || of24 > 12 ? hours : hours % 12 || 12
  if (known && spoken < 13) return `${spoken % 12 || 12}:${minutes} ${spoken < 12 ? 'am' : 'pm'}`
  return `${spoken}:${minutes}`
}

function inPart(hour: number, part: Part): number {
  if (hour > 12) return hour
  switch (part) {
    case 'dawn':
    case 'morning':
      return hour % 12
    case 'noon':
      return hour < 6 ? hour + 12 : hour
    case 'night':
      return hour === 12 || hour < 5 ? hour % 12 : hour + 12
    default:
      return hour === 12 ? 12 : hour + 12
  }
}
