import { recognizeDateTime } from '@microsoft/recognizers-text-suite'
import { fold } from '../../knowledge/language/fold.js'
import { arabicToEnglish } from './arabic-bridge.js'
import { settleEnglish } from './english-dates.js'
import { findPhones } from './phone.js'
import { sameLength } from './same-length.js'
import type { DayPart, Known, Said } from './when.js'

/** What the recognizer's patterns can take without trouble. */
const MOST_CHARACTERS = 200
/** Day before month, as written in Oman. */
const CULTURE = 'en-gb'
/** An hour without am or pm is one of these: nobody asks an office for four in the morning. */
const OFFICE_DAY = { from: 7, before: 19 }

export interface ReadAgainst {
  /** `2026-11-23`, `09:30`: the wall clock as the text is read. */
  readonly today: string
  readonly time: string
  readonly known: Known
}

/** What a text says about time. Runs in the worker: the recognizer's patterns can take long on a hostile text. */
export function readWhen(text: string, against: ReadAgainst): Said {
  const plain = withoutPhones(text).slice(0, MOST_CHARACTERS)
  const english = settleEnglish(arabicToEnglish(fold(plain).replace(/\s+/g, ' ')), against.today)
  return complete(understand(english, against), against.known)
}

function withoutPhones(text: string): string {
  const plain = sameLength(text)
  return findPhones(plain).reduceRight((kept, { start, end }) => `${kept.slice(0, start)} ${kept.slice(end)}`, text)
}

interface Value {
  readonly timex?: string
  readonly type?: string
  readonly value?: string
  readonly start?: string
  readonly end?: string
  readonly Mod?: string
}

/** What the recognizer's results come to: the days and times they may mean, most likely first in each. */
interface Candidates {
  readonly days: string[]
  readonly times: string[]
  part?: DayPart
  unclear: boolean
}

function understand(english: string, { today, time }: ReadAgainst): Said {
  const reference = new Date(`${today}T${time}:00`)
  const results = recognizeDateTime(english, CULTURE, undefined, reference)
  const found: Candidates = { days: [], times: [], unclear: false }
  for (const { resolution } of results) collect(found, (resolution?.['values'] ?? [{}]) as Value[], today)
  return said(found)
}

function collect(found: Candidates, values: readonly Value[], today: string): void {
  const [first] = values
  switch (first?.type) {
    case 'date':
      return addTo(found, {
        day: likelyDay(
          values.map(({ value }) => value),
          today,
        ),
      })
    case 'time':
      return addTo(found, { time: likelyTime(values.map(({ value }) => value)) })
    case 'datetime':
      if (first.timex?.endsWith('_REF')) return void (found.unclear = true)
      return addTo(found, {
        day: likelyDay(
          values.map(({ value }) => value?.slice(0, 10)),
          today,
        ),
        time: likelyTime(values.map(({ value }) => value?.slice(11))),
      })
    case 'datetimerange':
    case 'timerange':
      return collectRange(found, first)
    case 'duration':
      return
    default:
      found.unclear = true
  }
}

const PARTS: Readonly<Record<string, DayPart>> = { MO: 'morning', AF: 'afternoon', EV: 'evening', NI: 'evening' }

/** "Tomorrow morning" is a day and a part of it; "tomorrow after 3" starts at a time; any other range is no moment. */
function collectRange(found: Candidates, { timex, start, end, Mod }: Value): void {
  const part = PARTS[/T(MO|AF|EV|NI)$/.exec(timex ?? '')?.[1] ?? '']
  const day = /^\d{4}-\d\d-\d\d/.exec(start ?? '')?.[0]
  if (part) {
    found.part = part
    if (day) addTo(found, { day })
  } else if (Mod === 'after' && start) addTo(found, { day, time: start.slice(-8, -3) })
  else if (day && end?.startsWith(day)) {
    addTo(found, { day })
  } else found.unclear = true
}

function addTo(found: Candidates, { day, time }: { day?: string | undefined; time?: string | undefined }): void {
  if (day === NOT_A_DAY) found.unclear = true
  else if (day && !found.days.includes(day)) found.days.push(day)
  if (time && !found.times.includes(time)) found.times.push(time)
}

const NOT_A_DAY = 'not resolved'

/** The first that is not over; without a year the recognizer names the one before and the one to come. */
function likelyDay(values: readonly (string | undefined)[], today: string): string | undefined {
  const days = values.filter((value) => value !== undefined)
  return days.find((day) => day >= today) ?? days.at(-1)
}

function likelyTime(values: readonly (string | undefined)[]): string | undefined {
  const times = values.filter((value) => value !== undefined).map((value) => value.slice(0, 5))
  return times.find((time) => isOfficeHour(Number(time.slice(0, 2)))) ?? times[0]
}

const isOfficeHour = (hour: number): boolean => hour >= OFFICE_DAY.from && hour < OFFICE_DAY.before

function said({ days, times, part, unclear }: Candidates): Said {
  const [day] = days
  const [time] = times
  if (unclear || days.length > 1 || times.length > 1) return { kind: 'unclear' }
  if (day && time) return { kind: 'moment', day, time }
  if (day) return part ? { kind: 'day', day, part } : { kind: 'day', day }
  if (time) return { kind: 'time', time }
  return { kind: part ? 'unclear' : 'none' }
}

/** What was said before fills what is missing now. */
function complete(now: Said, known: Known): Said {
  if (now.kind === 'time' && known.day) return { kind: 'moment', day: known.day, time: now.time }
  if (now.kind === 'day' && known.time && !now.part) return { kind: 'moment', day: now.day, time: known.time }
  return now
}
