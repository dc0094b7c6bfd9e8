import { describe, expect, test } from '@jest/globals'
import { conversation } from './transcript.js'

const FEE_AR = ['رسوم الجواز 20 ريالًا.', 'المصدر: تايمز أوف عُمان، 2021.']
const FEE_EN = ['A passport costs OMR 20.', 'Source: Times of Oman, 2021.']

describe('language', () => {
  test('follows each message', () =>
    conversation()
      .citizen('كم رسوم الجواز؟')
      .bot(...FEE_AR)
      .citizen('what is the passport fee?')
      .bot(...FEE_EN)
      .citizen('رسوم الجواز')
      .bot(...FEE_AR)
      .end())

  test('stays where a message tells none', () =>
    conversation()
      .citizen('what is the passport fee?')
      .bot(...FEE_EN)
      .citizen('12345')
      .bot(
        'I do not have a reliable answer to this question.',
        'One of the topics below may help. You can also ask in other words, or talk to one of our staff.',
      )
      .end())

  test('is Arabic at the start, also for what tells none', () =>
    conversation().citizen('؟؟').bot('من فضلك اكتب سؤالك بالكلمات.').end())

  test('starts as the page is, where the channel knows', () =>
    conversation()
      .sends({ type: 'message', text: '??', locale: 'en-GB' })
      .bot('Please type your question in words.')
      .end())

  test('is switched on demand, and the last answer given again', () =>
    conversation()
      .citizen('كم رسوم الجواز؟')
      .bot(...FEE_AR)
      .citizen('English please')
      .bot('All right, we go on in English.', ...FEE_EN)
      .buttons('This did not help')
      .where((reply) => {
        expect(reply.locale).toBe('en')
        expect(reply.channelData?.nafidha?.receipts).toMatchObject([{ entry: 'passport-fee', rule: 'language' }])
      })
      .citizen('بالعربي لو سمحت')
      .bot('حسنًا، نكمل بالعربية.', ...FEE_AR)
      .citizen('عربي')
      .bot('حسنًا، نكمل بالعربية.')
      .end())

  test.each([
    [
      'ur',
      'پاسپورٹ کی فیس کتنی ہے؟',
      'معاف کیجیے، میں صرف عربی اور انگریزی سمجھتا ہوں۔ براہِ کرم اپنا سوال عربی یا انگریزی میں لکھیے۔',
    ],
    ['hi', 'पासपोर्ट की फीस कितनी है?', 'क्षमा कीजिए, मैं केवल अरबी और अंग्रेज़ी समझता हूँ। कृपया अपना प्रश्न अरबी या अंग्रेज़ी में लिखिए।'],
    ['bn', 'পাসপোর্টের ফি কত?', 'দুঃখিত, আমি শুধু আরবি ও ইংরেজি বুঝি। অনুগ্রহ করে আপনার প্রশ্নটি আরবি বা ইংরেজিতে লিখুন।'],
    [
      'ml',
      'പാസ്പോർട്ട് ഫീസ് എത്രയാണ്?',
      'ക്ഷമിക്കണം, എനിക്ക് അറബിയും ഇംഗ്ലീഷും മാത്രമേ മനസ്സിലാകൂ. ദയവായി നിങ്ങളുടെ ചോദ്യം അറബിയിലോ ഇംഗ്ലീഷിലോ എഴുതുക.',
    ],
    [
      'another',
      'Сколько стоит паспорт?',
      'Sorry, I understand only Arabic and English. Please write your question in Arabic or English. عذرًا، لا أفهم إلا العربية والإنجليزية.',
    ],
  ])('that we do not speak gets one sentence in it: %s', (_, question, sentence) =>
    conversation()
      .citizen(question)
      .bot(sentence)
      .buttons('العربية', 'English')
      .citizen('English')
      .bot('All right, we go on in English.')
      .citizen('passport fee')
      .bot(...FEE_EN)
      .end(),
  )

  test('that we do not speak leaves a waiting question as it is', () =>
    conversation()
      .citizen('ابا موظف')
      .bot('سأحيلك إلى أحد موظفينا، وقبلك في الانتظار شخصان.', 'اكتب موضوعك في سطر واحد، أو اختر «تخطٍّ».')
      .citizen('पासपोर्ट की फीस')
      .bot('क्षमा कीजिए, मैं केवल अरबी और अंग्रेज़ी समझता हूँ। कृपया अपना प्रश्न अरबी या अंग्रेज़ी में लिखिए।')
      .citizen('رسوم')
      .event('handoff.initiate', { subject: 'رسوم' })
      .end())
})

describe('a language that is none of our two', () => {
  test.each([
    ['do you speak Hindi?', 'I can answer in Arabic or English. Which would you like to use?'],
    ['Urdu please', 'I can answer in Arabic or English. Which would you like to use?'],
    ['هل تتكلم هندي', 'أجيبك بالعربية أو بالإنجليزية. بأي لغة تفضل أن نكمل؟'],
  ])('"%s" is told which there are', (words, told) =>
    conversation().citizen(words).bot(told).buttons('العربية', 'English').end(),
  )

  test('is no matter where something else is asked', () =>
    conversation()
      .citizen('passport fee for a Hindi speaker')
      .bot('A passport costs OMR 20.', 'Source: Times of Oman, 2021.')
      .end())

  test('"ok" changes no language', () =>
    conversation()
      .citizen('كم رسوم الجواز؟')
      .bot('رسوم الجواز 20 ريالًا.', 'المصدر: تايمز أوف عُمان، 2021.')
      .citizen('ok')
      .bot('حسنًا. اكتب سؤالك متى شئت.')
      .end())
})
