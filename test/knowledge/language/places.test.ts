import { describe, expect, test } from '@jest/globals'
import { join } from 'node:path'
import { loadPlaces } from '../../../knowledge/language/places.js'
import { ROOT } from '../../../src/root.js'

const places = loadPlaces(join(ROOT, 'knowledge/language/places.yaml'))

describe('a question about elsewhere', () => {
  test.each([
    'كم رسوم الرخصة في دبي',
    'شلون أجدد بطاقتي بالكويت',
    'فيزا لتركيا كم تكلف',
    'أسافر إسطنبول أحتاج تأشيرة؟',
    'كم رسوم الجواز الأردني',
    'رسوم رخصة مصرية',
    'كيف أسجل في أبشر',
    'غرامة السرعة السعودية',
    'how much is parking in Abu Dhabi',
    'visa for Turkey',
    'qatar visit visa',
    'renew my Indian passport',
    'emirates id renewal',
    'does the German embassy open today',
    'kam el gharama fi qatar',
  ])('is known: %s', (text) => expect(places.asksAbroad(text)).not.toBeNull())

  test.each([
    'كم رسوم الرخصة في مسقط',
    'زوجتي من الهند وأبا لها بطاقة',
    'عامل هندي كم رسوم مأذونيته',
    'أنا كويتي، كم يوم أقعد',
    'ولدي في لندن وأبا أجدد رخصته',
    'قادم من دبي إلى مسقط، كم المسموح',
    'أنا سعودي أدخل عمان بدون فيزا؟',
    'my wife is from India, which papers',
    'I came from Dubai last week, how do I register',
    'Indian driver, how long is the licence',
    'we live in London, can our son get the card',
    'from Qatar to Oman by car, is a visa needed',
    'can a Filipino nurse change her employer',
  ])('is not seen where somebody only comes from there, or the way leads here: %s', (text) =>
    expect(places.asksAbroad(text)).toBeNull(),
  )

  test('leaves everyday words that are names elsewhere', () => {
    for (const text of ['فحص العين للرخصة', 'دوام البلدية المغرب', 'english translation of a law', 'جده متوفى'])
      expect(places.namesAbroad(text)).toBe(false)
  })
})
