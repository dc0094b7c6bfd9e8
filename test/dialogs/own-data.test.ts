import { describe, expect, test } from '@jest/globals'
import { ownDataWish } from '../../dialogs/recognizers/own-data.js'
import { conversation } from './transcript.js'

const ASKED =
  'سنحذف ما كُتب في هذه المحادثة كله، والملفات، ورقمك لدينا. وإن كان لك طلب لم ينتهِ فسيُغلق. ولا يمكن التراجع عن ذلك.'
const STAYS =
  'ولا يبقى عندنا إلا ما يثبت أن محادثة جرت ومتى حُذفت، بلا اسم ولا رقم ولا كلام. أما ما في هاتفك أو لدى تطبيق المراسلة فحذفه بيدك.'
const SURE = 'هل نحذف بياناتك؟'
const ERASING = 'سنحذف بياناتك خلال دقائق، ولن نكتب لك بعد هذه الرسالة إلا إذا كتبت لنا.'

describe('who wants their data deleted', () => {
  test.each(['نعم، احذف بياناتي', 'نعم', '1'])('is told what stays, and confirms it by "%s"', (yes) =>
    conversation()
      .citizen('احذف بياناتي')
      .bot(ASKED, STAYS, SURE)
      .buttons('نعم، احذف بياناتي', 'لا')
      .citizen(yes)
      .event('nafidha.ownDataAsked', { wish: 'erase' })
      .bot(ERASING)
      .end(),
  )

  test('may think better of it', () =>
    conversation()
      .citizen('Please delete my data')
      .bot(
        'We will delete everything that was written in this chat, the files, and your number. If you have an open request, it will be closed. This cannot be undone.',
        'We keep only that there was a chat and when it was deleted, with no name, number or words. What is on your phone or in the messaging app is yours to delete.',
        'Shall we delete your data?',
      )
      .buttons('Yes, delete my data', 'No')
      .citizen('No')
      .bot('All right. Ask your question any time.')
      .end())

  test('is asked again where the button is of an old message: nothing is deleted without a question before it', () =>
    conversation().citizen('نعم، احذف بياناتي').bot(ASKED, STAYS, SURE).buttons('نعم، احذف بياناتي', 'لا').end())
})

test('who wants a copy is sent one after a question', () =>
  conversation()
    .citizen('أرسل لي بياناتي')
    .bot('نرسل لك هنا ملفًا فيه كل ما نحتفظ به من هذه المحادثة. هل نرسله؟')
    .buttons('أرسلوا لي نسخة', 'لا')
    .citizen('أرسلوا لي نسخة')
    .event('nafidha.ownDataAsked', { wish: 'copy' })
    .end())

test.each([
  ['ابغى تحذفون بياناتي لو سمحتوا', 'erase'],
  ['امسح معلوماتي من عندكم', 'erase'],
  ['I want you to delete all my data please', 'erase'],
  ['Forget me', 'erase'],
  ['شو عندكم عني؟', 'copy'],
  ['اريد نسخة من بياناتي', 'copy'],
  ['Can you send me a copy of my data', 'copy'],
  ['هل بياناتي محدثة عندكم', null],
  ['كيف احذف مخالفة', null],
  ['احذف بياناتي من الجواز القديم وكم رسوم الجديد', null],
  ['how do I delete my data from the labour card', null],
  ['احذف', null],
])('"%s" asks for: %s', (text, wish) => {
  expect(ownDataWish(text)).toBe(wish)
})
