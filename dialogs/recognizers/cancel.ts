import { concept } from './phrases.js'
import { saysOnly } from './whole-message.js'
import { wordsOf } from './words.js'

const CANCEL = concept(
  `الغاء | الغي | الغ | الغوا | الغوه | الغيه | الغها | كنسل | كنسلها | كنسلوا | كنسلت | بطلت | هونت | تراجعت |
    غيرت رايي | انسى | انس | انسى الموضوع | خلاص | لا خلاص | خلاص لا | خلاص ما اريد | خلاص ما ابا | خلاص ما ابغى |
    ما ابا اكمل | ما اريد اكمل | ما ابغى اكمل | ما عاد ابا | ما عاد اريد | ما اريد انتظر | ما ابا انتظر |
    ما ابغى انتظر | وقف | توقف | اوقف | خروج | اطلع | رجوع | ارجع`,
  `cancel | cancelled | stop | quit | exit | never mind | nevermind | forget it | forget about it |
    i changed my mind | changed my mind | abort | go back | leave it | drop it | i do not want to wait |
    i do not want to continue | call it off | kansel | khalas`,
)
const AROUND = concept(
  `ابا | ابغى | ابي | اريد | اود | ممكن | هذا | هذه | الموضوع | الطلب | طلبي | المحادثه | الموعد | موعدي |
    الاتصال | المكالمه | الانتظار | الحين | الان | كل شي | كله | بس | لا | طيب | من القائمه | عن | على | ما |
    اريده | ابغيه | اباه | اشي`,
  `i | want | to | would | like | my | the | this | it | that | request | call | callback | appointment |
    conversation | chat | waiting | now | everything | no | ok | okay | let us | just | can you | can | you |
    could | all`,
)

/** Whether the message asks to drop what is going on, and says nothing more. */
export const cancel = (text: string): boolean => saysOnly(wordsOf(text), CANCEL, AROUND)
