import { digitRuns, joinedDigits, type JoinedDigits } from './digit-groups.js'
import { isAmount, standsAlone } from './number-context.js'
import { sameLength } from './same-length.js'

/** Country codes that Oman's residents use most, with the digits that follow: what is recognised without + or 00. */
const NATIONAL_LENGTH: Readonly<Record<string, number>> = {
  968: 8, 971: 9, 966: 9, 974: 8, 973: 8, 965: 8, 967: 9, 91: 10, 92: 10, 880: 10, 977: 10, 94: 9, 63: 10, 20: 10, 44: 10,
} // prettier-ignore
/** Mobiles start with 7 or 9, landlines with 21 to 29: a year such as 2026 starts neither. */
const OMANI = /^(?:[79]\d|2[1-9])\d{6}$/
/** How people space eight digits; anything else is two numbers that happen to stand together. */
const OMANI_SHAPES: ReadonlySet<string> = new Set([
  '8',
  '4-4',
  '2-6',
  '6-2',
  '3-5',
  '5-3',
  '2-2-4',
  '4-2-2',
  '2-3-3',
  '3-3-2',
  '2-2-2-2',
  '3-2-3',
  '1-7',
  '1-3-4',
])
const SHORTEST = 7
const LONGEST = 15

/** A phone number in a text: E.164 and its place. */
export interface FoundPhone {
  readonly number: string
  readonly start: number
  readonly end: number
}

/**
 * The first phone number in the text as E.164, else null. An Omani number needs no country code (eight digits that start
 * with 2, 7 or 9); other countries' need +, 00 or one of the codes above. Digits of any script, spaced as people space them.
 */
export function phone(text: string): string | null {
  return findPhones(sameLength(text))[0]?.number ?? null
}

/** Every phone number in a text of `sameLength`, in order. */
export function findPhones(plain: string): FoundPhone[] {
  const found: FoundPhone[] = []
  for (const run of digitRuns(plain)) {
    let from = 0
    for (const joined of joinedDigits(run, LONGEST + 2)) {
      const free = joined.start >= from && standsAlone(plain, joined) && !isAmount(plain, joined)
      const number = free ? e164(joined) : null
      if (!number) continue
      found.push({ number, start: joined.plus ? plain.lastIndexOf('+', joined.start) : joined.start, end: joined.end })
      from = joined.end
    }
  }
  return found
}

function e164({ digits, shape, plus }: JoinedDigits): string | null {
  if (plus) return international(digits)
  if (digits.startsWith('00')) return international(digits.slice(2))
  if (OMANI.test(digits) && OMANI_SHAPES.has(shape)) return `+968${digits}`
  return withKnownCode(digits) ? international(digits) : null
}

const withKnownCode = (digits: string): boolean =>
  [2, 3].some((length) => NATIONAL_LENGTH[digits.slice(0, length)] === digits.length - length)

function international(digits: string): string | null {
  if (digits.startsWith('968')) return OMANI.test(digits.slice(3)) ? `+${digits}` : null
  const right = /^[1-9]/.test(digits) && digits.length >= SHORTEST && digits.length <= LONGEST
  return right ? `+${digits}` : null
}
