import { clockTime } from './clock-time.js'
import { timeItems, type TimeItem } from './time-items.js'
import type { Part, Unit } from './time-words.js'

const ARABIC = /[\u0620-\u06ff]/
const MONTHS = 'january february march april may june july august september october november december'.split(' ')
const RELATIVE: Readonly<Record<number, string>> = {
  [-2]: '2 days ago',
  [-1]: 'yesterday',
  0: 'today',
  1: 'tomorrow',
  2: 'day after tomorrow',
}
const PARTS: Readonly<Record<Part, string>> = {
  dawn: 'early morning',
  morning: 'morning',
  noon: 'noon',
  afternoon: 'afternoon',
  sunset: 'evening',
  evening: 'evening',
  night: 'night',
}
const ARABIZI = /[a-z]/

/** What a sentence says about time: each as English that the recognizer knows. */
interface Facts {
  readonly days: string[]
  readonly times: Clock[]
  readonly parts: Part[]
  /** Numbers that may be an hour: only beside a day or a part of one. */
  readonly loose: number[]
  readonly rest: string[]
}
interface Clock {
  readonly hour: number
  readonly minute: number
  readonly part?: Part
}

/**
 * Says in English what an Arabic text says about time: "بكرة ٣ ونص العصر" is "tomorrow at 15:30". Words that say nothing
 * about time are left out; a text without Arabic in it stays as it is.
 */
export function arabicToEnglish(text: string): string {
  const items = timeItems(text)
  const isArabizi =
    ARABIZI.test(text) && items.some(({ is }) => !['latin', 'number', 'clock', 'figures', 'other'].includes(is))
  if (!ARABIC.test(text) && !isArabizi) return text
  return inEnglish(readFacts(items), items.length)
}

function inEnglish({ days, times, parts, loose, rest }: Facts, count: number): string {
  const hours = times.length === 0 && (days.length + parts.length > 0 || count <= 2) ? loose : []
  const clocks = [...times, ...hours.map((hour) => ({ hour, minute: 0 }))]
  const [part] = parts
  const spoken = clocks.map((clock) => `at ${clockTime(clock, part)}`)
  const alone = clocks.length === 0 && part ? [PARTS[part]] : []
  return [days.join(' or '), ...alone, ...spoken, ...rest].filter(Boolean).join(' ')
}

type Reader = (items: readonly TimeItem[], at: number, facts: Facts) => number

/** Each takes what it understands from `at` on and says how many items that was; the first that takes any wins. */
const READERS: readonly Reader[] = [
  readRange, readDate, readDayOfMonth, readWeekday, readRelative, readOffset, readClock, readPart, readPlain,
] // prettier-ignore

function readFacts(items: readonly TimeItem[]): Facts {
  const facts: Facts = { days: [], times: [], parts: [], loose: [], rest: [] }
  for (let at = 0; at < items.length;) {
    at += READERS.reduce((taken, read) => taken || read(items, at, facts), 0) || 1
  }
  return facts
}

const isAt = <Is extends TimeItem['is']>(items: readonly TimeItem[], at: number, ...kinds: readonly Is[]) => {
  const item = items[at]
  return item && (kinds as readonly string[]).includes(item.is) ? (item as Extract<TimeItem, { is: Is }>) : null
}
/** "يوم" before a weekday or a number only says that it is a day. */
const isDayWord = (items: readonly TimeItem[], at: number): boolean => {
  const unit = isAt(items, at, 'unit')
  return isAt(items, at, 'date') !== null || (unit?.unit === 'day' && unit.count === undefined)
}
const skipDayWord = (items: readonly TimeItem[], at: number): number => (isDayWord(items, at) ? at + 1 : at)
/** The next item that is not one of the small words between, such as "of". */
const skip = (items: readonly TimeItem[], at: number, ...kinds: readonly TimeItem['is'][]): number =>
  isAt(items, at, ...kinds) ? skip(items, at + 1, ...kinds) : at

/** "٥ ديسمبر ٢٠٢٦", "الخامس من ديسمبر", "ديسمبر ٥", "٥ شهر ١٢", "25/12". */
function readDate(items: readonly TimeItem[], at: number, facts: Facts): number {
  const figures = isAt(items, at, 'figures')
  if (figures) return facts.days.push(figures.text) && 1
  const number = isAt(items, at, 'number')
  const next = skip(items, at + 1, 'from', 'of')
  const after = isAt(items, next, 'month', 'hijri', 'unit')
  if (number && number.value <= 31 && after) {
    if (after.is === 'hijri') return next + 1 - at
    const name = after.is === 'month' ? after.name : monthByNumber(items, next)
    const length = next + (after.is === 'month' ? 1 : 2) - at
    if (name) return pushDate(items, at, { facts, date: `${number.value} ${name}`, length })
  }
  const month = isAt(items, at, 'month')
  const day = month && isAt(items, at + 1, 'number')
  if (month && day && day.value <= 31)
    return pushDate(items, at, { facts, date: `${day.value} ${month.name}`, length: 2 })
  if (month) return facts.days.push(month.name) && 1
  return 0
}

