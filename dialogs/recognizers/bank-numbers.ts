import { digitRuns, joinedDigits } from './digit-groups.js'
import type { Span } from './number-context.js'

/** Shortest and longest a card number can be (ISO/IEC 7812). */
const CARD = /^[2-6]\d{12,18}$/
const IBAN_START = /(?<![a-z0-9])[a-z]{2}\d{2}/g
const IBAN_LENGTHS = { least: 15, most: 34 }

/** Bank card numbers in a text of `sameLength`: 13 to 19 digits, spaced as they are, whose check digit is right (Luhn). */
export function findCards(plain: string): Span[] {
  const found: Span[] = []
  for (const run of digitRuns(plain)) {
    for (const { digits, start, end } of joinedDigits(run, 19)) {
      if (start < (found.at(-1)?.end ?? 0)) continue
      if (CARD.test(digits) && luhn(digits)) found.push({ start, end })
    }
  }
  return found
}

/** The check of ISO/IEC 7812: every second digit from the right doubled, the digits' sum a multiple of ten. */
export function luhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

/** IBANs in a text of `sameLength`, spaced or not, whose check digits are right; Oman's have 23 characters. */
export function findIbans(plain: string): Span[] {
  return [...plain.matchAll(IBAN_START)].flatMap(({ index }) => {
    const end = ibanEnd(plain, index)
    return end ? [{ start: index, end }] : []
  })
}

/** Where the longest valid IBAN that starts here ends, always at the end of a word; 0 where there is none. */
function ibanEnd(plain: string, start: number): number {
  let iban = ''
  let end = 0
  for (let i = start; i < plain.length && iban.length <= IBAN_LENGTHS.most; i++) {
    const unit = plain.charAt(i)
    if (/[ \u00a0-]/.test(unit)) continue
    if (!/[a-z0-9]/.test(unit)) break
    iban += unit
    const wordEnds = !/[a-z0-9]/.test(plain.charAt(i + 1))
    if (wordEnds && iban.length >= IBAN_LENGTHS.least && isIban(iban)) end = i + 1
  }
  return end
}

/** The check of ISO 13616: country and check digits moved to the end, letters as 10 to 35, modulo 97 leaves 1. */
export function isIban(iban: string): boolean {
  const text = iban.toLowerCase()
  if (text.startsWith('om') && text.length !== 23) return false
  const remainder = [...text.slice(4), ...text.slice(0, 4)].reduce((rest, unit) => {
    const value = Number.parseInt(unit, 36)
    return (rest * (value > 9 ? 100 : 10) + value) % 97
  }, 0)
  return remainder === 1
}
