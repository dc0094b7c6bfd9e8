import { describe, expect, test } from '@jest/globals'
import { conversation } from './transcript.js'

const FIRST = 'لا أملك إجابة موثوقة عن هذا السؤال.'
const REPHRASE = 'يمكنك أن تكتب السؤال بكلمات أخرى، أو أن تتحدث مع أحد موظفينا.'
const NEAREST = `قد يفيدك أحد الموضوعات أدناه. و${REPHRASE}`
const AGAIN = 'لم أجد إجابة عن هذا السؤال أيضًا. هل أحيلك إلى أحد موظفينا؟ سأنقل إليه سؤالك فلا تحتاج إلى إعادته.'

describe('a question without an answer', () => {
  test('is said to have none, with what is near and a person', () =>
    conversation()
      .citizen('كم بطاقة العامل؟')
      .bot(FIRST, NEAREST)
      .buttons('رسوم البطاقة', 'بدل فاقد', 'التحدث مع موظف')
      .citizen('بدل فاقد')
      .bot('بدل الفاقد 20 ريالًا.', 'المصدر: تايمز أوف عُمان، بلا تاريخ.')
      .end())

  test('names whom to ask where a curator listed it', () =>
    conversation()
      .citizen('كيف أستخرج تصريح عمل؟')
      .bot(FIRST, 'الجهة المختصة: وزارة العمل (80077000).', REPHRASE)
      .buttons('التحدث مع موظف')
      .citizen('Where do I get a work permit?')
      .bot(
        'I have no answer to this one either. Shall I pass you to one of our staff? They will get your question, so you need not repeat it.',
        'The body to ask: Ministry of Labour (80077000).',
      )
      .end())

  test('leads to topics of before where nothing is near', () =>
    conversation()
      .citizen('كم رسوم الجواز؟')
      .bot('رسوم الجواز 20 ريالًا.', 'المصدر: تايمز أوف عُمان، 2021.')
      .citizen('ما حال الطقس')
      .bot(FIRST, NEAREST)
      .buttons('جواز السفر', 'التحدث مع موظف')
      .citizen('جواز السفر')
      .bot('أسئلة عن جواز السفر، أيها تقصد؟')
      .buttons('رسوم الجواز')
      .citizen('١')
      .bot('رسوم الجواز 20 ريالًا.', 'المصدر: تايمز أوف عُمان، 2021.')
      .end())

  test('leaves a receipt for the curators', () =>
    conversation()
      .citizen('ما حال الطقس')
      .bot(FIRST, REPHRASE)
      .where((reply) =>
        expect(reply.channelData?.nafidha?.receipts).toEqual([
          { entry: null, hash: null, confidence: 0, runnersUp: [], rule: 'fake' },
        ]),
      )
      .end())

  test('reaches a person in one tap, with the question as subject', () =>
    conversation()
      .citizen('ما حال الطقس')
      .bot(FIRST, REPHRASE)
      .citizen('التحدث مع موظف')
      .event('handoff.initiate', {
        reference: '7F3K',
        pin: '4821',
        reason: 'unknown',
        language: 'ar',
        subject: 'ما حال الطقس',
        urgent: false,
      })
      .end())

  test('leads to the bot proposing a person, the second time in a row', () =>
    conversation()
      .citizen('ما حال الطقس')
      .bot(FIRST, REPHRASE)
      .citizen('من فاز أمس')
      .bot(AGAIN)
      .buttons('التحدث مع موظف')
      .citizen('نعم')
      .event('handoff.initiate', { reason: 'unknown', subject: 'من فاز أمس' })
      .end())

  test('names the body of an entry that is out of date, also the second time', () =>
    conversation()
      .citizen('ما حال الطقس')
      .bot(FIRST, REPHRASE)
      .citizen('مهلة المخالفين')
      .bot(AGAIN, 'الجهة المختصة: وزارة العمل (80077000).')
      .end())

  test('is not counted across an answer', () =>
    conversation()
      .citizen('ما حال الطقس')
      .bot(FIRST, REPHRASE)
      .citizen('كم رسوم الجواز؟')
      .bot('رسوم الجواز 20 ريالًا.', 'المصدر: تايمز أوف عُمان، 2021.')
      .citizen('ما حال الطقس')
      .bot(FIRST, NEAREST)
      .end())

  test('lets the citizen decline the person', () =>
    conversation()
      .citizen('ما حال الطقس')
      .bot(FIRST, REPHRASE)
      .citizen('من فاز أمس')
      .bot(AGAIN)
      .citizen('لا شكرا')
      .bot('حسنًا. اكتب سؤالك متى شئت.')
      .end())

  test('is passed on to the person who is waited for, and no second one is offered', () =>
    conversation({ desk: { holder: 'queue', case: { reference: '7F3K', place: 3 } } })
      .citizen('ما حال الطقس')
      .bot(FIRST, 'سؤالك محفوظ مع طلبك، وسيراه الموظف عندما يحين دورك.')
      .buttons()
      .end())
})
