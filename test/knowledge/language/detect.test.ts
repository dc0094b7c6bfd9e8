import { describe, expect, test } from '@jest/globals'
import { detectLanguage, isArabizi } from '../../../knowledge/language/detect.js'

describe('the language of a message', () => {
  test.each([
    'وين أجدد البطاقة؟',
    'كم رسوم ال visa',
    'kam rsoom tajdeed el lesen',
    'abgha ajadid el bitaqa',
    'slm 3alaikum',
    'wain el markaz',
  ])('is Arabic: %s', (text) => expect(detectLanguage(text)).toBe('ar'))

  test.each([
    'How do I renew my card?',
    'my iphone5 is lost',
    'form a4',
    'i have 3 cars and 2nd licence',
    'fee?',
    'the 3rd time',
    'pay 20km away',
    'ok',
  ])('is English: %s', (text) => expect(detectLanguage(text)).toBe('en'))

  test.each(['', '12345', '👍', '؟', 'मुझे मदद चाहिए', 'আমি'])('is unknown: %s', (text) =>
    expect(detectLanguage(text)).toBeNull(),
  )
})

describe('Arabizi', () => {
  test.each([
    'kam el rosoom',
    'kursi el atfal fl sayara',
    "mo'6afeen el wzara",
    '5idma fi el bait',
    'hal el maktab maftoo7',
  ])('is known by its digits, its small words and the lack of English ones: %s', (text) =>
    expect(isArabizi(text)).toBe(true),
  )

  test.each([
    'renew my card in al khuwair',
    '5km from the airport',
    'fee for 6 months visa',
    'residence renew',
    '3gb sim card',
  ])('is not seen in English: %s', (text) => expect(isArabizi(text)).toBe(false))
})
