import type { Entry } from './entry.js'

/** The day of a moment on a calendar's wall clock, as `2026-11-23`. `timeZone`: an IANA name. */
export const dayIn = (timeZone: string, at: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at)

/** Whether the source's validity covers the day, both ends included. */
export const isValidOn = ({ validFrom, validUntil }: Pick<Entry, 'validFrom' | 'validUntil'>, day: string): boolean =>
  (!validFrom || validFrom <= day) && (!validUntil || day <= validUntil)
