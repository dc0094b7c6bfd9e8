import { describe, test } from '@jest/globals'
import { conversation } from './transcript.js'

describe('an answer', () => {
  test('comes in Arabic with caution, source, date and where to go from here', () =>
    conversation()
      .citizen('كم رسوم البطاقة؟')
      .bot('رسوم البطاقة 10 ريالات عمانية.', 'الرقم منقول من الصحافة.', 'المصدر: تايمز أوف عُمان، أغسطس 2025.')
      .buttons('بدل فاقد', 'مدة البطاقة', 'لم يفدني هذا')
      .end())
})
