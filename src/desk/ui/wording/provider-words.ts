import type { Language } from '../../../../knowledge/language/language.js'

/** What channels say of themselves in English, in Arabic. Braces stand for what they fill in. */
export const PROVIDER_WORDS: Readonly<Record<string, string>> = {
  // Both
  'the citizen wrote too long ago for a free reply: send an approved template':
    'انتهت مهلة الرد الحر. أرسل قالبًا معتمدًا.',
  'the citizen cannot be reached here any more': 'لم يعد الوصول إلى المراجع ممكنًا في هذه القناة.',
  'the file is no longer kept': 'لم يعد الملف محفوظًا.',
  'the file is no longer stored': 'لم يعد الملف محفوظًا.',
  'the part is none of this channel’s': 'لا تعرف القناة شكل هذه الرسالة، وهذا خلل في نافذة.',
  'the file was not taken, so its words and a sentence about it were sent instead':
    'لم تقبل القناة الملف، فأُرسل نصه وجملة تشير إليه بدلًا منه.',
  'the channel threw': 'حدث خلل في القناة.',
  'the stored part cannot be read': 'تعذرت قراءة الرسالة المحفوظة.',
  'the provider asked us to wait': 'طلب مزود القناة أن ننتظر.',
  'a person took over': 'تولى أحد الموظفين المحادثة.',

  // Telegram
  'Telegram does not know the bot’s token: set TELEGRAM_BOT_TOKEN to the one that @BotFather shows':
    'تيليجرام لا يعرف رمز البوت: اضبط TELEGRAM_BOT_TOKEN على الرمز الذي يعرضه ‎@BotFather.',
  'Telegram cannot be reached: is api.telegram.org open in the firewall?':
    'تعذر الوصول إلى تيليجرام: هل يسمح جدار الحماية بالعنوان api.telegram.org؟',
  'Telegram gave no answer in time': 'لم يرد تيليجرام في الوقت المحدد.',
  'Telegram’s answer cannot be read': 'تعذرت قراءة رد تيليجرام.',
  'another program asks Telegram for this bot’s messages: stop it, or give each of the two a bot of its own':
    'برنامج آخر يجلب رسائل هذا البوت من تيليجرام: أوقفه، أو اجعل لكل منهما بوتًا خاصًا به.',
  'Telegram hands this bot’s messages to another address: set PUBLIC_URL to receive them here, or TELEGRAM_UPDATES=polling to fetch them':
    'يسلّم تيليجرام رسائل هذا البوت إلى عنوان آخر: اضبط PUBLIC_URL لتصل إلى هنا، أو TELEGRAM_UPDATES=polling لجلبها.',
  'Telegram does not have our address yet: start the service, or look at its log':
    'ليس لدى تيليجرام عنواننا بعد: شغّل الخدمة، أو انظر في سجلها.',
  'Telegram could not hand over a message: {}': 'لم يستطع تيليجرام تسليم رسالة: {}',
  'Telegram said: {}': 'رد تيليجرام: {}',
  'Telegram refused it ({})': 'رفضها تيليجرام ({}).',
  'the file is larger than Telegram takes': 'الملف أكبر مما يقبله تيليجرام.',

  // WhatsApp
  'WhatsApp cannot be reached: is graph.facebook.com open in the firewall?':
    'تعذر الوصول إلى واتساب: هل يسمح جدار الحماية بالعنوان graph.facebook.com؟',
  'WhatsApp cannot be reached': 'تعذر الوصول إلى واتساب.',
  'WhatsApp did not answer': 'لم يستجب واتساب.',
  'WhatsApp answered {}': 'رد واتساب بالرقم {}.',
  'WhatsApp error {}': 'خطأ واتساب رقم {}.',
  'WhatsApp’s answer cannot be read': 'تعذرت قراءة رد واتساب.',
  'WhatsApp’s answer to the file cannot be read': 'تعذرت قراءة رد واتساب على الملف.',
  'the file was not uploaded': 'لم يُرفع الملف إلى القناة.',
  'no app is subscribed to the WhatsApp account, so no message arrives: set up the webhook (docs/running.md)':
    'لا يوجد تطبيق مشترك في حساب واتساب، فلا تصل أي رسالة: اضبط الـwebhook كما في docs/running.md.',
  'version {} of Meta’s Graph API {}: set WHATSAPP_GRAPH_VERSION to a newer one':
    'الإصدار {} من Graph API ينتهي دعمه ({}): اضبط WHATSAPP_GRAPH_VERSION على إصدار أحدث.',
  'WhatsApp does not accept the access token: make a new one and set WHATSAPP_ACCESS_TOKEN':
    'واتساب لا يقبل رمز الدخول: أنشئ رمزًا جديدًا واضبط WHATSAPP_ACCESS_TOKEN.',
  'the access token lacks a permission: it needs whatsapp_business_messaging and _management':
    'رمز الدخول تنقصه صلاحية: يلزمه whatsapp_business_messaging و‎whatsapp_business_management.',
  'WhatsApp had a temporary fault': 'حدث خلل مؤقت في واتساب.',
  'WhatsApp holds back marketing messages to this person': 'يحجب واتساب الرسائل الترويجية عن هذا الشخص.',
  'WhatsApp does not accept the form of this message: a fault of ours, please report it':
    'واتساب لا يقبل شكل هذه الرسالة، وهذا خلل في نافذة: أبلغ عنه من فضلك.',
  'the WhatsApp account may not send: look at the account in WhatsApp Manager':
    'لا يُسمح لحساب واتساب بالإرسال: راجع الحساب في WhatsApp Manager.',
  'the WhatsApp account has a payment problem or has reached its limit': 'في حساب واتساب مشكلة في الدفع، أو بلغ حده.',
  'WhatsApp could not fetch the file': 'لم يستطع واتساب جلب الملف.',
  'WhatsApp could not take the file': 'لم يستطع واتساب استلام الملف.',
  'the app has used up its calls for now': 'استنفد التطبيق طلباته المسموحة في الوقت الحالي.',
  'the WhatsApp account has used up its calls for now': 'استنفد حساب واتساب طلباته المسموحة في الوقت الحالي.',
  'more messages a second than the number may send': 'رسائل في الثانية أكثر مما يُسمح به لهذا الرقم.',
  'too many messages to this person in a short time': 'رسائل كثيرة إلى هذا الشخص في وقت قصير.',
  'WhatsApp limits the number because messages were reported as spam':
    'قيّد واتساب هذا الرقم لورود بلاغات بأن رسائله مزعجة.',
  'the citizen wrote more than 24 hours ago: send an approved template':
    'مضى على رسالة المراجع أكثر من 24 ساعة: أرسل قالبًا معتمدًا.',
  'the person cannot be reached on WhatsApp': 'تعذر الوصول إلى هذا الشخص في واتساب.',
  'the service wrote to its own number': 'كتبت الخدمة إلى رقمها نفسه.',
  'the number is not on the list of this test number': 'الرقم ليس في قائمة رقم التجربة.',
  'WhatsApp cannot show this kind of message to this person': 'لا يستطيع واتساب عرض هذا النوع من الرسائل لهذا الشخص.',
  'this kind of message needs a phone number': 'هذا النوع من الرسائل يلزمه رقم هاتف.',
  'the template is paused because people disliked it: choose another':
    'أُوقف القالب مؤقتًا لأن المستلمين لم يرضوا عنه: اختر غيره.',
  'the template was switched off for good: choose another': 'أُوقف القالب نهائيًا: اختر غيره.',
  'WhatsApp has no approved template of this name in this language':
    'ليس لدى واتساب قالب معتمد بهذا الاسم وبهذه اللغة.',
  'the template could not be sent, so the fallback template was sent instead':
    'تعذر إرسال القالب، فأُرسل القالب البديل بدلًا منه.',
  '{}; the fallback template: {}': '{} القالب البديل: {}',
  'the fallback template {} is not approved, without places to fill, in: {}':
    'القالب البديل {} غير معتمد، أو فيه خانات تُملأ، في: {}',
  'the template and what it is filled with do not fit': 'القالب وما مُلئ به لا يتوافقان.',

  // Linked device
  'WhatsApp does not allow bots on linked devices and may block the number. Use the Cloud API for a service to citizens.':
    'لا يسمح واتساب بالبوتات على الأجهزة المرتبطة، وقد يحظر الرقم. استخدم Cloud API لخدمة المراجعين.',
  'the linked device needs Chromium, which is not installed: apt-get install chromium (Debian, Ubuntu), or set CHROMIUM_PATH':
    'يلزم للجهاز المرتبط متصفح Chromium وهو غير مثبت: apt-get install chromium، أو اضبط CHROMIUM_PATH.',
  'the device is not linked: scan the code with WhatsApp, Settings, Linked devices':
    'الجهاز غير مرتبط: امسح الرمز من واتساب، ثم الإعدادات، ثم الأجهزة المرتبطة.',
  'the linked device does not reach WhatsApp at present: if that lasts, its browser is started again':
    'الجهاز المرتبط لا يصل إلى واتساب الآن، وإن طال ذلك يُعاد تشغيل متصفحه.',
  'the device is not linked': 'الجهاز غير مرتبط بواتساب.',
  'the linked device did not answer': 'لم يستجب الجهاز المرتبط.',
  'the link to WhatsApp is lost, and is being made again: {}': 'انقطع الارتباط بواتساب، وتجري إعادته: {}',
  'WhatsApp ended the link twice within an hour: the number may be blocked. Look at the phone; start the service again to link anew.':
    'أنهى واتساب الارتباط مرتين خلال ساعة، وقد يكون الرقم محظورًا. راجع الهاتف، ثم أعد تشغيل الخدمة للربط من جديد.',
  'WhatsApp does not know this person': 'هذا الرقم غير معروف لدى واتساب.',
  'WhatsApp gave no message': 'لم يؤكد واتساب الرسالة.',
  'WhatsApp’s page failed': 'حدث خلل في صفحة واتساب.',
  'WhatsApp’s page could not be opened': 'تعذر فتح صفحة واتساب.',
  'Chromium could not be started': 'تعذر تشغيل Chromium.',
  'the browser has ended': 'توقف المتصفح.',
  'the library failed': 'حدث خلل في المكتبة.',
  'unread messages could not be read': 'تعذرت قراءة الرسائل غير المقروءة.',
  'WhatsApp did not accept the link': 'لم يقبل واتساب الارتباط.',
  'for a reason of its own': 'لسبب لم يُذكر',

  // Facts: their names, and values that are words
  number: 'الرقم',
  name: 'الاسم',
  quality: 'الجودة',
  'quality news': 'آخر خبر عن الجودة',
  'template {} ({})': 'القالب {} ({})',
  bot: 'البوت',
  webhook: 'عنوان الاستقبال',
  messages: 'الرسائل',
  'fetched by long polling': 'تُجلب من تيليجرام',
  'waiting at Telegram': 'تنتظر لدى تيليجرام',
  warning: 'تنبيه',
  link: 'الارتباط',
  off: 'متوقف',
  'being started': 'قيد التشغيل',
  'waits for its code to be scanned': 'ينتظر مسح الرمز',
  linked: 'مرتبط',
  ended: 'انتهى',
  connection: 'الاتصال بواتساب',
  stands: 'قائم',
  'is broken off': 'منقطع',
}

