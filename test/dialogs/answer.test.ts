import { describe, expect, test } from '@jest/globals'
import { conversation } from './transcript.js'

const CARD_FEE = ['رسوم البطاقة 10 ريالات عمانية.', 'الرقم منقول من الصحافة.', 'المصدر: تايمز أوف عُمان، أغسطس 2025.']
const PASSPORT_FEE = ['رسوم الجواز 20 ريالًا.', 'المصدر: تايمز أوف عُمان، 2021.']
const CARD_LOST = ['بدل الفاقد 20 ريالًا.', 'المصدر: تايمز أوف عُمان، بلا تاريخ.']

describe('an answer', () => {
  test('comes in Arabic with caution, source, date and where to go from here', () =>
    conversation()
      .citizen('كم رسوم البطاقة؟')
      .bot(...CARD_FEE)
      .buttons('بدل فاقد', 'مدة البطاقة', 'لم يفدني هذا')
      .end())

  test('comes in English to an English question', () =>
    conversation()
      .citizen('How much is the ID card fee?')
      .bot('An ID card costs OMR 10.', 'The figure comes from a newspaper.', 'Source: Times of Oman, August 2025.')
      .buttons('Lost card', 'Card validity', 'This did not help')
      .end())

  test('names no date where the entry has none', () =>
    conversation()
      .citizen('كم رسوم البطاقة؟')
      .bot(...CARD_FEE)
      .citizen('مدة البطاقة')
      .bot('البطاقة صالحة 10 سنوات.', 'المصدر: تايمز أوف عُمان.')
      .end())

  test('carries the tree, the Markdown and a receipt for the service', () =>
    conversation()
      .citizen('كم رسوم البطاقة؟')
      .bot(...CARD_FEE)
      .where((reply) => {
        expect(reply.text).toContain('رسوم البطاقة **10 ريالات عمانية**.')
        expect(reply.text).toContain('[تايمز أوف عُمان](<https://example.om/times>)')
        expect(reply.suggestedActions?.actions[0]).toEqual({ type: 'imBack', title: 'بدل فاقد', value: 'بدل فاقد' })
        expect(reply.channelData?.nafidha).toMatchObject({
          language: 'ar',
          origin: 'bot',
          receipts: [{ entry: 'card-fee', hash: 'hash-card-fee', confidence: 0.9, runnersUp: [], rule: 'fake' }],
        })
      })
      .end())

  test('to two questions in one is one message, in their order, with a receipt each', () =>
    conversation()
      .citizen('كم رسوم البطاقة والجواز')
      .bot('رسوم البطاقة', ...CARD_FEE, 'رسوم الجواز', ...PASSPORT_FEE)
      .buttons('بدل فاقد', 'مدة البطاقة', 'لم يفدني هذا')
      .where((reply) => {
        const receipts = reply.channelData?.nafidha?.receipts ?? []
        expect(receipts.map(({ entry }) => entry)).toEqual(['card-fee', 'passport-fee'])
        expect(receipts[1]?.runnersUp).toEqual([{ entry: 'card-fee', confidence: 0.9 }])
      })
      .end())

  test('to messages sent in a row is one answer', () =>
    conversation()
      .citizen('السؤال عندي', 'كم رسوم', 'الجواز؟')
      .bot('لا أملك إجابة موثوقة عن هذا السؤال.', 'يمكنك أن تكتب السؤال بكلمات أخرى، أو أن تتحدث مع أحد موظفينا.')
      .citizen('كم', 'رسوم الجواز؟')
      .bot(...PASSPORT_FEE)
      .end())
})

describe('a follow-up button', () => {
  test('is answered by what it names', () =>
    conversation()
      .citizen('كم رسوم البطاقة؟')
      .bot(...CARD_FEE)
      .citizen('بدل فاقد')
      .bot(...CARD_LOST)
      .buttons('لم يفدني هذا')
      .where((reply) =>
        expect(reply.channelData?.nafidha?.receipts).toMatchObject([{ entry: 'card-lost', rule: 'chosen' }]),
      )
      .end())

  test('may be typed as its number, as channels without buttons show it', () =>
    conversation()
      .citizen('كم رسوم البطاقة؟')
      .bot(...CARD_FEE)
      .citizen('١')
      .bot(...CARD_LOST)
      .end())

  test('still works after other messages', () =>
    conversation()
      .citizen('كم رسوم البطاقة؟')
      .bot(...CARD_FEE)
      .citizen('كم رسوم الجواز؟')
      .bot(...PASSPORT_FEE)
      .citizen('بدل فاقد')
      .bot(...CARD_LOST)
      .end())

  test('of an entry that was removed leads to the question being put again', () =>
    conversation()
      .citizen('كم رسوم البطاقة؟')
      .bot(...CARD_FEE)
      .contentLoses('card-lost')
      .citizen('بدل فاقد')
      .bot(
        'لا أملك إجابة موثوقة عن هذا السؤال.',
        'قد يفيدك أحد الموضوعات أدناه. ويمكنك أن تكتب السؤال بكلمات أخرى، أو أن تتحدث مع أحد موظفينا.',
      )
      .buttons('البطاقة الشخصية', 'التحدث مع موظف')
      .end())
})

describe('an entry past its validity', () => {
  test('is never given: we say so, and whom to ask', () =>
    conversation()
      .citizen('هل مهلة المخالفين سارية؟')
      .bot(
        'لا أملك معلومة سارية عن هذا الموضوع.',
        'الجهة المختصة: وزارة العمل (80077000).',
        'يمكنك أن تكتب السؤال بكلمات أخرى، أو أن تتحدث مع أحد موظفينا.',
      )
      .buttons('التحدث مع موظف')
      .where((reply) =>
        expect(reply.channelData?.nafidha?.receipts).toMatchObject([{ entry: null, rule: 'not-valid' }]),
      )
      .end())

  test('is not given before it begins either', () =>
    conversation()
      .citizen('When does the income tax begin?')
      .bot(
        'I have no information on this that is still valid.',
        'The body to ask: Royal Oman Police.',
        'You can ask in other words, or talk to one of our staff.',
      )
      .end())

  test('is named as missing beside the part that is valid', () =>
    conversation()
      .citizen('كم رسوم البطاقة والمهلة')
      .bot(
        'رسوم البطاقة',
        ...CARD_FEE,
        'أما الشق الآخر من سؤالك فلا أملك عنه معلومة مؤكدة.',
        'الجهة المختصة: وزارة العمل (80077000).',
      )
      .where((reply) => expect(reply.channelData?.nafidha?.receipts).toHaveLength(1))
      .end())
})
