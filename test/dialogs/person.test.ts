import { describe, expect, test } from '@jest/globals'
import { conversation } from './transcript.js'

const SUBJECT = 'اكتب موضوعك في سطر واحد، أو اختر «تخطٍّ».'
const AHEAD = 'سأحيلك إلى أحد موظفينا، وقبلك في الانتظار شخصان.'
const asking = () => conversation().citizen('ابا اكلم موظف').bot(AHEAD, SUBJECT).buttons('تخطٍّ', 'إلغاء')

describe('asking for a person', () => {
  test('says what will happen, takes a subject and opens a case', () =>
    asking()
      .citizen('عندي مشكلة في عقد الإيجار')
      .event('handoff.initiate', {
        reference: '7F3K',
        pin: '4821',
        reason: 'asked',
        language: 'ar',
        subject: 'عندي مشكلة في عقد الإيجار',
        urgent: false,
      })
      .end())

  test('works in English', () =>
    conversation({ desk: { waiting: 1 } })
      .citizen('let me talk to a human')
      .bot(
        'I will pass you to one of our staff. One person is waiting before you.',
        'Tell us in one line what it is about, or choose “Skip”.',
      )
      .buttons('Skip', 'Cancel')
      .citizen('my landlord')
      .event('handoff.initiate', { language: 'en', subject: 'my landlord' })
      .end())

  test.each(['تخطٍّ', 'تخطي', 'ما في شي', '-', 'skip', 'ابا موظف'])('goes on without a subject after %s', (words) =>
    asking().citizen(words).event('handoff.initiate', { subject: '' }).end(),
  )

  test('takes a sentence that begins with no for the subject', () =>
    asking()
      .citizen('لا يوجد رد على معاملة أخي منذ شهر')
      .event('handoff.initiate', { subject: 'لا يوجد رد على معاملة أخي منذ شهر' })
      .end())

  test.each(['إلغاء', 'خلاص ما أبا'])('is dropped after %s', (words) =>
    asking().citizen(words).bot('حسنًا، لم نفتح طلبًا. اكتب سؤالك متى شئت.').end(),
  )

  test('takes a second wish for a person for the subject where it says what for', () =>
    asking()
      .citizen('موظف عن الجواز الجديد لولدي')
      .event('handoff.initiate', { subject: 'موظف عن الجواز الجديد لولدي' })
      .end())

  test('passes on no more than an agent takes in at a glance', () =>
    asking()
      .citizen('قصة طويلة '.repeat(150))
      .event('handoff.initiate', { subject: 'قصة طويلة '.repeat(50) })
      .end())

  test('does not take what is written a day later for the subject', () =>
    asking()
      .later(24 * 60 * 60 * 1000 + 1)
      .citizen('كم رسوم الجواز؟')
      .bot('رسوم الجواز 20 ريالًا.', 'المصدر: تايمز أوف عُمان، 2021.')
      .end())

  test('takes a greeting for a greeting, and goes on asking', () =>
    asking()
      .citizen('السلام عليكم')
      .bot('وعليكم السلام ورحمة الله وبركاته.', 'أهلًا، كيف أخدمك؟', SUBJECT)
      .buttons('تخطٍّ', 'إلغاء')
      .citizen('عقد الإيجار')
      .event('handoff.initiate', { subject: 'عقد الإيجار' })
      .end())

  test('does not ask for a subject that the message already holds, and finds its team', () =>
    conversation()
      .citizen('ابا اكلم موظف عن رسوم الجواز')
      .event('handoff.initiate', { reason: 'asked', subject: 'ابا اكلم موظف عن رسوم الجواز', entry: 'passport-fee' })
      .end())

  test('asks for words where the subject is only a number', () =>
    asking()
      .citizen('99123456')
      .bot(
        'في رسالتك رقم هاتف. لا حاجة إلى إرسال البيانات الشخصية هنا، وقد أخفيناها في كل ما نحفظه عدا نص المحادثة.',
        'من فضلك اكتب سؤالك بالكلمات.',
      )
      .citizen('عقد إيجار')
      .event('handoff.initiate', { subject: 'عقد إيجار' })
      .end())

  test.each(['ابا اكلم موظف', 'let me talk to a human please'])('takes "%s" for no subject after an answer', (words) =>
    conversation()
      .citizen('كم رسوم الجواز؟')
      .bot('رسوم الجواز 20 ريالًا.', 'المصدر: تايمز أوف عُمان، 2021.')
      .citizen(words)
      .where((reply) => expect(reply.type).toBe('message'))
      .bot(
        ...(words.startsWith('let')
          ? [
              'I will pass you to one of our staff. 2 people are waiting before you.',
              'Tell us in one line what it is about, or choose “Skip”.',
            ]
          : [AHEAD, SUBJECT]),
      )
      .end(),
  )

  test('masks personal data in the subject, and says so once', () =>
    asking()
      .citizen('رقمي 99123456 وما حد اتصل')
      .bot('في رسالتك رقم هاتف. لا حاجة إلى إرسال البيانات الشخصية هنا، وقد أخفيناها في كل ما نحفظه عدا نص المحادثة.')
      .event('handoff.initiate', { subject: 'رقمي •••••••• وما حد اتصل' })
      .whereState((state) => expect(state).not.toContain('99123456'))
      .end())

  test('goes on in the language that the citizen turns to', () =>
    asking()
      .citizen('English please')
      .bot(
        'All right, we go on in English.',
        'I will pass you to one of our staff. 2 people are waiting before you.',
        'Tell us in one line what it is about, or choose “Skip”.',
      )
      .buttons('Skip', 'Cancel')
      .citizen('rent contract')
      .event('handoff.initiate', { language: 'en', subject: 'rent contract' })
      .end())

  test('answers a button of before, and goes on asking', () =>
    conversation()
      .citizen('كم رسوم البطاقة؟')
      .bot('رسوم البطاقة 10 ريالات عمانية.', 'الرقم منقول من الصحافة.', 'المصدر: تايمز أوف عُمان، أغسطس 2025.')
      .citizen('ابا موظف')
      .bot(AHEAD, SUBJECT)
      .citizen('بدل فاقد')
      .bot('بدل الفاقد 20 ريالًا.', 'المصدر: تايمز أوف عُمان، بلا تاريخ.', SUBJECT)
      .buttons('تخطٍّ', 'إلغاء')
      .end())
})