function monthByNumber(items: readonly TimeItem[], at: number): string | undefined {
  const unit = isAt(items, at, 'unit')
  const number = isAt(items, at + 1, 'number')
  return unit?.unit === 'month' && number ? MONTHS[number.value - 1] : undefined
}

function pushDate(
  items: readonly TimeItem[],
  at: number,
  { facts, date, length }: { facts: Facts; date: string; length: number },
): number {
  const year = isAt(items, at + length, 'number')
  const hasYear = year !== null && year.value >= 2000 && year.value < 2200
  facts.days.push(hasYear ? `${date} ${year.value}` : date)
  return length + (hasYear ? 1 : 0)
}

/** "يوم ٢٥", "٢٥ من الشهر القادم", "يوم ٥ هذا الشهر". */
function readDayOfMonth(items: readonly TimeItem[], at: number, facts: Facts): number {
  const named = isDayWord(items, at) ? 1 : 0
  const number = isAt(items, at + named, 'number')
  if (!number || number.value < 1 || number.value > 31) return 0
  const next = skip(items, at + named + 1, 'from', 'of', 'this')
  const unit = isAt(items, next, 'unit')
  if (unit?.unit === 'month' && unit.count === undefined && !isAt(items, next + 1, 'number')) {
    const later = isAt(items, next + 1, 'next')
    facts.days.push(`the ${ordinalOf(number.value)} of ${later ? 'next' : 'this'} month`)
    return next + 1 + (later ? 1 : 0) - at
  }
  if (!named) return 0
  facts.days.push(`the ${ordinalOf(number.value)}`)
  return 2
}

const ordinalOf = (day: number): string =>
  `${day}${day > 10 && day < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th')}`

/** "الأحد", "الأحد القادم", "هذا الأحد", "الأحد من الأسبوع الجاي", "الأسبوع الجاي يوم الأحد". */
function readWeekday(items: readonly TimeItem[], at: number, facts: Facts): number {
  const weekBefore = nextWeek(items, at)
  const start = skipDayWord(items, skip(items, at + weekBefore, 'this'))
  const day = isAt(items, start, 'weekday')
  if (!day) return weekBefore > 0 ? facts.days.push('next week') && weekBefore : 0
  const modifier = isAt(items, start + 1, 'next-but-one', 'next', 'last')
  const afterWord = start + 1 + (modifier ? 1 : 0)
  const weekStart = skip(items, afterWord, 'from', 'of')
  const weekAfter = nextWeek(items, weekStart)
  const isNextWeek = weekBefore + weekAfter > 0
  facts.days.push(isNextWeek ? `${day.name} next week` : weekdayInEnglish(day.name, modifier?.is))
  return (weekAfter > 0 ? weekStart + weekAfter : afterWord) - at
}

function weekdayInEnglish(name: string, modifier: 'next-but-one' | 'next' | 'last' | undefined): string {
  if (modifier === 'last') return `last ${name}`
  return modifier === 'next-but-one' ? `${name} after next` : `coming ${name}`
}

function nextWeek(items: readonly TimeItem[], at: number): number {
  const unit = isAt(items, at, 'unit')
  return unit?.unit === 'week' && isAt(items, at + 1, 'next') ? 2 : 0
}

function readRelative(items: readonly TimeItem[], at: number, facts: Facts): number {
  const day = isAt(items, at, 'day')
  if (!day) return 0
  const length = skipDayWord(items, at + 1) - at
  const named = isAt(items, at + length, 'weekday') ? 1 : 0
  facts.days.push(RELATIVE[day.offset] ?? 'today')
  return length + named
}

/** "بعد ٣ أيام", "عقب ساعتين", "قبل يومين", "الشهر القادم". */
function readOffset(items: readonly TimeItem[], at: number, facts: Facts): number {
  const way = isAt(items, at, 'after', 'before')
  if (!way) return readSpan(items, at, facts)
  const number = isAt(items, at + 1, 'number')
  const unit = isAt(items, at + (number ? 2 : 1), 'unit')
  if (unit) {
    const count = number?.value ?? unit.count ?? 1
    facts.days.push(`${count} ${plural(unit.unit, count)} ${way.is === 'after' ? 'from now' : 'ago'}`)
    return number ? 3 : 2
  }
  if (way.is === 'before' && isAt(items, at + 1, 'oclock', 'number', 'clock')) facts.rest.push('by 1 pm')
  return 1
}

