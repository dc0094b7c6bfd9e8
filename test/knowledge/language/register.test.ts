import { describe, expect, test } from '@jest/globals'
import { registerOf } from '../../../knowledge/language/register.js'
import { lexicon } from '../trained-pack.js'

describe('the register of a question', () => {
  test.each([
    ['ما هي رسوم تجديد جواز السفر؟', 'standard'],
    ['بكم البطاقة', 'standard'],
    ['ابا اجدد الجواز موه اسوي', 'omani'],
    ['وين أجدد الليسن', 'omani'],
    ['kam rosoom el bitaqa', 'arabizi'],
    ['abgha ajaded el jawaz', 'arabizi'],
    ['how much is a passport', 'english'],
    ['؟؟ 123', 'none'],
  ])('of “%s” is %s', (text, register) => expect(registerOf(text, lexicon)).toBe(register))
})
