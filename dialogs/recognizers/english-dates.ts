import { addDays, addMonths, dateInWords, weekdayOf, type Weekday, WEEKDAYS } from './calendar.js'

const NAMES = WEEKDAYS.join('|')
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:tmrw|tmr|tmw|tomorow|tommorow|tommorrow|tomorro|tomoro|2moro|2morrow|2mrw)\b/g, 'tomorrow'],
  [/\b(?:overmorrow|day after tmrw)\b/g, 'day after tomorrow'],
  [/\bthe day after tomorrow\b/g, 'day after tomorrow'],
  [/\bnxt\b/g, 'next'],
  [/\bmon\b/g, 'monday'],
  [/\b(?:tue|tues)\b/g, 'tuesday'],
  [/\b(?:wed|weds|wensday|wednsday)\b/g, 'wednesday'],
  [/\b(?:thu|thur|thurs|thrusday)\b/g, 'thursday'],
  [/\bfri\b/g, 'friday'],
  [/\bsat\b(?! (?:down|on|with|here))/g, 'saturday'],
  [/\bsun\b(?!ny)/g, 'sunday'],
  [/\b(?:mid ?day)\b/g, 'noon'],
  [/@ ?(?=\d)/g, 'at '],
  [
    /\b(?:around|about|approximately|approx|after) (?=\d{1,2}(?::\d\d)?(?: ?[ap]m)?\b(?! (?:days|weeks|hours|minutes|months)))/g,
    'at ',
  ],
  [/\b(\d{1,2})ish\b/g, '$1'],
  [/\bhalf (\d{1,2})\b/g, '$1:30'],
  [/\b(?:in )?(?:a )?half (?:an )?hour(?: from now| later)?\b/g, '30 minutes from now'],
  [/\b(?:in )?(?:an|one) hour and a half(?: from now| later)?\b/g, '90 minutes from now'],
  [/\b(?:in )?(?:a|one) week(?: from (?:now|today)|'?s time)\b|\bin (?:a|one) week\b/g, '1 week from now'],
  [/\bin (\d{1,3}|two|three|four|five|six|seven|ten) (days?|weeks?|months?)(?:'? time)?\b/g, '$1 $2 from now'],
]

/**
 * Puts English wording into what the recognizer reads as people in Oman mean it: weekdays and days of the month become
 * dates (the week starts on Sunday; a weekday alone is the one to come), and known spellings are mended.
 */
export function settleEnglish(text: string, today: string): string {
  const spelled = SPELLINGS.reduce((plain, [pattern, word]) => plain.replace(pattern, word), text.toLowerCase())
  return hoursBesideDays(daysOfMonth(weekdays(spelled, today), today))
}

const WEEKDAY = new RegExp(
  String.raw`\b(next week(?:'?s)? (?:on )?)?(?:on )?(?:the )?(?:(this|next|coming|upcoming|last|past) +)?(${NAMES})s?\b( (?:of )?next week| after next| this week)?`,
  'g',
)

function weekdays(text: string, today: string): string {
  return text.replace(WEEKDAY, (...groups: (string | undefined)[]) => {
    const [, weekBefore = '', which = '', name, after = ''] = groups
    return dateInWords(weekdayDate(today, { name: name as Weekday, which: weekBefore + which + after }))
  })
}

function weekdayDate(today: string, { name, which }: { name: Weekday; which: string }): string {
  const ahead = (WEEKDAYS.indexOf(name) - weekdayOf(today) + 7) % 7 || 7
  if (/last|past/.test(which)) return addDays(today, ahead - 7 === 0 ? -7 : ahead - 7)
  const inNextWeek = 7 - weekdayOf(today) + WEEKDAYS.indexOf(name)
  if (/next week/.test(which)) return addDays(today, inNextWeek)
  if (/after next/.test(which)) return addDays(today, ahead + 7)
  return addDays(today, which === 'next' ? inNextWeek : ahead)
}

const DAY_OF_MONTH =
  /\b(?:on )?the (\d{1,2})(?:st|nd|rd|th)(?: of)?(?: (this|next) month)?\b(?! (?:of |)(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|\b(\d{1,2})(?:st|nd|rd|th) of (this|next) month\b/g

/** "The 25th": of this month while it is still to come, else of the next. A day that the month lacks stays as it is. */
function daysOfMonth(text: string, today: string): string {
  return text.replace(DAY_OF_MONTH, (whole: string, ...[a, which, b, of]: (string | undefined)[]) => {
    const day = Number(a ?? b)
    const month = which ?? of
    const isOver = !month && day < Number(today.slice(8))
    const start = addMonths(`${today.slice(0, 8)}01`, month === 'next' || isOver ? 1 : 0)
    const date = addDays(start, day - 1)
    return date.slice(0, 7) === start.slice(0, 7) ? dateInWords(date) : whole
  })
}

const DAY = String.raw`(?:tomorrow|today|\d{1,2} (?:january|february|march|april|may|june|july|august|september|october|november|december) \d{4})`
const HOUR = String.raw`(\d{1,2}(?:[:.]\d\d)?)`
const HOUR_AFTER = new RegExp(
  String.raw`\b(${DAY}),? ${HOUR}(?! ?(?:[ap]\.?m\b|:|/|-|\d|january|february|march|april|may|june|july|august|september|october|november|december|days|weeks|hours|minutes))`,
  'g',
)
const HOUR_BEFORE = new RegExp(String.raw`^${HOUR} (?:on )?(?=${DAY})`, 'g')

/** "Tomorrow 10" and "10 tomorrow" mean ten o'clock. */
const hoursBesideDays = (text: string): string => text.replace(HOUR_AFTER, '$1 at $2').replace(HOUR_BEFORE, 'at $1 ')
