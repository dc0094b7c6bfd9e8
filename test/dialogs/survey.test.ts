import { describe, expect, test } from '@jest/globals'
import type { ResolvedView } from '../../dialogs/desk-view.js'
import { score } from '../../dialogs/recognizers/score.js'
import { conversation } from './transcript.js'

const resolved: ResolvedView = { reference: 'K7M4T', survey: true, rated: false, reopens: true }
const over: ResolvedView = { ...resolved, survey: false, reopens: false }
const THANKS = 'شكرًا لتقييمك.'
const WHY = 'شكرًا لصراحتك، ونأسف لأن خدمتنا لم تكن كما تتوقع. ما الذي كان ينقصنا؟ اكتبه هنا إن شئت.'

describe('after a case is resolved', () => {
  test('a good score is thanked for', () =>
    conversation({ desk: { resolved } })
      .citizen('٥')
      .event('nafidha.satisfaction', { reference: 'K7M4T', score: 5, comment: null })
      .bot(THANKS)
      .end())

  test('a low score asks once what was missing, and the answer is noted', () =>
    conversation({ desk: { resolved } })
      .citizen('2 من 5')
      .event('nafidha.satisfaction', { score: 2 })
      .bot(WHY)
      .citizen('انتظرت ساعة كاملة بلا رد')
      .event('nafidha.satisfaction', { score: null, comment: 'انتظرت ساعة كاملة بلا رد' })
      .bot('شكرًا لك. سجلنا ملاحظتك لنحسن خدمتنا.')
      .end())

  test('who asks a question instead of saying what was missing is answered', () =>
    conversation({ desk: { resolved } })
      .citizen('1')
      .event('nafidha.satisfaction', { score: 1 })
      .bot(WHY)
      .citizen('كم رسوم الجواز؟')
      .bot('رسوم الجواز 20 ريالًا.', 'المصدر: تايمز أوف عُمان، 2021.')
      .end())

  test('words the bot cannot answer go on with the case', () =>
    conversation({ desk: { resolved } })
      .citizen('لم يصلني الرد الذي وعدتم به حتى الآن')
      .event('nafidha.reopen', { reference: 'K7M4T' })
      .end())

  test('so does a wish for a person, and no second case is opened', () =>
    conversation({ desk: { resolved } })
      .citizen('التحدث مع موظف')
      .event('nafidha.reopen', { reference: 'K7M4T' })
      .end())

  test('a question that the bot can answer is answered by the bot', () =>
    conversation({ desk: { resolved } })
      .citizen('كم رسوم الجواز؟')
      .bot('رسوم الجواز 20 ريالًا.', 'المصدر: تايمز أوف عُمان، 2021.')
      .end())

  test('once its time is over, a wish for a person opens a new case', () =>
    conversation({ desk: { resolved: over } })
      .citizen('التحدث مع موظف')
      .bot('سأحيلك إلى أحد موظفينا، وقبلك في الانتظار شخصان.', 'اكتب موضوعك في سطر واحد، أو اختر «تخطٍّ».')
      .end())
})

test('a call can still be agreed by who waited too long', () =>
  conversation({ desk: { callback: { reference: 'K7M4T' } } })
    .citizen('اتصلوا بي')
    .bot(
      'إن أردت أن نتصل بك، فاكتب اليوم والساعة المناسبين لك في أوقات العمل (من الأحد إلى الخميس، 7:30 صباحًا – 2:30 مساءً)، مثل «الأحد الساعة 10 صباحًا».',
    )
    .end())

test('where nobody is there in working hours, a call is offered', () =>
  conversation({ desk: { staffed: false } })
    .citizen('التحدث مع موظف')
    .bot('لا أحد من موظفينا متاح الآن. سأسجل طلبك ليتابعوه حال تفرغهم.', 'اكتب موضوعك في سطر واحد، أو اختر «تخطٍّ».')
    .end())

describe('a score', () => {
  test.each([
    ['5', 5],
    ['٤', 4],
    ['3/5', 3],
    ['خمسة', 5],
    ['⭐⭐⭐', 3],
    ['ممتاز', 5],
    ['two', 2],
    ['6', null],
    ['5 days', null],
    ['كم رسوم الجواز', null],
    ['', null],
  ])('%s is read as %s', (text, expected) => expect(score(text)).toBe(expected))
})
