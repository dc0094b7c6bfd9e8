import { concept } from './phrases.js'
import { saysOnly } from './whole-message.js'
import { yesNo } from './yes-no.js'
import { wordsOf } from './words.js'

const SKIP = concept(
  `تخطي | تخطى | تخط | تجاوز | التالي | بدون | بدون موضوع | بلا | لا شيء | لا شي | ولا شي | مافي | ما في |
    ما في شي | ما عندي | ما عندي شي | ما عندي موضوع | مب لازم | مو لازم | مش لازم | مو ضروري | مب ضروري | كمل |
    كمل بدون | بعدين | لاحقا | لا يوجد`,
  `skip | skip it | skip this | pass | none | nothing | no subject | not needed | next | n/a | na |
    leave it empty | blank | later | without | continue | move on | nothing else | nothing to add`,
)
const AROUND = concept(
  'هذا | هذه | السؤال | الخطوه | الموضوع | ابا | ابغى | اريد | لا | ممكن | اضيفه | اقوله | الحين | شي',
  'this | the | question | step | i | want | to | subject | no | it | just | let us | can | add',
)

/** Whether the answer to an optional question is that there is none: says to skip it, or a plain no, or only a dash or dot. */
export const skip = (text: string): boolean =>
  /^[-–—._/]{1,5}$/.test(text.trim()) || saysOnly(wordsOf(text), SKIP, AROUND) || yesNo(text) === 'no'
