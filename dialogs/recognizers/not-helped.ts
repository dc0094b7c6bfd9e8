import { concept } from './phrases.js'
import { saysOnly } from './whole-message.js'
import { wordsOf } from './words.js'

const NOT_HELPED = concept(
  `ما فهمت | مافهمت | ما فهمت عليك | ما فهمت شي | ما فهمتك | لم افهم | لا افهم | ما افهم | مب فاهم | مب فاهمه | مو فاهم | مو فاهمه | مش فاهم | مش فاهمه | غير مفهوم | مب مفهوم | مو مفهوم | مب واضح | مو واضح | مش واضح | غير واضح |
   شو تقصد | ايش تقصد | وش تقصد | ماذا تقصد | شو قصدك | ايش قصدك | وش قصدك | شو يعني | ايش يعني | وش يعني | كيف يعني | يعني كيف | يعني شو | يعني ايش | وضح | وضح لي | وضح اكثر | وضح لي اكثر | اشرح | اشرح لي | فهمني |
   لم يفدني | ما فادني | ما افادني | ما استفدت | ما استفدت شي | ما ينفع | ما نفعني | غير مفيد | مب مفيد | مو مفيد | جواب غلط | الجواب غلط | الرد غلط | اجابه خاطئه | الاجابه خاطئه | اجابه غير صحيحه | ليس هذا سوالي | مب هذا سوالي | مو هذا سوالي | مش هذا سوالي | ما هذا سوالي | ما سالت عن هذا | ما اسال عن هذا | مب هذا اللي اريده | مو هذا اللي اريده | مب هذا قصدي | مو هذا قصدي | ليس هذا ما اقصده | ما قصدت هذا | ما اقصد هذا | ما جاوبت | ما جاوبتني | ما جاوبت على سوالي | ما رديت على سوالي | لم تجب على سوالي | لم تجب عن سوالي`,
  `i don't understand | i do not understand | i didn't understand | i did not understand | don't understand | didn't understand | not understood | not clear | unclear | i am confused | i'm confused | what do you mean | what does that mean | what does this mean | meaning what | explain | explain more | please explain | can you explain | be clear |
   not helpful | this did not help | that did not help | it did not help | didn't help | this didn't help | that didn't help | not useful | useless answer | wrong answer | that is wrong | that's wrong | this is wrong | incorrect answer | not what i asked | that's not what i asked | that is not what i asked | not my question | that's not my question | this is not my question | you didn't answer | you did not answer | you didn't answer my question | you did not answer my question | not what i mean | not what i meant | that's not what i meant | i didn't ask that | i did not ask that`,
)
const AROUND = concept(
  `انا | انت | والله | صراحه | الصراحه | شي | هذا | هذي | منك | عليك | الرد | ردك | الكلام | كلامك | جوابك | ابدا | بعد | لي | اكثر | ممكن | يعني`,
  `i | sorry | this | that | it | you | your | the | answer | at all | really | still | by | me | to | more | but | can | could`,
)

/** Whether a message says that the last answer was not understood, was wrong or did not help, and nothing else. */
export const saysNotHelped = (text: string): boolean => saysOnly(wordsOf(text), NOT_HELPED, AROUND)
