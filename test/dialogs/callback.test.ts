import { describe, test } from '@jest/globals'
import { conversation } from './transcript.js'

const HOURS = 'الأحد إلى الخميس، 7:30 صباحًا – 2:30 مساءً'
const OFFER = `إن أردت أن نتصل بك، فاكتب اليوم والساعة المناسبين لك في أوقات العمل (من ${HOURS})، مثل «الأحد الساعة 10 صباحًا».`
const PHONE = 'على أي رقم نتصل بك؟'
const CONFIRM = (time = '10:00', number = '+96899123456') =>
  `نتصل بك يوم الثلاثاء 24 نوفمبر، الساعة ${time} صباحًا، على الرقم \u200e${number}. هل هذا صحيح؟`
const DECLINED = 'حسنًا، لن نتصل بك. طلبك محفوظ، وسيرد عليك أحد موظفينا هنا في وقت العمل.'
const REMINDER = 'ولموعد الاتصال، اكتب اليوم والساعة متى شئت.'
const PASSPORT = ['رسوم الجواز 20 ريالًا.', 'المصدر: تايمز أوف عُمان، 2021.']
const KEPT = ['لا أملك إجابة موثوقة عن هذا السؤال.', 'سؤالك محفوظ مع طلبك، وسيراه الموظف عندما يحين دورك.']
const DAY = 24 * 60 * 60 * 1000
const AGREED = { reference: '7F3K', at: '2026-11-24T06:00:00.000Z', phone: '+96899123456' }

const offered = () =>
  conversation({ closed: true })
    .citizen('ابا اكلم موظف عن رسوم الجواز')
    .event('handoff.initiate', { reason: 'asked' })
    .bot(OFFER)
    .buttons('لا أريد اتصالًا')
const atPhone = () => offered().citizen('بكرة الساعة ١٠').bot(PHONE).buttons('لا أريد اتصالًا')
const atConfirm = () => atPhone().citizen('٩٩١٢٣٤٥٦').bot(CONFIRM()).buttons('نعم', 'تغيير الموعد', 'لا أريد اتصالًا')

