import type { Language } from '../../../../knowledge/language/language.js'

/** Times as the desk shows them: the service's own time, figures 0-9 in both languages. */
export interface Format {
  /** "10:42" */
  clock(at: string): string
  /** "24 Nov, 10:42"; today's without the day. */
  moment(at: string, now: Date): string
  /** "Tuesday 24 November 2026, 10:42" */
  full(at: string): string
  /** "Tuesday 24 November" */
  day(at: string): string
  /** A span in its two largest units: "3 min", "2 h 05 min", "4 d". */
  span(seconds: number): string
  number(value: number): string
  percent(share: number): string
  bytes(size: number): string
  /** "a, b", without a word between; empty where there is nothing. */
  list(items: readonly string[]): string
}

export const ZONE = 'Asia/Muscat'
const LOCALES = { ar: 'ar-OM-u-nu-latn-ca-gregory', en: 'en-GB-u-nu-latn-ca-gregory' } as const
const COMMAS = { ar: '، ', en: ', ' } as const
const UNITS = {
  ar: { s: 'ث', m: 'د', h: 'س', d: 'ي', kb: 'ك.ب', mb: 'م.ب' },
  en: { s: 's', m: 'min', h: 'h', d: 'd', kb: 'KB', mb: 'MB' },
} as const

const dayKey = (at: Date): string => at.toLocaleDateString('en-CA', { timeZone: ZONE })

export function createFormat(language: Language): Format {
  const make = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(LOCALES[language], { timeZone: ZONE, ...options })
  const clock = make({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const short = make({ day: 'numeric', month: 'short' })
  const day = make({ weekday: 'long', day: 'numeric', month: 'long' })
  const full = make({ dateStyle: 'full', timeStyle: 'short', hourCycle: 'h23' })
  const number = new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 1 })
  const percent = new Intl.NumberFormat(LOCALES[language], { style: 'percent', maximumFractionDigits: 0 })
  return {
    clock: (at) => clock.format(new Date(at)),
    moment(at, now) {
      const date = new Date(at)
      const time = clock.format(date)
      return dayKey(date) === dayKey(now) ? time : `${short.format(date)} ${time}`
    },
    full: (at) => full.format(new Date(at)),
    day: (at) => day.format(new Date(at)),
    span: (seconds) => spanOf(seconds, UNITS[language]),
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    bytes: (size) =>
      size < 1_000_000
        ? `${number.format(Math.max(1, Math.round(size / 1000)))} ${UNITS[language].kb}`
        : `${number.format(size / 1_000_000)} ${UNITS[language].mb}`,
    list: (items) => items.join(COMMAS[language]),
  }
}

function spanOf(seconds: number, unit: (typeof UNITS)[Language]): string {
  const whole = Math.max(0, Math.floor(seconds))
  if (whole < 60) return `${whole} ${unit.s}`
  const minutes = Math.floor(whole / 60)
  if (minutes < 60) return `${minutes} ${unit.m}`
  const hours = Math.floor(minutes / 60)
  if (hours >= 24) return `${Math.floor(hours / 24)} ${unit.d}`
  return minutes % 60 === 0 ? `${hours} ${unit.h}` : `${hours} ${unit.h} ${minutes % 60} ${unit.m}`
}

/** The day in the service's time as YYYY-MM-DD. */
export const isoDay = (at: Date): string => dayKey(at)