describe('an own application, fine or record', () => {
  test('cannot be seen: a person is offered', () =>
    conversation()
      .citizen('وين وصلت معاملتي؟')
      .bot('لا أستطيع الاطلاع على معاملتك أو مخالفاتك أو بياناتك. هل أحيلك إلى أحد موظفينا؟')
      .buttons('التحدث مع موظف', 'رسوم البطاقة')
      .citizen('هيه نعم')
      .event('handoff.initiate', {
        reason: 'own-record',
        subject: 'وين وصلت معاملتي؟',
        team: 'police',
        entry: 'card-fee',
      })
      .end())

  test('in English, declined', () =>
    conversation()
      .citizen('where is my application now')
      .bot('I cannot see your application, fines or records. Shall I pass you to one of our staff?')
      .citizen('no thanks')
      .bot('All right. Ask your question any time.')
      .end())
})

describe('while waiting for a person', () => {
  const waiting = (desk = {}) =>
    conversation({ desk: { holder: 'queue', case: { reference: '7F3K', place: 3 }, ...desk } })
  const PLACE = 'طلبك \u200e7F3K قائم، وترتيبك في الانتظار 3. اسأل ما شئت هنا حتى يحين دورك.'

  test('questions are answered', () =>
    waiting().citizen('كم رسوم الجواز؟').bot('رسوم الجواز 20 ريالًا.', 'المصدر: تايمز أوف عُمان، 2021.').end())

  test('asking again tells the place and opens no second case', () =>
    waiting().citizen('ابا موظف').bot(PLACE).buttons('إلغاء الطلب').end())

  test('out of hours it tells when they return, and offers a call', () =>
    waiting({ open: false, opensAt: new Date('2026-11-24T03:30:00Z') })
      .citizen('ابا موظف')
      .bot(
        'طلبك \u200e7F3K قائم، وموظفونا يعودون يوم الثلاثاء 24 نوفمبر، الساعة 7:30 صباحًا. اسأل ما شئت هنا حتى ذلك الحين.',
      )
      .buttons('اتصلوا بي', 'إلغاء الطلب')
      .end())

  test('the citizen may cancel', () =>
    waiting()
      .citizen('Cancel my request')
      .event('nafidha.handoffCancel', { reference: '7F3K' })
      .citizen('إلغاء الطلب')
      .bot('حسنًا. اكتب سؤالك متى شئت.')
      .end())

  const LEAVE = 'هل نلغي طلبك \u200e7F3K؟ إن ألغيناه خسرت دورك في الانتظار.'

  test.each(['إلغاء', 'خلاص ما أريد أنتظر'])('"%s" asks whether to leave the queue, and a yes leaves it', (words) =>
    waiting()
      .citizen(words)
      .bot(LEAVE)
      .buttons('إلغاء الطلب', 'لا')
      .citizen('نعم')
      .event('nafidha.handoffCancel', { reference: '7F3K' })
      .end(),
  )

  test('a no stays in the queue, and so does a yes to nothing', () =>
    waiting()
      .citizen('إلغاء')
      .bot(LEAVE)
      .citizen('لا')
      .bot('حسنًا. اكتب سؤالك متى شئت.')
      .citizen('ابا موظف')
      .bot(PLACE)
      .citizen('👍')
      .bot('حسنًا. اكتب سؤالك متى شئت.')
      .end())

  test.each(['كم باقي؟', 'متى دوري', 'طيب ومتى يردون علي', 'وين الموظف'])('"%s" is told the place', (words) =>
    waiting().citizen(words).bot(PLACE).end(),
  )

  test.each(['how long?', 'how much longer do I have to wait', 'when will someone answer me'])(
    '"%s" is told the place',
    (words) =>
      waiting()
        .citizen(words)
        .bot('Your request 7F3K is open, and your place in the queue is 3. Ask anything here until your turn comes.')
        .end(),
  )

  test('own records and complaints open no second case', () =>
    waiting()
      .citizen('وين وصلت معاملتي؟')
      .bot('لا أستطيع الاطلاع على معاملتك أو مخالفاتك أو بياناتك، وسيساعدك الموظف عندما يحين دورك.')
      .citizen('ما حد يرد علي')
      .bot('نأسف لما واجهته، وسيرى الموظف رسالتك عندما يحين دورك.')
      .end())

  test('an answer that did not help leads to no second case', () =>
    waiting()
      .citizen('كم رسوم الجواز؟')
      .bot('رسوم الجواز 20 ريالًا.', 'المصدر: تايمز أوف عُمان، 2021.')
      .citizen('لم يفدني هذا')
      .event('nafidha.feedback', { entry: 'passport-fee', helped: false })
      .bot('نأسف لأن الإجابة لم تفدك. اكتب سؤالك بكلمات أخرى، أو انتظر الموظف.')
      .buttons()
      .end())

  test('a subject that was asked for before the case was opened elsewhere is not waited for', () =>
    asking()
      .deskBecomes({ holder: 'queue', case: { reference: 'K7F3', place: 1 } })
      .citizen('كم رسوم الجواز؟')
      .bot('رسوم الجواز 20 ريالًا.', 'المصدر: تايمز أوف عُمان، 2021.')
      .end())
})
