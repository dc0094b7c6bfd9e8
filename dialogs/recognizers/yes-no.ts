import { COURTESY } from './courtesy.js'
import { concept } from './phrases.js'
import { wordsOf, type Words } from './words.js'

/** Clear words: they decide even at the front of a longer sentence. */
const YES = concept(
  `نعم | نعم نعم | ايوه | ايوا | ايه |  اي نعم | هيه | هيه نعم | هي نعم | اجل | بلى | اكيد | طبعا |
    بالتاكيد |  اوافق | يس | لا مانع | ما عندي مانع | مافي مانع | ما في مانع | لا باس |
    ما في مشكله | مافي مشكله | مو مشكله | ما عليه | ليش لا`,
  `yes | yep | yeah | yup | yea | ya | yes please | of course | sure | definitely | absolutely | i agree |
    agreed | no problem | why not | go ahead | please do | naam | na3am | aywa | aiwa | eyy | hayh`,
)
/** Words that also mean other things: they decide only where they are all that is said. */
const FINE = concept(
  `اي | موافق | موافقه | تمام | تم | زين | ماشي | اوكي | اوك | اوكيه | حاضر | ان شاء الله | انشاالله | صح | صحيح | مضبوط | بالضبط |
    عدل | حلو | ممتاز | طيب | خلاص تمام | ابا | ابغى | ابي | اريد | اريده | ممكن | يا ليت | ياليت | تفضل | سوها |
    هي | كذا صح`,
  `ok | okay | okey | k | kk | fine | good | great | perfect | correct | right | that is right | that's right |
    exactly | alright | all right | sounds good | works for me | it works | y | tamam | zain | mashi | done |
    do it | i do | i want`,
)
const NO = concept(
  `لا | لا لا | لا شكرا | لاء | كلا |  مستحيل | ما ابا | ما ابغى | مابا | مابغى | ما ابي | مابي | ما اريد |
    ماريد | لا اريد | ما بدي | مو لازم | مب لازم | مش لازم | موب لازم | ما لازم | ما يحتاج | ما يحتاي |
    ماله داعي | ما له داعي | مو الحين | مب الحين | مو ضروري | مب ضروري | ارفض | لست موافق | مو موافق | مب موافق |
    غير موافق | ما اوافق | لا اوافق | مب زين | مو زين |  مو صح | مب صح | مش صح | غير صحيح |
    مو صحيح | مب صحيح | ليس صحيحا | مو تمام | مب تمام | ما يناسبني | مو مناسب | مب مناسب | بلاش | ما ودي |
    ولا شي`,
  `no | nope | nah | nope thanks | no thanks | no thank you | not now | not really |  i don't |
    i don't want | don't |  not correct | not right | that is wrong | that's wrong | not ok |
    not okay | not good | negative | la shukran | ma aba | mo lazem |  not necessary | no need | disagree |
    i disagree`,
)
const FAULTY = concept(`ابدا | غلط | خطا | ابدا لا`, `never | wrong | incorrect | n`)
/** What follows a yes or a no that is meant as one; after anything else it belongs to the sentence ("no visa entry"). */
const FOLLOWING = concept(
  `مو | مب | مش | ما | هذا | هذي | هذه | الرقم | رقمي | كلموني | اتصلوا | خلوها | خلها | غيروا | غير | ابا |
    ابغى | اريد | بكره | الساعه | بس | لان | انا | احنا | يا | في | هو | هي`,
  `it | that | this | i | i'm | my | you | we | let | make | call | change | because | not | the | don't | do |
    there | please | but`,
)
/** Sentences that begin like a no and tell something else. */
const TELLS = concept(
  `لا احد | لا يوجد | لا توجد | لا يعمل | لا تعمل | لا يفتح | لا تفتح | لا يرد | لا يمكن | لا يمكنني |
    لا استطيع | لا اقدر | لا اعرف | لا ادري | لا افهم | لا ازال | لا زلت | لا يزال`,
  `no one | nobody | no longer | don't know | i don't know | i don't understand | i don't have`,
)

const LONG = 14
/** A first word that stands by itself. */
const BREAK = /^\s*\S{1,8}\s*[,،.!؛;:\n-]/
const THUMBS: Readonly<Record<string, 'yes' | 'no'>> = {
  '👍': 'yes',
  '👌': 'yes',
  '✅': 'yes',
  '✔': 'yes',
  '👎': 'no',
  '❌': 'no',
  '✖': 'no',
}

/** Whether an answer to a yes-or-no question means yes or no; null where it means neither, or is a sentence of its own. */
export function yesNo(text: string): 'yes' | 'no' | null {
  const words = wordsOf(text)
  const count = words.length
  if (count === 0) return THUMBS[[...text.trim()][0] ?? ''] ?? null
  const said = readAll(words)
  if (said.last && said.covered) return said.last.answer
  if (!said.first?.clear || count > LONG || TELLS.lengthAt(words, 0) > 0) return null
  const isMeant = BREAK.test(text) || said.first.length > 1 || FOLLOWING.lengthAt(words, said.first.length) > 0
  return isMeant ? said.first.answer : null
}

interface Decision {
  readonly answer: 'yes' | 'no'
  readonly clear: boolean
  readonly length: number
}

/** Every yes and no in the answer; `covered` where nothing else but courtesy is said. */
function readAll(words: Words): { first: Decision | null; last: Decision | null; covered: boolean } {
  const first = decide(words, 0)
  let last: Decision | null = null
  let covered = true
  for (let at = 0; at < words.length;) {
    const next = decide(words, at)
    const courtesy = next ? 0 : COURTESY.lengthAt(words, at)
    last = next ?? last
    covered &&= next !== null || courtesy > 0
    at += next?.length ?? Math.max(1, courtesy)
  }
  return { first, last, covered }
}

/** The longest phrase wins: "لا مانع" is a yes although it starts with a no. */
function decide(words: Words, at: number): Decision | null {
  const yes = YES.lengthAt(words, at)
  const fine = FINE.lengthAt(words, at)
  const no = NO.lengthAt(words, at)
  const faulty = FAULTY.lengthAt(words, at)
  const length = Math.max(yes, fine, no, faulty)
  if (length === 0) return null
  if (length === no || length === faulty) return { answer: 'no', clear: length === no, length }
  return { answer: 'yes', clear: length === yes, length }
}
