import type { Week } from '../knowledge/content.js'
import type { Language } from '../knowledge/language/language.js'
import type { Period } from './office-hours.js'
import type { Wording } from './wording.js'

/** Days, times and lists as a citizen reads them, in the service's time zone. Figures are 0-9 in both languages, as in the answers. */
export interface Format {
  /** "يوم الثلاثاء 24 نوفمبر، الساعة 3:00 مساءً", "on Tuesday 24 November at 3:00 pm". */
  moment(at: Date, language: Language): string
  /** A day given as `2026-11-24`: "الثلاثاء 24 نوفمبر", "Tuesday 24 November". */
  day(day: string, language: Language): string
  /** An entry's date: "أغسطس 2025", "12 August 2025", "2025", "undated". */
  asOf(date: string, language: Language): string
  /** "من الأحد إلى الخميس، 7:30 صباحًا – 2:30 مساءً". */
  week(week: Week, language: Language): string
  /** "a, b and c". */
  list(items: readonly string[], language: Language): string
}

const LOCALES = { ar: 'ar-OM-u-nu-latn-ca-gregory', en: 'en-GB-u-nu-latn-ca-gregory' } satisfies Record<
  Language,
  string
>
/** A Sunday, from which the names of the days are taken. */
const SUNDAY = Date.UTC(2026, 10, 22)
const DAY = 86_400_000

interface Formatters {
  readonly moment: Intl.DateTimeFormat
  readonly day: Intl.DateTimeFormat
  readonly weekday: Intl.DateTimeFormat
  readonly month: Intl.DateTimeFormat
  readonly list: Intl.ListFormat
}

function createFormatters(language: Language, timeZone: string): Formatters {
  const locale = LOCALES[language]
  const day = { weekday: 'long', day: 'numeric', month: 'long' } as const
  const clock = { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' } as const
  return {
    moment: new Intl.DateTimeFormat(locale, { ...day, ...clock, timeZone }),
    day: new Intl.DateTimeFormat(locale, { ...day, timeZone: 'UTC' }),
    weekday: new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }),
    month: new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }),
    list: new Intl.ListFormat(locale, { type: 'conjunction' }),
  }
}

export function createFormat({ wording, timeZone }: { wording: Wording; timeZone: string }): Format {
  const formatters = { ar: createFormatters('ar', timeZone), en: createFormatters('en', timeZone) }
  const clock = (hour: number, minute: number, language: Language): string => {
    const time = `${hour % 12 === 0 ? 12 : hour % 12}:${String(minute).padStart(2, '0')}`
    return wording.say(language, hour < 12 ? 'time.am' : hour === 12 ? 'time.noon' : 'time.pm', { time })
  }
  return {
    day: (day, language) => dayOf(partsOf(formatters[language].day, new Date(`${day}T12:00:00Z`))),
    moment(at, language) {
      const part = partsOf(formatters[language].moment, at)
      const day = dayOf(part)
      return wording.say(language, 'time.moment', {
        day,
        time: clock(Number(part('hour')), Number(part('minute')), language),
      })
    },
    asOf(date, language) {
      if (date === 'undated') return wording.say(language, 'answer.undated')
      const [year = '', month, day] = date.split('-')
      if (!month) return year
      const name = formatters[language].month.format(Date.UTC(2026, Number(month) - 1, 15))
      return [...(day ? [String(Number(day))] : []), name, year].join(' ')
    },
    week(week, language) {
      const spans = spansOf(week).map(({ first, last, periods }) => {
        const [from, to] = [first, last].map((day) => formatters[language].weekday.format(SUNDAY + day * DAY))
        const days = first === last || !from || !to ? (from ?? '') : wording.say(language, 'time.days', { from, to })
        const times = periods.map((period) => {
          const [open, close] = period.map((time) => clock(Number(time.slice(0, 2)), Number(time.slice(3)), language))
          return wording.say(language, 'time.range', { from: open ?? '', to: close ?? '' })
        })
        return wording.say(language, 'time.hours', { days, times: formatters[language].list.format(times) })
      })
      return spans.length === 0 ? '' : spans.reduce((one, other) => wording.say(language, 'time.spans', { one, other }))
    },
    list: (items, language) => formatters[language].list.format(items),
  }
}

type Parts = (type: Intl.DateTimeFormatPartTypes) => string

const dayOf = (part: Parts): string => `${part('weekday')} ${part('day')} ${part('month')}`

function partsOf(formatter: Intl.DateTimeFormat, at: Date): Parts {
  const parts = formatter.formatToParts(at)
  return (type) => parts.find((part) => part.type === type)?.value ?? ''
}

interface Span {
  readonly first: number
  last: number
  readonly periods: readonly Period[]
}

/** Days in a row with the same hours, Sunday being 0; closed days are left out. */
function spansOf(week: Week): readonly Span[] {
  const spans: Span[] = []
  Object.values(inOrder(week)).forEach((periods, day) => {
    const last = spans.at(-1)
    if (periods.length === 0) return
    if (last?.last === day - 1 && JSON.stringify(last.periods) === JSON.stringify(periods)) last.last = day
    else spans.push({ first: day, last: day, periods })
  })
  return spans
}

const inOrder = (week: Week): readonly (readonly Period[])[] => [
  week.sunday,
  week.monday,
  week.tuesday,
  week.wednesday,
  week.thursday,
  week.friday,
  week.saturday,
]
