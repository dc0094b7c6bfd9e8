import { digitRuns, type DigitGroup } from './digit-groups.js'
import { isAmount, standsAlone, type Span } from './number-context.js'

/** What may stand between the words that name a number and the number: "is", a colon, "رقمها", another word or two. */
const GAP = String.raw`[^\d\n]{0,24}?`
const CIVIL_WORDS = [
  'رقمي المدني', 'الرقم المدني', 'رقم مدني', 'رقمه المدني', 'رقمها المدني', 'رقم البطاقه', 'رقم بطاقت\\p{L}{1,3}', 'بطاقتي', 'بطاقته', 'بطاقتها',
  'رقم الهويه', 'رقم هويت\\p{L}{1,3}', 'هويتي', 'رقم الاقامه', 'رقم اقامت\\p{L}{1,3}', 'اقامتي', 'الايدي', 'ايديي', 'مدني',
  'civil (?:number|no|num|id|card)', 'id (?:number|no|num|card)', 'my id', 'national id', 'identity (?:number|card)', 'resident card', 'residence card',
  'raqmi al ?madani', 'raqm al ?madani', 'bita[q8]ati',
] // prettier-ignore
const ACCOUNT_WORDS = [
  'رقم الحساب',
  'رقم حساب\\p{L}{0,3}',
  'حسابي',
  'حسابه',
  'حسابها',
  'account (?:number|no|num)',
  'bank account',
  'my account',
  'a/c',
]
const PASSPORT_WORDS = ['رقم الجواز', 'رقم جواز\\p{L}{0,3}', 'جوازي', 'جواز سفري', 'passport']

const after = (words: readonly string[], number: string) =>
  new RegExp(String.raw`(?<!\p{L})(?:${words.join('|')})${GAP}(${number})(?![\p{L}\d])`, 'gdu')

const CIVIL_AFTER = after(CIVIL_WORDS, String.raw`\d{5,9}|\d{2,4}[ -]\d{2,5}(?:[ -]\d{2,4})?`)
const CIVIL_BEFORE = new RegExp(
  String.raw`(?<![\p{L}\d])(\d{5,9}) {0,2}(?:هو |هذا |is )?(?:my )?(?:${CIVIL_WORDS.join('|')})`,
  'gdu',
)
const ACCOUNT_AFTER = after(ACCOUNT_WORDS, String.raw`\d{8,18}|\d{3,6}(?:[ -]\d{3,6}){1,4}`)
const PASSPORT_AFTER = after(PASSPORT_WORDS, String.raw`[a-z]{0,2} ?\d{6,9}`)
/** Toll-free lines of public bodies: eight digits, but nobody's own. */
const SERVICE_LINE = /^(?:800|900)\d{5}$/

/** Civil and resident card numbers in a text of `sameLength`: 5 to 9 digits where words say so, or eight digits alone. */
export function findCivilNumbers(plain: string): Span[] {
  const named = [...captures(plain, CIVIL_AFTER), ...captures(plain, CIVIL_BEFORE)].filter(
    (span) => !isAmount(plain, span),
  )
  return [...named, ...loneEight(plain)]
}

/** Bank account numbers, where words say so. */
export const findAccounts = (plain: string): Span[] =>
  captures(plain, ACCOUNT_AFTER).filter((span) => !isAmount(plain, span))

/** Passport numbers, where words say so. */
export const findPassports = (plain: string): Span[] => captures(plain, PASSPORT_AFTER)

function captures(plain: string, pattern: RegExp): Span[] {
  return [...plain.matchAll(pattern)].flatMap((match) => {
    const place = match.indices?.[1]
    return place ? [{ start: place[0], end: place[1] }] : []
  })
}

function loneEight(plain: string): Span[] {
  return digitRuns(plain)
    .flat()
    .filter(
      (group) =>
        group.digits.length === 8 && couldBePerson(group) && standsAlone(plain, group) && !isAmount(plain, group),
    )
}

/** A service line is nobody's; a number that starts with 2, 7 or 9 is left to the phone finder. */
const couldBePerson = ({ digits, plus }: DigitGroup) =>
  !plus && !SERVICE_LINE.test(digits) && !/^(?:[79]|2[1-9])/.test(digits)
