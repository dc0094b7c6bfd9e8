import { describe, expect, test } from '@jest/globals'
import { suggestion, wantsToComplain } from '../../dialogs/recognizers/suggestion.js'
import { placeIn } from '../../dialogs/recognizers/place.js'
import { sinceIn } from '../../dialogs/recognizers/since.js'
import { conversation } from './transcript.js'

const WHAT = 'سنسجل شكواك ونتابعها. ماذا حدث؟ اكتبه باختصار، وأرفق ما لديك من صور إن شئت.'
const AGENCY = 'عن أي جهة؟ إن لم تعرف فاختر «تخطٍّ».'
const WHERE = 'وأين؟ اكتب الولاية أو المكتب، أو اختر «تخطٍّ».'
const SINCE = 'ومنذ متى؟ أو اختر «تخطٍّ».'

describe('who wants to complain', () => {
  test('is asked what, about whom, where and since when, and gets a case', () =>
    conversation()
      .citizen('أريد تقديم شكوى')
      .bot(WHAT)
      .citizen('الموظف رفض استلام أوراقي')
      .bot(AGENCY)
      .citizen('تخطٍّ')
      .bot(WHERE)
      .citizen('بوشر')
      .bot(SINCE)
      .citizen('منذ أسبوع')
      .event('handoff.initiate', {
        reason: 'complaint',
        kind: 'complaint',
        subject: 'الموظف رفض استلام أوراقي',
        details: { what: 'الموظف رفض استلام أوراقي', where: 'بوشر', since: 'منذ أسبوع' },
      })
      .end())

  test('is not asked about whom where the first message named it, and has a question between answered', () =>
    conversation()
      .citizen('ابا اشتكي على شرطة عمان السلطانية')
      .bot(WHAT)
      .citizen('الموظف رفض استلام أوراقي')
      .bot(WHERE)
      .citizen('كم رسوم الجواز؟')
      .bot('رسوم الجواز 20 ريالًا.', 'المصدر: تايمز أوف عُمان، 2021.', WHERE)
      .citizen('بوشر')
      .bot(SINCE)
      .end())

  test('may leave it, and nothing is opened', () =>
    conversation()
      .citizen('I want to make a complaint')
      .bot(
        'We will record your complaint and follow it up. What happened? Tell us briefly, and add pictures if you have any.',
      )
      .citizen('Cancel')
      .bot('All right, no request was opened. Ask your question any time.')
      .end())
})

describe('a complaint that is told outright', () => {
  const SORRY = 'نأسف لما واجهته، وشكواك محل اهتمامنا. سأحيلها إلى أحد موظفينا ليتابعها معك.'

  test('gets a kind word, and is asked only what it has not said', () =>
    conversation()
      .citizen('لي أسبوع أراسلكم ما حد يرد')
      .bot(SORRY, AGENCY)
      .citizen('تخطٍّ')
      .bot(WHERE)
      .citizen('مكتب السيب')
      .event('handoff.initiate', {
        reason: 'complaint',
        kind: 'complaint',
        subject: 'لي أسبوع أراسلكم ما حد يرد',
        details: { what: 'لي أسبوع أراسلكم ما حد يرد', where: 'مكتب السيب', since: 'لي أسبوع' },
      })
      .end())

  test('may have said where, and not since when', () =>
    conversation()
      .citizen('في صلالة ما حد يرد على الناس')
      .bot(SORRY, AGENCY)
      .citizen('تخطٍّ')
      .bot(SINCE)
      .citizen('تخطٍّ')
      .event('handoff.initiate', { details: { what: 'في صلالة ما حد يرد على الناس', where: 'صلالة', since: '' } })
      .end())

  test('in English', () =>
    conversation()
      .citizen('for two weeks now nobody answers me')
      .bot(
        'We are sorry about what happened, and we take it seriously. I am passing it to one of our staff to follow up with you.',
        'Which government body is it about? If you do not know, choose “Skip”.',
      )
      .citizen('Cancel')
      .bot('All right, no request was opened. Ask your question any time.')
      .end())

  test.each([
    ['راجعت مكتب بوشر منذ ثلاثة أيام', 'بوشر', 'منذ ثلاثة أيام'],
    ['الشارع في ولاية إزكي بدون إنارة من شهر', 'إزكي', 'من شهر'],
    ['waiting at the Sohar office since last Monday', 'صحار', 'since last Monday'],
    ['أرفقت الصور من الهاتف وموقع الوزارة لا يعمل', null, null],
  ])('says where and since when: %s', (text, place, since) => {
    expect(placeIn(text)).toBe(place)
    expect(sinceIn(text)).toBe(since)
  })
})

test('a suggestion is taken in the same way', () =>
  conversation()
    .citizen('عندي اقتراح')
    .bot('يسعدنا أن نسمع اقتراحك. ما هو؟')
    .citizen('افتحوا المكتب مساءً')
    .bot(AGENCY)
    .end())

test.each([
  ['أريد تقديم شكوى', true],
  ['ابغى اشتكي', true],
  ['كيف أقدم شكوى على شركة؟', false],
  ['a complaint', true],
  ['I want to complain', true],
  ['I want to complain about Muscat Municipality', true],
  ['I want to complain about how you treated me', false],
  ['how do I complain about a shop', false],
  ['أبا أشتكي على كفيلي', false],
  ['أبا أشتكي على بلدية مسقط', true],
])('%s asks to complain: %s', (text, expected) => expect(wantsToComplain(text)).toBe(expected))

test.each([
  ['عندي اقتراح لكم', true],
  ['I have a suggestion', true],
  ['كم رسوم الجواز', false],
])('%s brings a suggestion: %s', (text, expected) => expect(suggestion(text)).toBe(expected))
