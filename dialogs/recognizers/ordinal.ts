import { COURTESY } from './courtesy.js'
import { concept, type Concept } from './phrases.js'
import { wordsOf, type Words } from './words.js'

/** Ways to name the first to the tenth of a list. */
const NAMES: readonly Concept[] = [
  concept(
    `1 | 1st | الاول | اول | اول واحد | اول وحده | الاولى | الاولي | واحد | وحده | واحده | first |
      the first one | one | awal`,
  ),
  concept(
    `2 | 2nd | الثاني | ثاني | ثاني واحد | ثاني وحده | الثانيه | الثانية | اثنين | ثنين | ثنتين | اثنان |
      second | two | thani`,
  ),
  concept('3 | 3rd | الثالث | ثالث | ثالث واحد | الثالثه | ثلاثه | ثلاث | ثلاثة | third | three'),
  concept('4 | 4th | الرابع | رابع | رابع واحد | الرابعه | اربعه | اربع | fourth | four'),
  concept('5 | 5th | الخامس | خامس | الخامسه | خمسه | خمس | fifth | five'),
  concept('6 | 6th | السادس | سادس | السادسه | سته | ست | sixth | six'),
  concept('7 | 7th | السابع | سابع | السابعه | سبعه | سبع | seventh | seven'),
  concept('8 | 8th | الثامن | ثامن | الثامنه | ثمانيه | ثمان | eighth | eight'),
  concept('9 | 9th | التاسع | تاسع | التاسعه | تسعه | تسع | ninth | nine'),
  concept('10 | 10th | العاشر | عاشر | العاشره | عشره | عشر | tenth | ten'),
]
const LAST = concept('الاخير | الاخيره | اخر واحد | اخر وحده | اخر خيار | last | the last one | last one | final')
const AROUND = concept(
  `رقم | الرقم | الخيار | خيار | اختار | اخترت | اختياري | ابا | ابغى | ابي | اريد | هو | هي | هذا | على | خذ |
    نعم | السؤال | الموضوع | النقطه`,
  `number | no | option | choice | choose | i choose | i want | i mean | the | one | answer | pick | select |
    it is | is | i | would | like | go with | yes`,
)
const ONE_AFTER = concept('one')
/** What makes a digit an emoji. */
const KEYCAP = /[\ufe0f\u20e3]/g

/**
 * Which of a list of `count` somebody means, counted from 0; null where the answer names none, more than one, one that the
 * list does not have, or says more than that.
 */
export function ordinal(text: string, count: number): number | null {
  const words = wordsOf(text.replace(KEYCAP, ''))
  const named = new Set<number>()
  for (let at = 0; at < words.length;) {
    const step = readAt(words, at, count)
    if (!step) return null
    if (step.index !== null && !(named.size > 0 && ONE_AFTER.lengthAt(words, at) > 0)) named.add(step.index)
    at += step.length
  }
  const [index] = named
  return named.size === 1 && index !== undefined && index < count ? index : null
}

function readAt(words: Words, at: number, count: number): { index: number | null; length: number } | null {
  const last = LAST.lengthAt(words, at)
  if (last > 0) return { index: count - 1, length: last }
  const lengths = NAMES.map((name) => name.lengthAt(words, at))
  const longest = Math.max(...lengths)
  if (longest > 0) return { index: lengths.indexOf(longest), length: longest }
  const filler = Math.max(AROUND.lengthAt(words, at), COURTESY.lengthAt(words, at))
  return filler > 0 ? { index: null, length: filler } : null
}