/** States as Meta writes them. */
const STATES: Readonly<Record<string, string>> = {
  GREEN: 'جيدة',
  YELLOW: 'متوسطة',
  RED: 'ضعيفة',
  UNKNOWN: 'غير معروفة',
  APPROVED: 'معتمد',
  PENDING: 'قيد المراجعة',
  REJECTED: 'مرفوض',
  PAUSED: 'موقوف مؤقتًا',
  DISABLED: 'موقوف نهائيًا',
}

const PATTERNS: readonly (readonly [RegExp, string])[] = Object.entries(PROVIDER_WORDS)
  .filter(([english]) => english.includes('{}'))
  .map(([english, arabic]) => [new RegExp(`^${english.split('{}').map(literal).join('(.+)')}$`, 's'), arabic])

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** What a channel said, in the reader's language; as it said it where we have no words of our own. */
export function providerWords(language: Language, said: string): string {
  if (language === 'en') return said
  const known = PROVIDER_WORDS[said] ?? STATES[said]
  if (known !== undefined) return known
  // Meta's number of a fault stands behind the words for it.
  const [, words, code] = /^(.*) (\(\d+\))$/s.exec(said) ?? []
  if (words !== undefined && PROVIDER_WORDS[words] !== undefined) return `${PROVIDER_WORDS[words]} ${code}`
  for (const [pattern, arabic] of PATTERNS) {
    const [, ...filled] = pattern.exec(said) ?? []
    if (filled.length > 0)
      return filled.reduce((text, each) => text.replace('{}', () => providerWords(language, each)), arabic)
  }
  return said
}

/** The same as a sentence that stands by itself. */
export const providerSentence = (language: Language, said: string): string => {
  const words = providerWords(language, said)
  return words.charAt(0).toUpperCase() + words.slice(1)
}
