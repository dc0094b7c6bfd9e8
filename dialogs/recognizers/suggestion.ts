import { fold } from '../../knowledge/language/fold.js'
import { THIRD_PARTY } from './concepts/people-words.js'
import { wordsOf } from './words.js'

const OFFERS =
  /(عندي|لدي|معي|اريد|ابغي|ابا|ابي|اود|حاب|اقدم|تقديم|ارسال|هذا)\s+(\S+\s+){0,2}?(ال)?(اقتراح|مقترح|اقتراحا|مقترحا)|^(اقترح|نقترح|اقتراحي|مقترحي)(\s|$)/u
const OFFERS_IN_ENGLISH =
  /\b(i have|i want to (make|give|send)|here is|i would like to (make|give)) (a |an |one )?suggestion|^i suggest\b|^my suggestion/u

/** Whether a message brings a suggestion for the service, or wants to. */
export function suggestion(text: string): boolean {
  const plain = fold(text).trim()
  return OFFERS.test(plain) || OFFERS_IN_ENGLISH.test(plain)
}

const COMPLAINS = /(اريد|ابغي|ابا|ابي|اود|عندي|لدي|حاب)\s+(\S+\s+){0,2}?(شكوي|اشتكي|شكوه)|^(شكوي|تقديم شكوي)$/u
const COMPLAINS_IN_ENGLISH =
  /\b(i want|i would like|i wish|i need) to (make|file|submit|lodge|raise) a complaint|^(a )?complaint$|^(i (want|would like|wish|need) to |i'd like to )?complain( about (the |my )?(?!how|the way|your)[\p{L} ]{1,40})?$/u

/** Whether a message asks to make a complaint to us, without telling it yet. About an employer or a shop there are answers instead. */
export function wantsToComplain(text: string): boolean {
  const plain = fold(text).trim()
  return (COMPLAINS.test(plain) || COMPLAINS_IN_ENGLISH.test(plain)) && !THIRD_PARTY.isIn(wordsOf(text))
}
