import { describe, expect, test } from '@jest/globals'
import { isIban, luhn } from '../../../dialogs/recognizers/bank-numbers.js'
import { maskPersonal, personalData } from '../../../dialogs/recognizers/personal-data.js'

const found = (text: string) => personalData(text).map(({ kind, start, end }) => [kind, text.slice(start, end)])

describe('personal data is noticed', () => {
  test.each([
    ['رقمي المدني 12345678', 'civil-number', '12345678'],
    ['الرقم المدني: ١٢٣٤٥٦٧', 'civil-number', '١٢٣٤٥٦٧'],
    ['رقم بطاقتي هو 98765432', 'civil-number', '98765432'],
    ['بطاقتي رقمها ۱۲۳۴۵', 'civil-number', '۱۲۳۴۵'],
    ['my civil ID is 105432198', 'civil-number', '105432198'],
    ['Civil number: 1234 5678', 'civil-number', '1234 5678'],
    ['ID no 65432', 'civil-number', '65432'],
    ['resident card 87654321', 'civil-number', '87654321'],
    ['12345678 رقمي المدني', 'civil-number', '12345678'],
    ['تفضل 12345678', 'civil-number', '12345678'],
    ['هذا رقمي ٩٩١٢٣٤٥٦', 'phone', '٩٩١٢٣٤٥٦'],
    ['call me on 9912 3456', 'phone', '9912 3456'],
    ['+968 9912 3456 please', 'phone', '+968 9912 3456'],
    ['whatsapp +91 98765 43210', 'phone', '+91 98765 43210'],
    ['ايميلي salim.h@example.om', 'email', 'salim.h@example.om'],
    ['write to fatma_1990@mail.example.com.', 'email', 'fatma_1990@mail.example.com'],
    ['salim @example.om', 'email', 'salim @example.om'],
    ['4111 1111 1111 1111', 'card', '4111 1111 1111 1111'],
    ['بطاقتي البنكية ٤١١١١١١١١١١١١١١١', 'card', '٤١١١١١١١١١١١١١١١'],
    ['amex 3782-822463-10005', 'card', '3782-822463-10005'],
    ['OM810180000001299123456', 'iban', 'OM810180000001299123456'],
    ['الآيبان OM81 0180 0000 0129 9123 456', 'iban', 'OM81 0180 0000 0129 9123 456'],
    ['iban: om٨١٠١٨٠٠٠٠٠٠١٢٩٩١٢٣٤٥٦', 'iban', 'om٨١٠١٨٠٠٠٠٠٠١٢٩٩١٢٣٤٥٦'],
    ['GB29 NWBK 6016 1331 9268 19', 'iban', 'GB29 NWBK 6016 1331 9268 19'],
    ['رقم حسابي 0123456789', 'account', '0123456789'],
    ['my account number is 3001-234567-001', 'account', '3001-234567-001'],
    ['جوازي رقم AB1234567', 'passport', 'AB1234567'],
    ['passport no. N 1234567', 'passport', 'N 1234567'],
    ['12345 M', 'plate', '12345 M'],
    ['٤٥٦٧ ب ب', 'plate', '٤٥٦٧ ب ب'],
    ['لوحتي 12345 م', 'plate', '12345 م'],
    ['رقم السيارة ٧ ر', 'plate', '٧ ر'],
    ['the plate is AB 123', 'plate', 'AB 123'],
    ['لوحة سيارتي 54321', 'plate', '54321'],
    ['سيارة 8821 AB صدمتني', 'plate', '8821 AB'],
  ])('%s', (text, kind, what) => expect(found(text)).toEqual([[kind, what]]))

  test('each of several in one message, in the order of the text', () => {
    const text = 'أنا سالم، رقمي المدني ١٢٣٤٥٦٧٨ وتلفوني 99123456 وايميلي s@example.om'
    expect(found(text)).toEqual([
      ['civil-number', '١٢٣٤٥٦٧٨'],
      ['phone', '99123456'],
      ['email', 's@example.om'],
    ])
  })
})

describe('numbers that are nobody’s are left alone', () => {
  test.each([
    'كم رسوم البطاقة في 2026؟',
    'من 2024 إلى 2025',
    '2024-2025',
    'الرسوم 10 ريال',
    'OMR 12500',
    '25000000 ريال عماني',
    'راتبي 1250.500 ر.ع',
    'RD 53/2023',
    'المرسوم السلطاني 53/2023',
    'Ministerial Decision 151/2024',
    'سيارتي 3500 cc',
    '2000 سي سي',
    'اتصلت على 9999 و 1100',
    'الرقم المجاني 80077000',
    '80077444',
    'الساعة 3 م',
    'الساعة 1030 م',
    'عام 2023 م',
    'سنة 1445 هـ',
    'at 10 am on 25 December 2026',
    '12/12/2026',
    'أرض مساحتها 600 م',
    'from 2000 to 3000',
    '5000 و 6000 ريال',
    'بعت السيارة ب 4500 ر ع',
    '20 kg and 500 gb',
    'عندي بطاقتي من 2019',
    'بطاقتي كم رسومها 10000 ريال',
    'السجل التجاري 1234567',
    'me@home',
    'كم رسوم تجديد جواز السفر لمدة 10 سنوات',
    '1234567890123456',
    'OM820180000001299123456 لا',
  ])('%s', (text) => expect(found(text)).toEqual([]))
})

describe('masking', () => {
  test.each([
    ['رقمي ٩٩١٢٣٤٥٦ شكرا', 'رقمي •••••••• شكرا'],
    ['+968 9912 3456', '+••• •••• ••••'],
    ['write to a.b@example.om now', 'write to •.•@•••••••.•• now'],
    ['لوحتي 12345 م', 'لوحتي ••••• •'],
    ['كم رسوم البطاقة؟', 'كم رسوم البطاقة؟'],
  ])('%s becomes %s', (text, masked) => expect(maskPersonal(text)).toBe(masked))

  test('masking what is masked changes nothing', () => {
    const once = maskPersonal('civil number 12345678, phone 99123456, OM810180000001299123456')
    expect(maskPersonal(once)).toBe(once)
  })

  test('the length never changes, so that offsets stay true', () => {
    const text = 'İstanbul ١٢٣٤٥٦٧٨ 😀 99123456'
    expect(maskPersonal(text)).toHaveLength(text.length)
  })
})

describe('check digits', () => {
  test('Luhn takes a right number and no other', () => {
    expect(luhn('4111111111111111')).toBe(true)
    expect(luhn('4111111111111112')).toBe(false)
  })
  test('an Omani IBAN has 23 characters', () => {
    expect(isIban('OM810180000001299123456')).toBe(true)
    expect(isIban('OM810180000001299123457')).toBe(false)
  })
})

describe('a hostile text costs no more than a long one', () => {
  const times = 100_000
  test.each([
    ['@'.repeat(times), 0],
    ['a@'.repeat(times), 0],
    ['a.'.repeat(times), 0],
    ['رقم البطاقة '.repeat(times / 10), 0],
    ['رقم حسابي 123 '.repeat(times / 10), 0],
    ['om12 '.repeat(times), 0],
    ['1 '.repeat(times), 0],
    ['1'.repeat(times), 0],
    ['+'.repeat(times), 0],
    ['لوحه ا '.repeat(times / 10), 0],
    ['99123456 '.repeat(times / 10), times / 10],
  ])('%#', (text, count) => {
    expect(personalData(text.slice(0, times)).length).toBeGreaterThanOrEqual(Math.min(count, times / 10))
  })
})