describe('a call back, out of hours', () => {
  test('is agreed: day, time and number, read back', () =>
    atConfirm().citizen('هيه نعم').event('nafidha.callbackAgreed', AGREED).end())

  test('says when the staff return, before the subject is asked for', () =>
    conversation({ closed: true })
      .citizen('ابا موظف')
      .bot(
        'موظفونا خارج وقت العمل الآن، ويعودون يوم الثلاثاء 24 نوفمبر، الساعة 7:30 صباحًا. سأسجل طلبك ليتابعوه عند عودتهم.',
        'اكتب موضوعك في سطر واحد، أو اختر «تخطٍّ».',
      )
      .citizen('تخطي')
      .event('handoff.initiate', { subject: '' })
      .bot(OFFER)
      .end())

  test('works in English', () =>
    conversation({ closed: true })
      .citizen('a person about my passport please')
      .event('handoff.initiate', { language: 'en' })
      .bot(
        'If you want us to call you, type a day and a time in working hours (Sunday to Thursday, 7:30 am – 2:30 pm), such as “Sunday at 10 am”.',
      )
      .citizen('tomorrow at 10')
      .bot('Which number shall we call?')
      .citizen('9912 3456')
      .bot('We will call you on Tuesday 24 November at 10:00 am, on +96899123456. Is that right?')
      .buttons('Yes', 'Change the time', 'No call, thanks')
      .citizen('yes')
      .event('nafidha.callbackAgreed', AGREED)
      .end())

  test('takes day, time and number in one message', () =>
    offered()
      .citizen('بكرة ١٠ على ٩٩١٢٣٤٥٦')
      .bot(CONFIRM())
      .citizen('👍')
      .event('nafidha.callbackAgreed', AGREED)
      .end())

  test('takes the day first and the time after it', () =>
    offered()
      .citizen('بكرة')
      .bot('وفي أي ساعة يوم الثلاثاء 24 نوفمبر؟')
      .citizen('الساعة 11')
      .bot(PHONE)
      .citizen('99123456')
      .bot(CONFIRM('11:00'))
      .end())

  test.each([
    ['أمس الساعة ١٠', 'هذا الوقت مضى. اكتب يومًا وساعة بعد الآن.'],
    ['الجمعة الساعة ١٠', `هذا خارج أوقات العمل (من ${HOURS}). اكتب موعدًا آخر.`],
    ['٢ ديسمبر الساعة ١٠', 'هذا اليوم إجازة (اليوم الوطني). اكتب يومًا آخر.'],
    ['السنة الجاية', 'هذا الموعد بعيد. اكتب موعدًا خلال الثلاثين يومًا القادمة.'],
    ['أي وقت هذا الأسبوع', 'لم أفهم الموعد. اكتب اليوم والساعة معًا، مثل «الأحد الساعة 10 صباحًا».'],
    ['نعم اتصلوا', 'متى نتصل بك؟ اكتب اليوم والساعة، مثل «الأحد الساعة 10 صباحًا».'],
    ['ما ادري', 'لم أفهم الموعد. اكتب اليوم والساعة معًا، مثل «الأحد الساعة 10 صباحًا».'],
  ])('asks again after "%s"', (words, question) =>
    offered().citizen(words).bot(question).buttons('لا أريد اتصالًا').citizen('بكرة ١٠').bot(PHONE).end(),
  )

  test('keeps what is told in between with the request, and waits on', () =>
    offered()
      .citizen('شركة التأمين رفضت المطالبة')
      .bot(...KEPT, REMINDER)
      .citizen('بكرة ١٠')
      .bot(PHONE)
      .citizen('والموظف هناك ما رد علي')
      .bot(...KEPT, 'ولموعد الاتصال، بقي أن تكتب رقم هاتفك.')
      .citizen('٩٩١٢٣٤٥٦')
      .bot(CONFIRM())
      .end())

  test('takes another time where the number is asked for', () =>
    atPhone()
      .citizen('لا خلوها الساعة 11')
      .bot(PHONE)
      .citizen('99123456')
      .bot(CONFIRM('11:00'))
      .citizen('نعم')
      .event('nafidha.callbackAgreed', { at: '2026-11-24T07:00:00.000Z' })
      .end())

  test('says where that other time cannot be, and still asks for the number', () =>
    atPhone()
      .citizen('خلوها الجمعة')
      .bot(`هذا خارج أوقات العمل (من ${HOURS}). اكتب موعدًا آخر.`)
      .citizen('99123456')
      .bot(CONFIRM())
      .end())

  test('asks again for a number that is none', () =>
    atPhone()
      .citizen('123')
      .bot('لم أجد رقم هاتف في رسالتك. اكتب الرقم من ثماني خانات، أو مع رمز الدولة.')
      .citizen('+971 50 123 4567')
      .bot(CONFIRM('10:00', '+971501234567'))
      .end())

  test('is corrected in the citizen’s own words', () =>
    atConfirm()
      .citizen('لا، الساعة 11')
      .bot(CONFIRM('11:00'))
      .citizen('الرقم 92001122')
      .bot(CONFIRM('11:00', '+96892001122'))
      .citizen('لا')
      .bot('متى نتصل بك؟ اكتب اليوم والساعة، مثل «الأحد الساعة 10 صباحًا».')
      .citizen('بكرة ١٠')
      .bot(CONFIRM('10:00', '+96892001122'))
      .citizen('١')
      .event('nafidha.callbackAgreed', { phone: '+96892001122' })
      .end())

  test('keeps the day of a time that is too late, and needs only another time', () =>
    offered()
      .citizen('بكرة')
      .bot('وفي أي ساعة يوم الثلاثاء 24 نوفمبر؟')
      .citizen('الساعة 20')
      .bot(`هذا خارج أوقات العمل (من ${HOURS}). اكتب موعدًا آخر.`)
      .citizen('الساعة 11')
      .bot(PHONE)
      .end())

  test('takes a no with another time for another time', () => offered().citizen('لا، بكرة الساعة ١٠').bot(PHONE).end())

  test('is given up after three answers that bring nothing', () =>
    offered()
      .citizen('ما ادري')
      .bot('لم أفهم الموعد. اكتب اليوم والساعة معًا، مثل «الأحد الساعة 10 صباحًا».')
      .citizen('ما ادري')
      .bot('لم أفهم الموعد. اكتب اليوم والساعة معًا، مثل «الأحد الساعة 10 صباحًا».')
      .citizen('ما ادري')
      .bot(DECLINED)
      .citizen('كم رسوم الجواز؟')
      .bot(...PASSPORT)
      .end())

  test.each(['لا أريد اتصالًا', 'إلغاء', 'لا', 'no thanks'])('is left with "%s" at the first step', (words) =>
    offered()
      .citizen(words)
      .bot(
        words === 'no thanks'
          ? 'All right, we will not call. Your request is kept, and one of our staff will answer you here in working hours.'
          : DECLINED,
      )
      .end(),
  )

  test('is left at the second and the third step too', async () => {
    await atPhone().citizen('ما أبا').bot(DECLINED).end()
    await atConfirm().citizen('إلغاء').bot(DECLINED).end()
  })

  test('answers a question in between and waits on, at every step', async () => {
    await offered()
      .citizen('كم رسوم الجواز؟')
      .bot(...PASSPORT, REMINDER)
      .buttons('لا أريد اتصالًا')
      .citizen('بكرة ١٠')
      .bot(PHONE)
      .end()
    await atPhone()
      .citizen('السلام عليكم')
      .bot('وعليكم السلام ورحمة الله وبركاته.', 'أهلًا، كيف أخدمك؟', 'ولموعد الاتصال، بقي أن تكتب رقم هاتفك.')
      .citizen('99123456')
      .bot(CONFIRM())
      .end()
    await atConfirm()
      .citizen('أبا أسأل عن البطاقة')
      .bot(
        'وبقي أن تؤكد الموعد، يوم الثلاثاء 24 نوفمبر، الساعة 10:00 صباحًا، على الرقم \u200e+96899123456.',
        'حتى أجيبك بدقة، أي هذه تقصد؟',
      )
      .buttons('رسوم البطاقة', 'بدل فاقد', 'مدة البطاقة')
      .citizen('نعم')
      .event('nafidha.callbackAgreed', AGREED)
      .end()
  })

  test('tells who asks for a person again where the request stands, and waits on', () =>
    offered()
      .citizen('ابا موظف')
      .bot(
        'طلبك \u200e7F3K قائم، وموظفونا يعودون يوم الثلاثاء 24 نوفمبر، الساعة 7:30 صباحًا. اسأل ما شئت هنا حتى ذلك الحين.',
        REMINDER,
      )
      .end())

  test('goes on in the language that the citizen turns to', () =>
    atPhone().citizen('English please').bot('All right, we go on in English.', 'Which number shall we call?').end())

  test('does not warn of the number that we asked for, but of another', () =>
    atPhone()
      .citizen('99123456 وايميلي a@example.om')
      .bot(
        'في رسالتك بريد إلكتروني. لا حاجة إلى إرسال البيانات الشخصية هنا، وقد أخفيناها في كل ما نحفظه عدا نص المحادثة.',
        CONFIRM(),
      )
      .end())

  test('is called to mind twice, then left: the button still works', () =>
    offered()
      .citizen('كم رسوم الجواز؟')
      .bot(...PASSPORT, REMINDER)
      .citizen('كم رسوم الجواز؟')
      .bot(...PASSPORT, REMINDER)
      .citizen('كم رسوم الجواز؟')
      .bot(...PASSPORT)
      .buttons('لم يفدني هذا')
      .citizen('اتصلوا بي')
      .bot(OFFER)
      .end())

  test('is not waited for beyond a day', () =>
    offered()
      .later(DAY)
      .citizen('بكرة')
      .bot('وفي أي ساعة يوم الثلاثاء 24 نوفمبر؟')
      .later(DAY + 1)
      .citizen('كم رسوم الجواز؟')
      .bot(...PASSPORT)
      .end())

  test('ends with the case that it was for', () =>
    atConfirm()
      .deskBecomes({ holder: 'bot', case: null })
      .citizen('كم رسوم الجواز؟')
      .bot(...PASSPORT)
      .end())

  test('may be asked for later, while waiting', () =>
    offered()
      .citizen('لا أريد اتصالًا')
      .bot(DECLINED)
      .citizen('اتصلوا بي')
      .bot(OFFER)
      .citizen('بكرة ١٠ على 99123456')
      .bot(CONFIRM())
      .citizen('نعم')
      .event('nafidha.callbackAgreed', AGREED)
      .end())

  test('is no matter for working hours', () =>
    conversation({ desk: { holder: 'queue', case: { reference: '7F3K', place: 1 } } })
      .citizen('اتصلوا بي')
      .bot('طلبك \u200e7F3K قائم، وترتيبك في الانتظار 1. اسأل ما شئت هنا حتى يحين دورك.')
      .citizen('نعم')
      .bot('حسنًا. اكتب سؤالك متى شئت.')
      .end())
})
