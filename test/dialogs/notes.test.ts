import { describe, expect, test } from '@jest/globals'
import { conversation } from './transcript.js'

const FEE = ['رسوم الجواز 20 ريالًا.', 'المصدر: تايمز أوف عُمان، 2021.']
const CONSENT = 'نحفظ هذه المحادثة 12 شهرًا لمتابعة طلبك وتحسين الخدمة، ثم نحذفها. كيف نحمي بياناتك'
const HOUR = 60 * 60 * 1000

describe('consent', () => {
  test('is told with the first answer, with its version, and not again', () =>
    conversation({ fresh: true })
      .citizen('كم رسوم الجواز؟')
      .bot(...FEE, CONSENT)
      .where((reply) => {
        expect(reply.channelData?.nafidha?.consent).toBe('1')
        expect(reply.text).toContain('[كيف نحمي بياناتك](<https://chat.example.om/privacy>)')
      })
      .citizen('كم رسوم الجواز؟')
      .bot(...FEE)
      .where((reply) => expect(reply.channelData?.nafidha?.consent).toBeUndefined())
      .end())

  test('is told in English', () =>
    conversation({ fresh: true })
      .citizen('passport fee')
      .bot(
        'A passport costs OMR 20.',
        'Source: Times of Oman, 2021.',
        'We keep this chat for 12 months to follow up your request and improve the service, then delete it. How we protect your data',
      )
      .end())

  test('is told again when its version changes', () =>
    conversation({ state: { memory: { consent: '0' } } })
      .citizen('كم رسوم الجواز؟')
      .bot(...FEE, CONSENT)
      .end())

  test('comes before the service’s notice where the bot itself has nothing to say', () =>
    conversation({ fresh: true })
      .citizen('ابا اكلم موظف عن رسوم الجواز')
      .bot(CONSENT)
      .event('handoff.initiate', {})
      .end())

  test('rides on the first message of a turn that says more than one', () =>
    conversation({ fresh: true, closed: true })
      .citizen('ما حد يرد')
      .bot(
        'نأسف لما واجهته، وشكواك محل اهتمامنا. سأحيلها إلى أحد موظفينا ليتابعها معك.',
        'عن أي جهة؟ إن لم تعرف فاختر «تخطٍّ».',
        CONSENT,
      )
      .end())
})

describe('personal data', () => {
  const NOTE = (kinds: string) =>
    `في رسالتك ${kinds}. لا حاجة إلى إرسال البيانات الشخصية هنا، وقد أخفيناها في كل ما نحفظه عدا نص المحادثة.`

  test('is noticed kindly, never repeated, and never remembered', () =>
    conversation()
      .citizen('كم رسوم الجواز؟ رقمي ٩٩١٢٣٤٥٦ وبريدي salim@example.om')
      .bot(NOTE('رقم هاتف وبريد إلكتروني'), ...FEE)
      .where((reply) => expect(JSON.stringify(reply)).not.toMatch(/٩٩١٢٣٤٥٦|salim/))
      .whereState((state) => expect(state).not.toMatch(/٩٩١٢٣٤٥٦|99123456|salim/))
      .end())

  test('is noticed in English', () =>
    conversation()
      .citizen('passport fee? call me on +968 9912 3456')
      .bot(
        'Your message contains a phone number. You need not send personal data here. We have hidden it in everything we keep but the text of this chat.',
        'A passport costs OMR 20.',
        'Source: Times of Oman, 2021.',
      )
      .end())

  test('of a kind is noticed once a day', () =>
    conversation()
      .citizen('كم رسوم الجواز؟ رقمي 99123456')
      .bot(NOTE('رقم هاتف'), ...FEE)
      .later(HOUR)
      .citizen('رسوم الجواز 99123456')
      .bot(...FEE)
      .later(24 * HOUR)
      .citizen('رسوم الجواز 99123456')
      .bot(NOTE('رقم هاتف'), ...FEE)
      .end())

  test('alone is no question', () =>
    conversation()
      .citizen('كم رسوم الجواز؟')
      .bot(...FEE)
      .citizen('99123456')
      .bot(NOTE('رقم هاتف'), 'من فضلك اكتب سؤالك بالكلمات.')
      .end())

  test('is noticed even where the service alone replies', () =>
    conversation()
      .citizen('ابا اكلم موظف عن رسوم الجواز رقمي 99123456')
      .bot(NOTE('رقم هاتف'))
      .event('handoff.initiate', { subject: 'ابا اكلم موظف عن رسوم الجواز رقمي ••••••••' })
      .end())
})

