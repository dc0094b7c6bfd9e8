import type { Hours, Week } from '../knowledge/content.js'
import type { Bilingual } from '../knowledge/language/language.js'

/** From and to, as `07:30`; at the end it is closed already. */
export type Period = readonly [string, string]

/** A day and a time on the wall clock of a place. */
export interface WallClock {
  /** `2026-11-23` */
  readonly day: string
  /** `07:30` */
  readonly time: string
  readonly weekday: keyof Week
}

/** Reads the wall clock of a time zone. Make it once: the formatter inside is costly to build, and a minute is read once. */
export function createWallClock(timeZone: string): (at: Date) => WallClock {
  const date = { year: 'numeric', month: '2-digit', day: '2-digit', weekday: 'long' } as const
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const formatter = new Intl.DateTimeFormat('en-GB', { timeZone, ...date, ...time })
  let last = { minute: NaN, read: { day: '', time: '', weekday: 'sunday' } as WallClock }
  return (at) => {
    const minute = Math.floor(at.getTime() / MINUTE)
    if (last.minute !== minute) last = { minute, read: readParts(formatter.formatToParts(at)) }
    return last.read
  }
}

const MINUTE = 60_000

function readParts(parts: readonly Intl.DateTimeFormatPart[]): WallClock {
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? ''
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
    weekday: part('weekday').toLowerCase() as keyof Week,
  }
}

/** Whether people answer at a moment; where a holiday keeps them away, which. */
export type Opening = { readonly open: true } | { readonly open: false; readonly holiday: Bilingual | null }

export function openingAt(hours: Hours, at: Date): Opening {
  const { day, time, weekday } = createWallClock(hours.timeZone)(at)
  const holiday = hours.holidays.find(({ from, to }) => from <= day && day <= to)
  if (holiday) return { open: false, holiday: holiday.name }
  const periods = weekOn(hours, day)[weekday]
  return periods.some(([from, to]) => from <= time && time < to) ? { open: true } : { open: false, holiday: null }
}

/** The week that is kept on a day: the season's, where one is on. */
export function weekOn(hours: Hours, day: string): Week {
  return hours.seasons.find(({ from, to }) => from <= day && day <= to)?.week ?? hours.week
}
