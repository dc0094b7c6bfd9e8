import { describe, expect, test } from '@jest/globals'
import { conversation } from './transcript.js'

const WHICH = 'حتى أجيبك بدقة، أي هذه تقصد؟'
const LOST = ['بدل الفاقد 20 ريالًا.', 'المصدر: تايمز أوف عُمان، بلا تاريخ.']
const asked = () => conversation().citizen('أبا أسأل عن البطاقة').bot(WHICH)

describe('a question back', () => {
  test('offers two or three entries as buttons', () => asked().buttons('رسوم البطاقة', 'بدل فاقد', 'مدة البطاقة').end())

  test('leaves a way out where there is room for it', () =>
    conversation()
      .citizen('ضاعت وثيقتي')
      .bot(WHICH)
      .buttons('بدل فاقد', 'رسوم الجواز', 'غير ذلك')
      .citizen('غير ذلك')
      .bot('حسنًا. اكتب سؤالك بكلمات أخرى، أو تحدث مع أحد موظفينا.')
      .buttons('التحدث مع موظف')
      .end())

  test.each(['2', '٢', 'الثاني', 'رقم ٢', 'second', 'بدل فاقد', 'بدل فاقد.', 'الفاقد'])('is answered by %s', (words) =>
    asked()
      .citizen(words)
      .bot(...(/second/.test(words) ? ['A replacement costs OMR 20.', 'Source: Times of Oman, undated.'] : LOST))
      .end(),
  )

  test('is not answered by a word that two options share', () =>
    asked()
      .citizen('البطاقة')
      .bot('لا أملك إجابة موثوقة عن هذا السؤال.', 'يمكنك أن تكتب السؤال بكلمات أخرى، أو أن تتحدث مع أحد موظفينا.')
      .end())

  test('gives way to a new question', () =>
    asked().citizen('كم رسوم الجواز؟').bot('رسوم الجواز 20 ريالًا.', 'المصدر: تايمز أوف عُمان، 2021.').end())

  test('works in English', () =>
    conversation()
      .citizen('I have a question about the card')
      .bot('To give you the right answer, which of these do you mean?')
      .buttons('ID card fee', 'Lost card', 'Card validity')
      .citizen('the validity')
      .bot('The card is valid for 10 years.', 'Source: Times of Oman.')
      .end())

  test('is asked again where the chosen entry was removed', () =>
    asked()
      .contentLoses('card-lost')
      .citizen('2')
      .bot('لم يعد هذا الخيار متاحًا. أي هذه تقصد؟')
      .buttons('رسوم البطاقة', 'مدة البطاقة', 'غير ذلك')
      .citizen('مدة البطاقة')
      .bot('البطاقة صالحة 10 سنوات.', 'المصدر: تايمز أوف عُمان.')
      .end())

  test('is asked again in the language that the citizen turns to', () =>
    asked()
      .citizen('English please')
      .bot('All right, we go on in English.', 'To give you the right answer, which of these do you mean?')
      .buttons('ID card fee', 'Lost card', 'Card validity')
      .citizen('2')
      .bot('A replacement costs OMR 20.', 'Source: Times of Oman, undated.')
      .end())

  test('about one option takes a yes', () =>
    conversation()
      .contentLoses('passport-fee')
      .citizen('ضاعت وثيقتي')
      .bot('هل هذا ما تقصده؟')
      .buttons('بدل فاقد', 'غير ذلك')
      .citizen('هيه نعم')
      .bot(...LOST)
      .end())

  test('tells a person what it was about, if the citizen asks for one', () =>
    asked()
      .citizen('التحدث مع موظف')
      .event('handoff.initiate', { reason: 'asked', subject: 'أبا أسأل عن البطاقة' })
      .end())

  test('carries a receipt for the curators: what was near, and that nothing was answered', () =>
    asked()
      .where((reply) =>
        expect(reply.channelData?.nafidha?.receipts).toEqual([
          {
            entry: null,
            hash: null,
            confidence: expect.any(Number),
            runnersUp: expect.arrayContaining([expect.objectContaining({ entry: 'card-fee' })]),
            rule: 'asked-back',
          },
        ]),
      )
      .end())
})