describe('a message that is hard to read', () => {
  test('because it is long is read to a point, and we say so', () =>
    conversation()
      .citizen(`كم رسوم الجواز؟ ${'قصة طويلة '.repeat(500)}`)
      .bot('رسالتك طويلة فقرأت أولها. إن بقي شيء مهم فاكتبه في رسالة قصيرة.', ...FEE)
      .end())

  test('is remembered no longer than it was read', () =>
    conversation()
      .citizen(`${'🙂'.repeat(3000)}كلام`)
      .bot('رسالتك طويلة فقرأت أولها. إن بقي شيء مهم فاكتبه في رسالة قصيرة.', 'من فضلك اكتب سؤالك بالكلمات.')
      .citizen('س'.repeat(3000))
      .bot('لا أملك إجابة موثوقة عن هذا السؤال.', 'يمكنك أن تكتب السؤال بكلمات أخرى، أو أن تتحدث مع أحد موظفينا.')
      .whereState((state) => expect(state.length).toBeLessThan(6000))
      .end())

  test.each([
    ['emoji', '🚗❓'],
    ['marks', '...؟!'],
    ['nothing seen', '\u200b\u2060\ufeff'],
    ['spaces', '   '],
  ])('because it has no words is asked for in words: %s', (_, text) =>
    conversation()
      .citizen(text)
      .bot(text.trim() === '' ? 'أقرأ النصوص المكتوبة فقط. من فضلك اكتب سؤالك.' : 'من فضلك اكتب سؤالك بالكلمات.')
      .end(),
  )

  const attachment = (contentType: string) => ({ contentType, contentUrl: 'https://example.om/file' })
  test.each([
    ['a voice note', 'audio/ogg', 'لا أستطيع سماع الرسائل الصوتية. من فضلك اكتب سؤالك.'],
    [
      'a picture',
      'image/jpeg',
      'لا أستطيع قراءة الصور والملفات. من فضلك اكتب سؤالك، وإن تحدثت مع أحد موظفينا فسيرى ما أرسلته.',
    ],
    [
      'a document',
      'application/pdf',
      'لا أستطيع قراءة الصور والملفات. من فضلك اكتب سؤالك، وإن تحدثت مع أحد موظفينا فسيرى ما أرسلته.',
    ],
    ['a kind of tomorrow', 'hologram/3d', 'أقرأ النصوص المكتوبة فقط. من فضلك اكتب سؤالك.'],
  ])('because it is %s gets one sentence', (_, type, sentence) =>
    conversation()
      .sends({ type: 'message', attachments: [attachment(type)] })
      .bot(sentence)
      .end(),
  )

  test('because nothing of it is known to us gets one sentence', () =>
    conversation().sends({ type: 'message' }).bot('أقرأ النصوص المكتوبة فقط. من فضلك اكتب سؤالك.').end())

  test('beside a file is answered by its words', () =>
    conversation()
      .sends({ type: 'message', text: 'كم رسوم الجواز؟', attachments: [attachment('image/png')] })
      .bot('لا أستطيع قراءة الصور والملفات، لكن من يتحدث معك من موظفينا يراها.', ...FEE)
      .end())

  test('as a file while waiting for a person is kept for them', () =>
    conversation({ desk: { holder: 'queue', case: { reference: '7F3K', place: 3 } } })
      .sends({ type: 'message', attachments: [attachment('image/png')] })
      .bot('وصل ما أرسلته، وسيراه الموظف عندما يحين دورك. أما أنا فأقرأ النصوص المكتوبة فقط.')
      .end())
})

describe('a message that only tells whose number it is', () => {
  test.each([
    ['رقمي 99123456', 'رقم هاتف'],
    ['رقمي المدني 98765432', 'رقم مدني'],
    ['ايميلي ahmed@example.com', 'بريد إلكتروني'],
  ])('"%s" asks nothing', (words, kind) =>
    conversation()
      .citizen('كم رسوم الجواز؟')
      .bot(...FEE)
      .citizen(words)
      .bot(
        `في رسالتك ${kind}. لا حاجة إلى إرسال البيانات الشخصية هنا، وقد أخفيناها في كل ما نحفظه عدا نص المحادثة.`,
        'حسنًا. اكتب سؤالك متى شئت.',
      )
      .end(),
  )
})