const plural = (unit: Unit, count: number): string => (count === 1 ? unit : `${unit}s`)

/** A week, a month or a year as a whole, or "every": no moment. */
function readSpan(items: readonly TimeItem[], at: number, facts: Facts): number {
  if (isAt(items, at, 'every')) return facts.days.push('every day') && 2
  if (isAt(items, at, 'now')) return facts.rest.push('now') && 1
  const unit = isAt(items, at, 'unit')
  const modifier = unit && unit.count === undefined ? isAt(items, at + 1, 'next', 'last') : null
  return unit && modifier ? facts.days.push(`${modifier.is} ${unit.unit}`) && 2 : 0
}

/** "بين ٩ و١١", "من ٩ إلى ١١": two times, which the recognizer will not take for one. */
function readRange(items: readonly TimeItem[], at: number, facts: Facts): number {
  if (!isAt(items, at, 'between', 'from')) return 0
  const first = skip(items, at + 1, 'oclock')
  const second = skip(items, first + 2, 'oclock')
  const [from, to] = [isAt(items, first, 'number'), isAt(items, second, 'number')]
  const joined = isAt(items, first + 1, 'and', 'to')
  if (!from || !to || !joined || from.value > 24 || to.value > 24 || isAt(items, second + 1, 'month')) return 0
  facts.times.push({ hour: from.value, minute: 0 }, { hour: to.value, minute: 0 })
  return second + 1 - at
}

/** "الساعة ٣ ونص العصر", "٩:٣٠ صباحا", "ثلاث الا ربع". */
function readClock(items: readonly TimeItem[], at: number, facts: Facts): number {
  const named = isAt(items, at, 'oclock') ? 1 : 0
  const start = isAt(items, at + named, 'number', 'clock')
  if (!start) return named
  const hour = start.is === 'clock' ? start.hour : start.value
  const minutes = start.is === 'clock' ? { minute: start.minute, length: 0 } : readMinutes(items, at + named + 1)
  const length = named + 1 + minutes.length
  const split = splitHour(hour, items, at + length)
  const part = isAt(items, at + length + split.length, 'part')
  const isHour = split.hour <= 24
  if (!isHour || !(named || start.is === 'clock' || minutes.length > 0 || part)) return looseNumber(items, at, facts)
  const clock = { hour: split.hour, minute: minutes.minute + split.minute }
  facts.times.push(part ? { ...clock, part: part.part } : clock)
  return length + split.length + (part ? 1 : 0)
}

/** "ثلاث وعشرين دقيقة" is read as 23 first: three, and twenty minutes. */
function splitHour(
  hour: number,
  items: readonly TimeItem[],
  at: number,
): { hour: number; minute: number; length: number } {
  const unit = isAt(items, at, 'unit')
  if (unit?.unit !== 'minute' || hour <= 20) return { hour, minute: 0, length: 0 }
  return { hour: hour % 10, minute: hour - (hour % 10), length: 1 }
}

/** "ونص", "الا ربع", "وعشر دقايق", "ونص وخمس". */
function readMinutes(items: readonly TimeItem[], at: number): { minute: number; length: number } {
  const sign = isAt(items, at, 'and', 'minus')
  const what = isAt(items, at + 1, 'half', 'quarter', 'third', 'number')
  if (!sign || !what) return { minute: 0, length: 0 }
  const amount = what.is === 'number' ? what.value : { half: 30, quarter: 15, third: 20 }[what.is]
  if (amount > 59) return { minute: 0, length: 0 }
  const unit = isAt(items, at + 2, 'unit')
  const length = unit?.unit === 'minute' ? 3 : 2
  const more = readMinutes(items, at + length)
  return { minute: (sign.is === 'and' ? amount : -amount) + more.minute, length: length + more.length }
}

/** A number alone may be an hour where it stands beside a day or a part of one, or is all that is said. */
function looseNumber(items: readonly TimeItem[], at: number, facts: Facts): number {
  const number = isAt(items, at, 'number')
  const beside = ['day', 'weekday', 'month', 'figures', 'part', 'next', 'date', 'unit', 'after']
  const near = [items[at - 1], items[at + 1]].some((item) => item && beside.includes(item.is))
  if (number && number.value >= 1 && number.value <= 24 && (near || items.length <= 2)) facts.loose.push(number.value)
  return number ? 1 : 0
}

function readPart(items: readonly TimeItem[], at: number, facts: Facts): number {
  const part = isAt(items, at, 'part')
  return part ? facts.parts.push(part.part) && 1 : 0
}

function readPlain(items: readonly TimeItem[], at: number, facts: Facts): number {
  const word = isAt(items, at, 'latin')
  return word ? facts.rest.push(word.text) && 1 : 0
}
