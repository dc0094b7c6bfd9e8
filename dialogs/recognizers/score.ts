import { fold } from '../../knowledge/language/fold.js'
import { ordinal } from './ordinal.js'

const HIGHEST = 5
const STARS = /^[\s⭐★🌟]+$/u
const OUT_OF = /^\s*([1-5])\s*(?:\/|من|out of|of)\s*(?:5|خمسه|five)\s*$/u
/** What people write in place of a number; the whole message. */
const WORDS: readonly (readonly [number, RegExp])[] = [
  [5, /^(ممتاز|ممتازه|رايع|رايعه|excellent|perfect|great)[.!\s]*$/u],
  [4, /^(جيد جدا|جيده جدا|very good)[.!\s]*$/u],
  [3, /^(جيد|جيده|مقبول|مقبوله|عادي|عاديه|good|ok|okay|fair|average)[.!\s]*$/u],
  [2, /^(ضعيف|ضعيفه|poor|weak)[.!\s]*$/u],
  [1, /^(سي|سيه|سييه|سيي|bad|terrible|very bad)[.!\s]*$/u],
]

/** How satisfied somebody says they are, from 1 to 5; null where the message says anything else. */
export function score(text: string): number | null {
  const stars = STARS.test(text) ? [...text].filter((sign) => /[⭐★🌟]/u.test(sign)).length : 0
  if (stars > 0) return stars <= HIGHEST ? stars : null
  const folded = fold(text).trim()
  const [, share] = OUT_OF.exec(folded) ?? []
  if (share !== undefined) return Number(share)
  const named = WORDS.find(([, words]) => words.test(folded))
  if (named) return named[0]
  const index = /last|final|اخير|اخر/u.test(folded) ? null : ordinal(text, HIGHEST)
  return index === null ? null : index + 1
}
