import { describe, expect, test } from '@jest/globals'
import { conversation } from './transcript.js'

const GREETING = [
  'مرحبًا بك في نافذة. اكتب سؤالك عن الخدمات الحكومية بكلماتك، بالعربية أو الإنجليزية.',
  'أو ابدأ بأحد هذه الأسئلة.',
]

const UNKNOWN = ['لا أملك إجابة موثوقة عن هذا السؤال.', 'يمكنك أن تكتب السؤال بكلمات أخرى، أو أن تتحدث مع أحد موظفينا.']

describe('the menu of a messenger', () => {
  test('greets who starts, and again whenever asked for help, and does not take its words for English', () =>
    conversation()
      .citizen('/start')
      .bot(...GREETING)
      .citizen('/help')
      .bot(...GREETING)
      .buttons('رسوم البطاقة', 'رسوم الجواز')
      .end())

  test('takes a link to the entry that it names', () =>
    conversation()
      .citizen('/start passport-fee')
      .bot('رسوم الجواز 20 ريالًا.', 'المصدر: تايمز أوف عُمان، 2021.')
      .where(({ channelData }) =>
        expect(channelData?.nafidha?.receipts).toMatchObject([{ entry: 'passport-fee', rule: 'chosen' }]),
      )
      .end())

  test.each(['/start no-such-entry', '/start amnesty', '/start accident'])(
    'greets who comes by a link that leads to no answer: %s',
    (text) =>
      conversation()
        .citizen(text)
        .bot(...GREETING)
        .end(),
  )

  test('asks which language, and goes on in it', () =>
    conversation()
      .citizen('/lang')
      .bot('أجيبك بالعربية أو بالإنجليزية. بأي لغة تفضل أن نكمل؟')
      .buttons('العربية', 'English')
      .citizen('English')
      .bot('All right, we go on in English.')
      .citizen('/lang')
      .bot('I can answer in Arabic or English. Which would you like to use?')
      .end())

  test('leads to a person', () =>
    conversation()
      .citizen('/agent')
      .bot('سأحيلك إلى أحد موظفينا، وقبلك في الانتظار شخصان.', 'اكتب موضوعك في سطر واحد، أو اختر «تخطٍّ».')
      .end())

  test('is no menu of ours where the command is another', () =>
    conversation()
      .citizen('/stats')
      .bot(...UNKNOWN)
      .end())
})
