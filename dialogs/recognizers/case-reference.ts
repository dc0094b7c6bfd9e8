import { fold } from '../../knowledge/language/fold.js'

/** What references are made of: no vowels, nothing that is taken for another sign. */
const REFERENCE = /(?<![\p{L}\p{N}])[CDFGHJKMNPQRTWXY34679]{5}(?![\p{L}\p{N}])/giu
const PIN = /(?<![\p{L}\p{N}])\d{4}(?![\p{L}\p{N}])/u
const SPEAKS_OF_A_CASE =
  /طلب|شكو|بلاغ|معامل|رقم|مرجع|حال|متابع|\b(case|request|reference|ticket|complaint|status|track)/u

export interface CaseNamed {
  readonly reference: string
  /** Four digits beside it; null where there are none. */
  readonly pin: string | null
}

/**
 * The case that a message names, with the PIN if that is given too; null where it names none. Small letters count only
 * where a digit or the words around them leave no doubt.
 */
export function caseNamed(text: string): CaseNamed | null {
  const plain = fold(text)
  const original = text.normalize('NFKC')
  for (const [found] of plain.matchAll(REFERENCE)) {
    const reference = found.toUpperCase()
    const sure = /\d/.test(reference) || original.includes(reference) || SPEAKS_OF_A_CASE.test(plain)
    if (!sure || !/[A-Z]/.test(reference)) continue
    return { reference, pin: PIN.exec(plain.replace(found, ' '))?.[0] ?? null }
  }
  return null
}
