import type { Span } from './number-context.js'

const LETTER = '[ابتجحدرسصطعقكلمنهوي]'
/** One or two letters as on an Omani plate: Arabic with a space between, or Latin. */
const LETTERS = String.raw`(?:${LETTER}(?: ?${LETTER})?|[a-z]{1,2})`
const NAMED = [
  'لوحتي', 'لوحته', 'لوحتها', 'اللوحه', 'لوحه', 'لوحات', 'نمرتي', 'النمره', 'نمره السياره', 'رقم السياره', 'رقم سيارت\\p{L}{1,2}', 'سيارتي رقمها', 'رقم المركبه', 'رقم مركبت\\p{L}{1,2}',
  'plate', 'car number', 'car no', 'vehicle number', 'vehicle no', 'registration number',
].join('|') // prettier-ignore
const GAP = String.raw`[^\d\n]{0,16}?`
const NUMBER = String.raw`\d{1,5}[ /-]{0,2}${LETTERS}|${LETTERS}[ /-]{0,2}\d{1,5}|\d{3,5}`
const WITH_WORDS = new RegExp(String.raw`(?<!\p{L})(?:${NAMED})${GAP}(?<![\p{L}\d])(${NUMBER})(?![\p{L}\d])`, 'gdu')

/** Without words around it: enough digits, and letters that are no unit, no hour and no preposition. */
const ALONE = new RegExp(
  String.raw`(?<![\p{L}\d/.,:])(\d{3,5})[ -]{0,2}(${LETTER} ${LETTER}|${LETTER}|[a-z]{1,2})(?![\p{L}\d])`,
  'gdu',
)
const YEAR = /^(?:1[34]|19|20)\d\d$/
const NEVER_ALONE: ReadonlySet<string> = new Set([
  'و', 'ل', 'ب', 'ك', 'ر ع', 'ك م', 'م م', 'س م', 'a', 'i', 'k', 'x', 's', 'cc', 'km', 'kg', 'cm', 'mm', 'mb', 'gb', 'tb', 'kb', 'ml', 'kw', 'hp', 'am', 'pm', 'ro', 'rs', 'dh', 'sr', 'bd', 'qr', 'kd',
  'to', 'or', 'no', 'in', 'at', 'on', 'by', 'is', 'it', 'of', 'so', 'an', 'as', 'be', 'do', 'go', 'he', 'if', 'me', 'my', 'up', 'us', 'we', 'st', 'nd', 'rd', 'th', 'bz', 'hr', 'pc', 'sq',
]) // prettier-ignore

/** Omani vehicle plates in a text of `sameLength`: where words say so, or digits with letters that mean nothing else. */
export function findPlates(plain: string): Span[] {
  const named = [...plain.matchAll(WITH_WORDS)].map((match) => match.indices?.[1])
  const alone = [...plain.matchAll(ALONE)].filter(([, digits = '', letters = '']) => looksLikePlate(digits, letters))
  const places = [...named, ...alone.map(({ indices }) => indices?.[0])]
  return places.flatMap((place) => (place ? [{ start: place[0], end: place[1] }] : []))
}

/** One letter after few digits is metres, an hour or a year; two letters are rarer. */
function looksLikePlate(digits: string, letters: string): boolean {
  if (NEVER_ALONE.has(letters)) return false
  if (letters.length > 1) return true
  return digits.length === 5 || (digits.length === 4 && !YEAR.test(digits) && !/[مصه]|[mh]/.test(letters))
}
