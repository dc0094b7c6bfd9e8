import { findAccounts, findCivilNumbers, findPassports } from './document-numbers.js'
import { findEmails } from './email.js'
import type { Span } from './number-context.js'
import { findCards, findIbans } from './bank-numbers.js'
import { findPhones } from './phone.js'
import { findPlates } from './plate.js'
import { sameLength } from './same-length.js'

export type PersonalDataKind = 'email' | 'iban' | 'card' | 'account' | 'passport' | 'civil-number' | 'phone' | 'plate'

/** Where something personal stands in the text: UTF-16 offsets, `end` exclusive. */
export interface PersonalData {
  readonly kind: PersonalDataKind
  readonly start: number
  readonly end: number
}

type Finder = (plain: string) => readonly Span[]

/** None of it is without one of these. */
const TRACE = /[\p{Nd}@]/u

/** Surest first: where two claim the same digits, the first has them. */
const FINDERS: readonly (readonly [PersonalDataKind, Finder])[] = [
  ['email', findEmails],
  ['iban', findIbans],
  ['account', findAccounts],
  ['card', findCards],
  ['passport', findPassports],
  ['civil-number', findCivilNumbers],
  ['phone', findPhones],
  ['plate', findPlates],
]

/**
 * What could tell who somebody is, in the order of the text, nothing overlapping. Digits of any script. Looks for numbers
 * that identify, not for names or addresses. Service numbers (9999, 1100, 800…), years, amounts and decrees are none.
 */
export function personalData(text: string): readonly PersonalData[] {
  if (!TRACE.test(text)) return []
  const plain = sameLength(text)
  const taken = new Uint8Array(plain.length)
  const found: PersonalData[] = []
  for (const [kind, find] of FINDERS) {
    for (const { start, end } of find(plain)) {
      if (taken.subarray(start, end).includes(1)) continue
      taken.fill(1, start, end)
      found.push({ kind, start, end })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** The text with every letter and digit of its personal data as a dot. Masking again changes nothing. */
export function maskPersonal(text: string): string {
  let masked = ''
  let from = 0
  for (const { start, end } of personalData(text)) {
    masked += text.slice(from, start) + text.slice(start, end).replace(/[\p{L}\p{N}]/gu, '•')
    from = end
  }
  return masked + text.slice(from)
}
