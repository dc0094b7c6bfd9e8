import { describe, expect, test } from '@jest/globals'
import { cancel } from '../../../dialogs/recognizers/cancel.js'
import { languageSwitch } from '../../../dialogs/recognizers/language-switch.js'
import { skip } from '../../../dialogs/recognizers/skip.js'

const words = (list: string) => list.split('|').map((item) => item.trim())

describe('cancelling', () => {
  test.each(
    words(
      `إلغاء | الغاء الطلب | ألغوا الطلب لو سمحتوا | الغي | كنسل | خلاص | لا خلاص | خلاص ما أبا | بطلت | تراجعت | غيرت رأيي | انسى الموضوع | ما أبا أكمل | ما أريد أنتظر | أبغى الغي الموعد |
       cancel | Cancel please | stop | never mind | nevermind | forget it | I changed my mind | I want to cancel | can you cancel it | cancel my request | quit | I don't want to wait | I dont want to wait anymore | خلاص ما أريد أنتظر | okay cancel`,
    ),
  )('%s', (text) => expect(cancel(text)).toBe(true))

  test.each(
    words(
      ` | كم رسوم إلغاء الإقامة | كيف ألغي التأشيرة | إلغاء المركبة من الملكية | how do I cancel a visa | cancel residence visa fee | stop work permit | لا | نعم | خلاص رخصتي كيف أجددها |
       can you tell me the fee`,
    ),
  )('not by: %s', (text) => expect(cancel(text)).toBe(false))
})

describe('skipping', () => {
  test.each(
    words(
      `تخطي | تخطى لو سمحت | تجاوز | بدون | ما في شي | لا شيء | مافي | ما عندي شي | التالي | مو لازم | لا | لا شكرا | skip | skip this question | pass | none | nothing | no subject | next | no | nothing to add | - | .. | n/a`,
    ),
  )('%s', (text) => expect(skip(text)).toBe(true))

  test.each(
    words(
      ` | عن رسوم البطاقة | about my visa | next month's salary | نعم | بدون كفيل كيف أشتغل | no one answers the phone at the centre`,
    ),
  )('not by: %s', (text) => expect(skip(text)).toBe(false))
})

describe('switching the language', () => {
  test.each(
    words(
      `English | english please | In English please | speak English | can you speak english? | Do you speak English | switch to English | بالانجليزي | انجليزي لو سمحت | ممكن بالإنجليزي | تكلم انجليزي | رد علي بالإنجليزية |
       I don't understand Arabic | ما أعرف عربي | not Arabic | change the language to English | reply in English, not Arabic | غير اللغة الى الانجليزية`,
    ),
  )('to English: %s', (text) => expect(languageSwitch(text)).toBe('en'))

  test.each(
    words(
      `عربي | بالعربي | العربية | بالعربي لو سمحت | تكلم عربي | أبغى عربي | اللغة العربية من فضلك | ما أفهم انجليزي | arabic | Arabic please | can we talk in arabic | I can't read English | 3arabi | بالعربي مب بالانجليزي | from English to Arabic`,
    ),
  )('to Arabic: %s', (text) => expect(languageSwitch(text)).toBe('ar'))

  test.each(
    words(
      ` | hello | English or Arabic | كيف أترجم الشهادة إلى الإنجليزية | do I need an English translation | certificate in Arabic attestation fee | السلام عليكم | شهادة الميلاد بالانجليزي كم رسومها | I can't`,
    ),
  )('to neither: %s', (text) => expect(languageSwitch(text)).toBeNull())
})
