import { describe, expect, test } from '@jest/globals'
import { conversation } from './transcript.js'

const SIGNPOST = 'اتصل الآن بالرقم 9999.'

describe('an urgent message', () => {
  test('gets the signpost first, then the offer of a person', () =>
    conversation()
      .citizen('شفت حادث في الشارع')
      .bot(SIGNPOST, 'وإن أردت فسأحيلك إلى أحد موظفينا بصفة عاجلة.')
      .buttons('التحدث مع موظف')
      .citizen('نعم')
      .event('handoff.initiate', { reason: 'urgent', urgent: true, subject: 'شفت حادث في الشارع', entry: 'accident' })
      .end())

  test('is not kept waiting by a greeting', () =>
    conversation()
      .citizen('السلام عليكم، شفت حادث في الشارع')
      .bot(SIGNPOST, 'وإن أردت فسأحيلك إلى أحد موظفينا بصفة عاجلة.')
      .end())

  test('stays urgent however the person is asked for', () =>
    conversation()
      .citizen('شفت حادث في الشارع')
      .bot(SIGNPOST, 'وإن أردت فسأحيلك إلى أحد موظفينا بصفة عاجلة.')
      .citizen('ابا اكلم موظف عن رسوم الجواز')
      .event('handoff.initiate', { reason: 'urgent', urgent: true, subject: 'شفت حادث في الشارع' })
      .end())

  test('out of hours says not to wait for the staff', () =>
    conversation({ closed: true })
      .citizen('there was an accident')
      .bot(
        'Call 9999 now.',
        'Our staff are off duty now, so do not wait for them. If you wish, I will record an urgent request.',
      )
      .citizen('Talk to a person')
      .event('handoff.initiate', { urgent: true })
      .end())

  test('comes before consent and notes on personal data', () =>
    conversation({ fresh: true })
      .citizen('حادث! رقمي 99123456')
      .bot(SIGNPOST, 'وإن أردت فسأحيلك إلى أحد موظفينا بصفة عاجلة.')
      .whereState((state) => expect(state).not.toContain('99123456'))
      .citizen('كم رسوم الجواز؟')
      .bot(
        'رسوم الجواز 20 ريالًا.',
        'المصدر: تايمز أوف عُمان، 2021.',
        'نحفظ هذه المحادثة 12 شهرًا لمتابعة طلبك وتحسين الخدمة، ثم نحذفها. كيف نحمي بياناتك',
      )
      .end())

  test('while a subject is asked for opens an urgent case at once', () =>
    conversation()
      .citizen('ابا موظف')
      .bot('سأحيلك إلى أحد موظفينا، وقبلك في الانتظار شخصان.', 'اكتب موضوعك في سطر واحد، أو اختر «تخطٍّ».')
      .citizen('في حادث وواحد ينزف')
      .bot(SIGNPOST)
      .buttons()
      .event('handoff.initiate', { reason: 'urgent', urgent: true, subject: 'في حادث وواحد ينزف' })
      .end())

  test('interrupts a call being agreed, which waits on', () =>
    conversation({ closed: true })
      .citizen('ابا اكلم موظف عن رسوم الجواز')
      .event('handoff.initiate', {})
      .bot(
        'إن أردت أن نتصل بك، فاكتب اليوم والساعة المناسبين لك في أوقات العمل (من الأحد إلى الخميس، 7:30 صباحًا – 2:30 مساءً)، مثل «الأحد الساعة 10 صباحًا».',
      )
      .citizen('حادث')
      .bot(SIGNPOST)
      .buttons()
      .citizen('بكرة ١٠')
      .bot('على أي رقم نتصل بك؟')
      .end())

  test('while waiting for a person opens no second case', () =>
    conversation({ desk: { holder: 'queue', case: { reference: '7F3K', place: 3 } } })
      .citizen('حادث')
      .bot(SIGNPOST)
      .buttons()
      .end())
})
