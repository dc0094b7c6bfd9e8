import { createWallClock, openingAt, weekOn } from '../../dialogs/office-hours.js'
import type { Hours, Week } from '../../knowledge/content.js'

const MINUTE = 60_000
const DAY = 86_400_000
/** Further ahead no opening is looked for. */
const DAYS_AHEAD = 370
const WEEKDAYS: readonly (keyof Week)[] = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

/** Whether people answer now, and when they do next; `opensAt` is null while open, and where no opening is in sight. */
export interface Opening {
  readonly open: boolean
  readonly opensAt: Date | null
}

/** The desk's opening as of now, by hours that may be swapped. Always open where there are none. Reckoned once a minute. */
export function createOpening(hours: () => Hours | null, now: () => Date): () => Opening {
  let known: { readonly hours: Hours; readonly minute: number; readonly opening: Opening } | null = null
  return () => {
    const kept = hours()
    if (!kept) return { open: true, opensAt: null }
    const minute = Math.floor(now().getTime() / MINUTE)
    if (known?.hours !== kept || known.minute !== minute)
      known = { hours: kept, minute, opening: openingOf(kept, new Date(minute * MINUTE)) }
    return known.opening
  }
}

export function openingOf(hours: Hours, at: Date): Opening {
  return openingAt(hours, at).open ? { open: true, opensAt: null } : { open: false, opensAt: opensAfter(hours, at) }
}

/** The next time at which a period of the week begins on a day that is no holiday. */
function opensAfter(hours: Hours, at: Date): Date | null {
  const clock = createWallClock(hours.timeZone)
  const today = Date.parse(`${clock(at).day}T00:00Z`)
  for (let ahead = 0; ahead < DAYS_AHEAD; ahead += 1) {
    const day = new Date(today + ahead * DAY).toISOString().slice(0, 10)
    const starts = periodsOn(hours, day).map(([from]) => instantOf(day, from, clock))
    const next = starts.filter((start) => start > at.getTime()).sort((a, b) => a - b)[0]
    if (next !== undefined) return new Date(next)
  }
  return null
}

function periodsOn(hours: Hours, day: string): readonly (readonly [string, string])[] {
  if (hours.holidays.some(({ from, to }) => from <= day && day <= to)) return []
  const weekday = WEEKDAYS[new Date(`${day}T00:00Z`).getUTCDay()]
  return weekday ? weekOn(hours, day)[weekday] : []
}

/** Wall-clock time of a zone to milliseconds since 1970. Twice, because the first guess may lie across a change of clocks. */
function instantOf(day: string, time: string, clock: ReturnType<typeof createWallClock>): number {
  const wanted = Date.parse(`${day}T${time}Z`)
  const shown = (instant: number): number => {
    const wall = clock(new Date(instant))
    return Date.parse(`${wall.day}T${wall.time}Z`)
  }
  const first = wanted - (shown(wanted) - wanted)
  return first - (shown(first) - wanted)
}
