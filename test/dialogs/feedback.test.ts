import { describe, test } from '@jest/globals'
import { conversation } from './transcript.js'

const FEE = ['رسوم الجواز 20 ريالًا.', 'المصدر: تايمز أوف عُمان، 2021.']
const SORRY = 'نأسف لأن الإجابة لم تفدك. اكتب سؤالك بكلمات أخرى، أو تحدث مع أحد موظفينا.'

describe('"this did not help"', () => {
  test('is told to the service, and leads to a person who knows the question', () =>
    conversation()
      .citizen('كم رسوم الجواز للطفل؟')
      .bot(...FEE)
      .citizen('لم يفدني هذا')
      .event('nafidha.feedback', { entry: 'passport-fee', helped: false })
      .bot(SORRY)
      .buttons('التحدث مع موظف')
      .citizen('التحدث مع موظف')
      .event('handoff.initiate', { reason: 'asked', subject: 'كم رسوم الجواز للطفل؟', entry: 'passport-fee' })
      .end())

  test('is about every part of the answer', () =>
    conversation()
      .citizen('ID card and passport')
      .bot(
        'ID card fee',
        'An ID card costs OMR 10.',
        'The figure comes from a newspaper.',
        'Source: Times of Oman, August 2025.',
        'Passport fee',
        'A passport costs OMR 20.',
        'Source: Times of Oman, 2021.',
      )
      .citizen('This did not help')
      .event('nafidha.feedback', { entry: 'card-fee', helped: false })
      .event('nafidha.feedback', { entry: 'passport-fee', helped: false })
      .bot('We are sorry the answer did not help. Ask in other words, or talk to one of our staff.')
      .end())

  test.each(['ما فهمت', 'مب هذا سؤالي', 'شو تقصد؟', 'ما فادني'])('"%s" says the same', (words) =>
    conversation()
      .citizen('كم رسوم الجواز؟')
      .bot(...FEE)
      .citizen(words)
      .event('nafidha.feedback', { entry: 'passport-fee', helped: false })
      .bot(SORRY)
      .buttons('التحدث مع موظف')
      .end(),
  )

  test('where nothing was answered, other words or a person are offered', () =>
    conversation()
      .citizen("I don't understand")
      .bot('All right. Ask in other words, or talk to one of our staff.')
      .buttons('Talk to a person')
      .end())

  test.each(['كم رسوم الجواز ما فهمت', 'ما فهمت رسوم الجواز'])('%s still asks', (words) =>
    conversation()
      .citizen(words)
      .bot(...FEE)
      .end(),
  )

  test('counts once', () =>
    conversation()
      .citizen('كم رسوم الجواز؟')
      .bot(...FEE)
      .citizen('لم يفدني هذا')
      .event('nafidha.feedback', { entry: 'passport-fee', helped: false })
      .bot(SORRY)
      .citizen('لم يفدني هذا')
      .bot(SORRY)
      .end())
})

describe('small talk', () => {
  test('is answered with the curated words and examples', () =>
    conversation()
      .citizen('السلام عليكم')
      .bot('وعليكم السلام ورحمة الله وبركاته.', 'أهلًا، كيف أخدمك؟')
      .buttons('رسوم البطاقة', 'رسوم الجواز')
      .citizen('رسوم الجواز')
      .bot(...FEE)
      .end())

  test.each(['نعم', 'لا', 'ok', 'إلغاء'])('"%s" where nothing was asked is not taken for a question', (words) =>
    conversation()
      .citizen(words)
      .bot(words === 'ok' ? 'All right. Ask your question any time.' : 'حسنًا. اكتب سؤالك متى شئت.')
      .end(),
  )
})

describe('the greeting of peace', () => {
  const RETURNED = 'وعليكم السلام ورحمة الله وبركاته.'

  test.each(['السلام عليكم، كم رسوم الجواز؟', 'هلا والله السلام عليكم ورحمة الله كم رسوم الجواز'])(
    'is returned before the answer: %s',
    (words) =>
      conversation()
        .citizen(words)
        .bot(RETURNED, ...FEE)
        .end(),
  )

  test('is returned in English', () =>
    conversation()
      .citizen('Peace be upon you. What does a passport cost?')
      .bot('Wa alaikum as-salam.', 'A passport costs OMR 20.', 'Source: Times of Oman, 2021.')
      .end())

  test('costs no message of its own where the service speaks alone', () =>
    conversation().citizen('السلام عليكم ابا اكلم موظف عن رسوم الجواز').event('handoff.initiate', {}).end())
})

test.each(['👍', '🙏🏽', '❤️ 🌹'])('%s asks for nothing', (sign) =>
  conversation().citizen(sign).bot('حسنًا. اكتب سؤالك متى شئت.').end(),
)

describe('the welcome', () => {
  const opened = (locale?: string) => ({
    type: 'conversationUpdate',
    membersAdded: [{ id: 'visitor', name: '' }],
    recipient: { id: 'bot', name: '' },
    ...(locale && { locale }),
  })
  const WELCOME = 'مرحبًا بك في نافذة. اكتب سؤالك عن الخدمات الحكومية بكلماتك، بالعربية أو الإنجليزية.'

  test('is short, with examples, once', () =>
    conversation({ fresh: true })
      .sends(opened())
      .bot(WELCOME, 'أو ابدأ بأحد هذه الأسئلة.')
      .buttons('رسوم البطاقة', 'رسوم الجواز')
      .sends(opened())
      .citizen('١')
      .bot(
        'رسوم البطاقة 10 ريالات عمانية.',
        'الرقم منقول من الصحافة.',
        'المصدر: تايمز أوف عُمان، أغسطس 2025.',
        'نحفظ هذه المحادثة 12 شهرًا لمتابعة طلبك وتحسين الخدمة، ثم نحذفها. كيف نحمي بياناتك',
      )
      .end())

  test('is in the language of the page', () =>
    conversation({ fresh: true })
      .sends(opened('en'))
      .bot(
        'Welcome to Nafidha. Ask about public services in your own words, in Arabic or English.',
        'Or start with one of these.',
      )
      .buttons('ID card fee', 'Passport fee')
      .end())

  test('has no examples where there are none', () =>
    conversation({ fresh: true })
      .contentLoses('card-fee', 'card-lost', 'card-validity', 'passport-fee')
      .sends(opened())
      .bot(WELCOME)
      .buttons()
      .end())

  test('is not said over a first message', () =>
    conversation({ state: { memory: { consent: '1' } } })
      .sends(opened(), { type: 'message', text: 'كم رسوم الجواز؟' })
      .bot(...FEE)
      .end())

  test('is not said after a first message either', () =>
    conversation({ fresh: true })
      .citizen('السلام عليكم')
      .next(() => undefined)
      .sends(opened())
      .end())

  test('is not for the bot itself', () =>
    conversation({ fresh: true })
      .sends({
        type: 'conversationUpdate',
        membersAdded: [{ id: 'bot', name: '' }],
        recipient: { id: 'bot', name: '' },
      })
      .end())
})
