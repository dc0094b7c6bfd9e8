/** Languages we do not speak but notice, by ISO 639 code; Devanagari is taken for Hindi, Cyrillic for Russian. */
export type OtherLanguage =
  | 'ur' | 'fa' | 'hi' | 'bn' | 'ml' | 'ta' | 'te' | 'kn' | 'gu' | 'pa' | 'si' | 'th' | 'am' | 'ru' | 'zh' | 'ja' | 'ko' // prettier-ignore

const SCRIPTS: readonly (readonly [OtherLanguage, RegExp])[] = [
  ['hi', /\p{Script=Devanagari}/gu],
  ['bn', /\p{Script=Bengali}/gu],
  ['ml', /\p{Script=Malayalam}/gu],
  ['ta', /\p{Script=Tamil}/gu],
  ['te', /\p{Script=Telugu}/gu],
  ['kn', /\p{Script=Kannada}/gu],
  ['gu', /\p{Script=Gujarati}/gu],
  ['pa', /\p{Script=Gurmukhi}/gu],
  ['si', /\p{Script=Sinhala}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['am', /\p{Script=Ethiopic}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
]
const LETTERS = /\p{L}/gu
const ARABIC_WORD = /[\u0620-\u06ff]+/g

/** Letters that no Arabic word has, whatever keyboard wrote it. */
const URDU_LETTER = /[ٹڈڑںۓ]|ھ(?=[ایےوں])/u
/** Small words; ی, ک and ہ alone prove nothing, an Arabic word from a Persian or Urdu keyboard has them too. */
const URDU_WORDS = new Set(
  'ہے ہیں کیا میں کے کو سے نہیں اور آپ مجھے میرا میری میرے کیسے کہاں کب کتنا کتنی کتنے پر تھا تھی ہوں ہوگا ہوگی کریں کرنا کر چاہتا چاہتی چاہیے شکریہ وعلیکم ہاں والے'.split(
    ' ',
  ),
)
const PERSIAN_WORDS = new Set(
  'است که را آیا چگونه چطور برای از در هستم هستید کنم کنید دارم دارید شما ممنون متشکرم لطفا کجا چقدر باید نیست خواهم میخواهم می‌خواهم کردم شده بود'.split(
    ' ',
  ),
)

/** A language other than Arabic and English in which most of the text is written; null for ours, and for no letters at all. */
export function script(text: string): OtherLanguage | null {
  const letters = count(text, LETTERS)
  if (letters === 0) return null
  const found = SCRIPTS.find(([, pattern]) => count(text, pattern) * 2 > letters)
  return found ? found[0] : inArabicScript(text)
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

function inArabicScript(text: string): OtherLanguage | null {
  const words = text.match(ARABIC_WORD) ?? []
  const urdu = words.filter((word) => URDU_WORDS.has(word)).length
  const persian = words.filter((word) => PERSIAN_WORDS.has(word)).length
  if (URDU_LETTER.test(text) || isMany(urdu, words)) return 'ur'
  return isMany(persian, words) && persian > urdu ? 'fa' : null
}

/** A word in four, and two at least, unless the message is that short. */
const isMany = (hits: number, words: readonly string[]): boolean =>
  hits >= Math.min(2, words.length) && hits * 4 >= words.length && hits > 0
