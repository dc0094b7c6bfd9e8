import type { Language } from '../../knowledge/language/language.js'
import { concept } from './phrases.js'
import { COURTESY } from './courtesy.js'
import { wordsOf, type Words } from './words.js'

const ARABIC = concept(
  `عربي | العربي | العربيه | عربيه | عربى | بالعربي | اللغه العربيه | ارابيك | arabic | in arabic | 3arabi |
    arabi | arabe`,
)
const ENGLISH = concept(
  `انجليزي | الانجليزي | الانجليزيه | انجليزيه | انقليزي | انكليزي | انجلش | انقلش | اللغه الانجليزيه | english |
    in english | englsh | inglizi | injlizi | englizi`,
)
const NOT = concept(
  `ما اعرف | ما افهم | ما فهمت | ما اتكلم | ما اقرا | لا افهم | لا اعرف | لا اتكلم | لا اتحدث | لا اجيد |
    ما اجيد | مو | مب | مش | ليس | بدل | not | don't | don't understand | don't speak | don't know | can't |
    can't read | can't speak | can't understand | instead of | no`,
)
const AROUND = concept(
  `اتكلم | تكلم | تكلموا | كلمني | كلموني | تكلم معي | رد | ردوا | رد علي | جاوب | جاوبني | اكتب | اكتبوا |
    تحدث | اتحدث | نتكلم | خلنا | خلينا | ممكن | ابا | ابغى | ابي | اريد | اود | اللغه | لغه | غير | غيروا | حول |
    حولوا | تغيير | تحويل | الى | هل | تعرف | تقدر | تقدروا | تتكلم | تتحدث | في | فيه | انت | انا | باللغه |
    معي | افهم | الرد | يكون | عندكم | نسخه | من`,
  `speak | talk | switch | change | write | reply | answer | respond | to | in | the | language | please | i |
    we | you | can | could | do | only | my | is | it | let us | me | want | prefer | would | like | continue |
    chat | use | with | us | version | understand | read | know | now | any | is there | of | from`,
)
const TO = concept('الى | ل | حول | to | into')

/**
 * The language somebody asks us to use, where the message asks for nothing else: "English please", "ما افهم انجليزي".
 * Null for everything else, also for a question in which a language only occurs ("translation into English").
 */
export function languageSwitch(text: string): Language | null {
  const words = wordsOf(text)
  const named = new Map<Language, boolean>()
  let negated = false
  let target: Language | null = null
  for (let at = 0; at < words.length;) {
    const { language, length, not } = readAt(words, at)
    if (length === 0) return null
    if (language) {
      named.set(language, negated)
      if (at > 0 && TO.lengthAt(words, at - 1) > 0) target = language
    }
    negated = not || (negated && !language)
    at += length
  }
  return target ?? onlyWanted(named)
}

function readAt(words: Words, at: number): { language: Language | null; length: number; not: boolean } {
  const arabic = ARABIC.lengthAt(words, at)
  const english = ENGLISH.lengthAt(words, at)
  const not = NOT.lengthAt(words, at)
  const rest = Math.max(not, AROUND.lengthAt(words, at), COURTESY.lengthAt(words, at))
  const length = Math.max(arabic, english, rest)
  const language = arabic > 0 && arabic === length ? 'ar' : english > 0 && english === length ? 'en' : null
  return { language, length, not: not > 0 && not === length && !language }
}

/** The one language that is wanted; "not Arabic" alone means English, and the other way round. */
function onlyWanted(named: ReadonlyMap<Language, boolean>): Language | null {
  const wanted = [...named].filter(([, negated]) => !negated).map(([language]) => language)
  if (wanted.length === 1) return wanted[0] ?? null
  const [unwanted] = named.keys()
  if (wanted.length > 1 || !unwanted || named.size > 1) return null
  return unwanted === 'ar' ? 'en' : 'ar'
}
