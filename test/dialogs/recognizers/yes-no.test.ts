import { describe, expect, test } from '@jest/globals'
import { yesNo } from '../../../dialogs/recognizers/yes-no.js'

const words = (list: string) => list.split('|').map((item) => item.trim())

describe('a yes', () => {
  test.each(
    words(
      `هيه | ايوه | أيوا | نعم | نعم نعم | إي نعم | هيه نعم | تمام | تماااام | أوكي | اوك | زين | ماشي | أكيد | طبعاً | موافق | لا مانع | ما عندي مانع | مافي مشكلة |
       لا بأس | صح | صحيح | مضبوط | نعم لو سمحت | هيه أخوي | نعم، شكراً | تمام تمام | إن شاء الله | نعم كلموني على هذا الرقم | يس | ياليت | بلى | 👍 | 👍🏽 | ✅ |
       yes | Yep | yeah sure | yup | ok | OK. | okay thanks | sure | of course | that's right | correct | yes please | go ahead | sounds good | no problem | why not | na3am | aywa |
       Yes that works for me | y`,
    ),
  )('%s', (text) => expect(yesNo(text)).toBe('yes'))
})

describe('a no', () => {
  test.each(
    words(
      `لا | لأ | لا لا | كلا | لا شكرا | ما ابا | ما أبغى | مابي | ما اريد | مو لازم | مب لازم | مش لازم | ما يحتاج | مب الحين | مو صح | غلط | خطأ | غير صحيح | مب زين | مو تمام |
       لا أوافق | ما يناسبني | لا، مو هذا الرقم | تمام لا | ليس صحيحاً | ماله داعي | 👎 | ❌ |
       no | nope | nah | no thanks | not now | No, thank you | wrong | that's wrong | not correct | I don't want to | don't | no need | ok no | not really | No it is not my number`,
    ),
  )('%s', (text) => expect(yesNo(text)).toBe('no'))
})

describe('neither', () => {
  test.each(
    words(
      ` | كم رسوم البطاقة | ok how much is the ID card | تمام كم الرسوم | 99123456 | بكرة الساعة ٣ | صحيح إن رسوم البطاقة زادت؟ | ابا اكلم موظف | good morning | how do I renew my licence |
       is it correct that the fee went up | 😀 | ...`,
    ),
  )('%s', (text) => expect(yesNo(text)).toBeNull())
})
