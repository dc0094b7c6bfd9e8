import { describe, expect, test } from '@jest/globals'
import { smalltalk, withoutCourtesy, type Smalltalk } from '../../../dialogs/recognizers/smalltalk.js'

const SAID: Readonly<Record<Smalltalk, string>> = {
  greeting: `السلام عليكم | سلام عليكم ورحمة الله وبركاته | مرحبا | هلا والله | صباح الخير | مساء الخير يا جماعة | هلااا | اهلين | hi | Hello there | good morning | hey | salam alaikum | مرحبا نافذة`,
  'how-are-you': `كيف حالك | شحالك | شحالكم يا جماعة | علوم الدار | شخباركم | السلام عليكم كيف الحال | علومكم | كيفك اليوم | how are you | hi, how are you doing today? | what's up`,
  'who-are-you': `من انت | انت روبوت ولا انسان؟ | مين معي | شو اسمك | هل انت بوت | مرحبا من معي | who are you | are you a bot? | is this a real person? | am I talking to a robot`,
  'what-can-you-do': `شو تقدر تسوي | كيف ممكن تساعدني | ايش خدماتكم | عندي سؤال | السلام عليكم عندي استفسار | مساعدة | help | what can you do | hi I have a question | how can you help me | menu | tell me a joke | نكتة لو سمحت | كيف الجو اليوم | I love you`,
  thanks: `شكرا | شكراً جزيلاً | مشكورين وما قصرتوا | يعطيكم العافية | تسلم يا غالي | جزاك الله خير | الله يعطيك العافية شكرا | thanks | thank you so much | thx | thanks a lot for your help`,
  farewell: `مع السلامة | في امان الله | شكرا مع السلامة | باي | bye | thanks, bye | good night | have a nice day`,
  praise: `ممتاز | رائع | ما شاء الله عليكم | خدمة ممتازة | احسنتم | great | excellent service | well done | very nice`,
  okay: `تمام | اوكي | طيب | فهمت | ماشي | ok | okay | got it | I see | alright | هههه`,
}

describe('small talk', () => {
  const cases = Object.entries(SAID).flatMap(([kind, texts]) =>
    texts.split('|').map((text) => [text.trim(), kind] as const),
  )
  test.each(cases)('%s is %s', (text, kind) => expect(smalltalk(text)).toBe(kind))
})

describe('more than small talk', () => {
  test.each([
    '',
    '99123456',
    'السلام عليكم، كم رسوم البطاقة؟',
    'hi how much is the passport',
    'شكرا بس كم الرسوم',
    'مرحبا ابا اكلم موظف',
    'كيف أجدد جوازي',
    'من انت حتى ترفض طلبي',
    'who is responsible for rent contracts',
    'help me renew my licence',
    'what services does the municipality offer',
    'ok and for three years?',
    'صباح الخير متى تفتحون',
  ])('%j', (text) => expect(smalltalk(text)).toBeNull())
})

describe('the question without its courtesy', () => {
  test.each([
    ['السلام عليكم، كم رسوم البطاقة؟', 'كم رسوم البطاقة؟'],
    ['السلام عليكم ورحمة الله وبركاته كيف حالكم كم رسوم الجواز لو سمحت', 'كم رسوم الجواز لو سمحت'],
    ['Hi there, how are you? How much is the passport?', 'How much is the passport?'],
    ['كم رسوم البطاقة؟ وشكرا', 'كم رسوم البطاقة؟'],
    ['صباح الخير يا جماعة متى تفتحون', 'متى تفتحون'],
    ['how much is the card, thank you so much', 'how much is the card,'],
    ['كم رسوم البطاقة', 'كم رسوم البطاقة'],
    ['evening hours of Muscat municipality', 'evening hours of Muscat municipality'],
    ['السلام عليكم', ''],
    ['', ''],
  ])('%s leaves %j', (text, left) => expect(withoutCourtesy(text)).toBe(left))
})
