import { describe, expect, test } from '@jest/globals'
import { detectLanguage } from '../../../knowledge/language/detect.js'

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
