/** The week as Oman counts it. */
export const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const
export type Weekday = (typeof WEEKDAYS)[number]

const MONTHS = 'january february march april may june july august september october november december'.split(' ')
const utc = (day: string): Date => new Date(`${day}T00:00:00Z`)
const iso = (date: Date): string => date.toISOString().slice(0, 10)

/** 0 is Sunday. Days are `2026-11-23`. */
export const weekdayOf = (day: string): number => utc(day).getUTCDay()

export function addDays(day: string, count: number): string {
  const date = utc(day)
  date.setUTCDate(date.getUTCDate() + count)
  return iso(date)
}

/** Takes the first of a month. */
export function addMonths(first: string, count: number): string {
  const date = utc(first)
  date.setUTCMonth(date.getUTCMonth() + count)
  return iso(date)
}

/** `29 november 2026` */
export const dateInWords = (day: string): string =>
  `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`
