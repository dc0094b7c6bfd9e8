import type { Language } from './language.js'

const ARABIC_LETTER = /[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\ufb50-\ufdff\ufe70-\ufefc]/g
const LATIN_LETTER = /[a-z]/gi
const LATIN = /[a-z]/i
/** A digit that stands for an Arabic letter: inside a Latin word, or before one, but not as in "iphone5", "a4" or "3rd". */
const ARABIZI_DIGIT =
  /(?:^|[^a-z0-9])(?:[a-z]+'?[2356789]+'?[a-z]+|[2356789]'?(?!(?:rd|nd|th|st|am|pm|kms?|kgs?|gb|mb|cm|mm|kw|hp|cc|omr|ro|usd|hrs?|min|mins|days?|weeks?|months?|years?|yrs?|hours?|star|g|in|to|or)\b)[a-z]{2,})/i
/** Words that are common in Latin-letter Arabic and are no English words. */
const ARABIZI_WORDS = new Set(
  `abgha abgh abi aba abba ayesh eish esh eysh shu shoo wesh wain wayn wein ween kaif kayf keif keef kef mata matta kam bkam bikam
   lesh leish laish hal mo moo mub mish mush ana anta enta enti inta inti howa heya ehna hna elly illy alli yalli lazem lazim
   mumkin momkin tajdeed tajdid rusoom rosoom rsoom rusum resoom bitaqa bitaqah betaqa bitaga jawaz jawazi ruksa rukhsa rokhsa
   lesen leysen mulkiya mulkia mukhalafa mukhalafat moawaseb tasheera ta2sheera iqama eqama kafeel sharika shahar shahr
   sana sanah sneen youm yom ayam salam slm salaam assalam alaikum alaykum marhaba shukran shokran wallah inshallah insha
   alhamdulillah ya akhi mal hal7een alheen al7in tawa tawwa bas bss fi fee feeh mafi mako aku shay shy hag haq gdr agdar
   aqdar arid ureed areed aroom bghait b3d baad minoo mino men mnw kifa chno shno wayed wajid wagid zain zen hatha hadha hay
   haya hathi wala wla aw lw law w ma el al il`.split(/\s+/),
)
/** Words without which hardly any English sentence does. */
const ENGLISH_WORDS = new Set(
  `the a an is are was were be do does did how what when where which who why can could will would should must my your our his her i we
   you he she it they to for of in on at with from by and or not no if this that have has need want get pay please there any about`.split(
    /\s+/,
  ),
)
/** Short words of the list that are English or French words too: they count only beside another sign of Arabizi. */
const WEAK = new Set('hal mo men fee law w ma el al il fi mal hay ya ana bas aba sana shy mata kam zen aw'.split(' '))

/**
 * The language to answer in: Arabic script and Arabizi are `ar`, other Latin text is `en`, null where no letter tells
 * (digits, emoji, another script). In mixed text the script with more letters wins, and Arabic wins a near tie.
 */
export function detectLanguage(text: string): Language | null {
  const arabic = text.match(ARABIC_LETTER)?.length ?? 0
  const latin = text.match(LATIN_LETTER)?.length ?? 0
  if (arabic === 0 && latin === 0) return null
  if (arabic > 0) return arabic * 2 >= latin ? 'ar' : 'en'
  return isArabizi(text) ? 'ar' : 'en'
}

/** Whether Latin text is Arabic in Latin letters: a digit used as a letter, or enough words that only Arabizi has. */
export function isArabizi(text: string): boolean {
  if (!LATIN.test(text)) return false
  const words = text.toLowerCase().match(/[a-z0-9']+/g) ?? []
  let strong = ARABIZI_DIGIT.test(text) ? 2 : 0
  let weak = 0
  for (const word of words) {
    if (WEAK.has(word)) weak++
    else if (ARABIZI_WORDS.has(word)) strong++
  }
  if (strong >= 2 || (strong === 1 && (weak > 0 || words.length <= 2)) || weak >= 3) return true
  return strong + weak > 0 && words.length > 2 && !words.some((word) => ENGLISH_WORDS.has(word))
}
