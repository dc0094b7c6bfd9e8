import { describe, expect, test } from '@jest/globals'
import { script } from '../../../dialogs/recognizers/other-language.js'

describe('another language', () => {
  test.each([
    ['مجھے اپنا ریزیڈنٹ کارڈ رینیو کرنا ہے', 'ur'],
    ['ویزا کی فیس کتنی ہے؟', 'ur'],
    ['شکریہ', 'ur'],
    ['کیا آپ اردو بولتے ہیں', 'ur'],
    ['گاڑی کا چالان کیسے دیکھوں', 'ur'],
    ['هزینه تمدید ویزا چقدر است', 'fa'],
    ['چگونه می توانم برای اقامت اقدام کنم', 'fa'],
    ['मेरा वीज़ा कब खत्म होगा', 'hi'],
    ['भिसा कसरी नवीकरण गर्ने', 'hi'],
    ['আমার ভিসা কীভাবে নবায়ন করব', 'bn'],
    ['എന്റെ വിസ എങ്ങനെ പുതുക്കാം', 'ml'],
    ['visa renewal എങ്ങനെ ചെയ്യാം ഫീസ് എത്ര', 'ml'],
    ['எனது விசா', 'ta'],
    ['నా వీసా', 'te'],
    ['как продлить визу', 'ru'],
    ['签证费用是多少', 'zh'],
    ['ビザの更新', 'ja'],
    ['ቪዛ እንዴት ማደስ እችላለሁ', 'am'],
  ])('%s is %s', (text, language) => expect(script(text)).toBe(language))

  test.each([
    '',
    '١٢٣',
    '😀',
    'كم رسوم البطاقة الشخصية',
    'كم رسوم تجدید البطاقة الشخصية', // ی from a Persian keyboard
    'كیف اجدد بطاقتی', // ی from a Persian keyboard
    'وین اقدر اطلع البطاقه المدنیه',
    'ابغى اجدد جواز ولدی کم الرسوم', // ی and ک from a Persian keyboard
    'باچر المركز فاتح؟', // چ of the Gulf
    'این مکتب سند',
    'سلام',
    'رسوم الویزا',
    'how much is the ID card',
    'visa क्या? just kidding, how do I renew it',
    'kam rusoom el bita8a',
  ])('%j is ours', (text) => expect(script(text)).toBeNull())
})
