import { scriptOf } from './tokens.js'

/** Words that begin or end like a word with a clitic and are none. Folded. */
const WHOLE = new Set(
  `الله الان الي التي الذي اللي الا الف وقت وصل وصول وزن وضع وظيفه وزاره والد والده وكاله ولد ولاده واحد ورقه وثيقه وسيط
   فحص فقط فقد فيزا فتره فرق فتح فشل فاتوره فلوس فندق فرع بنك بلد بيت بيع بدل بعد بريد برنامج بطاقه بيانات بناء بلديه بوليس
   لازم لوحه لكن لان ليس ليش لغه لقاح كرت كارت كيف كامل كفيل كفاله كلمه كهرباء كلفه ايه اين عمان بنات ديوان ميدان مكان ضمان
   امان انسان بدون قانون تامين عنوان اثنين بين حين دين كان امين سجين اعلان لجان عدوان نقصان فقدان نسيان تعاون تليفون تلفون
   زيت بيت وقت صوت موت بنت تحت اوقات مدت`.split(/\s+/),
)
const FRONT = ['وال', 'بال', 'كال', 'فال', 'ولل', 'هال', 'عال', 'ال', 'لل']
const BACK = [
  'هما',
  'كما',
  'تها',
  'تهم',
  'تنا',
  'تكم',
  'تين',
  'ها',
  'هم',
  'كم',
  'نا',
  'ات',
  'ان',
  'ون',
  'ين',
  'يه',
  'تي',
  'تك',
  'ته',
  'وا',
]
const BACK_LETTERS = 'هيكشا'

/**
 * A light stem of a folded Arabic word: article or clitic off the front, one ending off the back, never below three letters.
 * A word and its forms with article, possessive or plural mostly meet; two different words hardly ever do.
 */
export function stemArabic(word: string): string {
  if (word.length < 4) return word
  return withoutEnding(withoutArticle(word))
}

function withoutArticle(word: string): string {
  if (WHOLE.has(word)) return word
  for (const front of FRONT) {
    if (word.length - front.length >= 3 && word.startsWith(front)) return word.slice(front.length)
  }
  return word
}

function withoutEnding(word: string): string {
  if (WHOLE.has(word)) return word.endsWith('ه') && word.length > 4 ? word.slice(0, -1) : word
  for (const back of BACK) {
    if (word.length - back.length >= 3 && word.endsWith(back)) return word.slice(0, -back.length)
  }
  return word.length > 3 && BACK_LETTERS.includes(word.slice(-1)) ? word.slice(0, -1) : word
}

const CONJUNCTION = /^[وف](?=...)/
const PREPOSITION = /^(?:[بلكع]|لا)(?=...)/
/** Future, progressive and negative signs of the dialects, and the person of an imperfect verb. */
const VERB = /^(?:ما)?(?:رح|[سحهبد])?[يتنا](?=...)/
const BEFORE_VERB = /^(?:ما|رح|[سحهبم])(?=...)/
const OBJECT = /(?:وها|وه|تها|ته|لي|لك|له|لها|ني|ها|هم|كم|نا|وا|ون|ين|ات|تي|ت|ك|ه|ي|ش|ا)$/

/**
 * Shorter and shorter readings of an Arabic word, likeliest first: without conjunction, preposition, verb prefix and
 * object. Several are no words; they are meant for looking up in a list of words that are.
 */
export function readings(word: string): string[] {
  const found = new Set([word, stemArabic(word)])
  let starts = [word]
  for (const pattern of [CONJUNCTION, PREPOSITION, BEFORE_VERB, VERB]) {
    starts = starts.flatMap((start) => (pattern.test(start) ? [start, start.replace(pattern, '')] : [start]))
  }
  for (const start of starts) found.add(start).add(stemArabic(start))
  for (const start of starts) {
    const cut = start.replace(OBJECT, '')
    if (cut.length >= 3) found.add(cut)
    if (cut.length >= 5) found.add(cut.replace(OBJECT, ''))
  }
  return [...found].filter((reading) => reading.length >= 3 || reading === word)
}

/**
 * The consonants that carry an Arabic word's meaning, roughly its root: clitics, verb prefixes and long vowels are gone, so
 * that verb, noun and broken plural mostly meet. Coarser than the stem, and used beside it.
 */
export function skeleton(word: string): string {
  const base = stemArabic(word)
  let letters = base.length > 3 ? base.replace(/^(?:[سحه][يتنا]|ب[يتنا]|است|[يتنام])(?=..)/, '') : base
  letters = letters.replace(/[اوي]/g, '')
  if (letters.length > 3) letters = letters.replace(/^[مت]/, '').replace(/(?<=^.)ت/, '')
  return letters.length >= 2 ? letters : base
}

/** A light stem of a lower-case English word: plural, -ing, -ed, -er, -ly and the like, as far as they are safe. */
export function stemEnglish(word: string): string {
  if (word.length < 4) return word
  let base = word
  if (base.endsWith('ies') && base.length > 4) base = `${base.slice(0, -3)}y`
  else if (/(ss|sh|ch|x|z)es$/.test(base)) base = base.slice(0, -2)
  else if (/[^su]s$/.test(base)) base = base.slice(0, -1)
  const cut = /^(.*)(ing|ed)$/.exec(base)?.[1]
  if (cut && cut.length >= 3 && /[aeiouy]/.test(cut)) base = undouble(cut)
  if (base.endsWith('e') && base.length > 3) base = base.slice(0, -1)
  if (base.endsWith('y') && base.length > 3) base = `${base.slice(0, -1)}i`
  return base
}

const undouble = (word: string): string => (/([bdfgmnprt])\1$|cell$/.test(word) ? word.slice(0, -1) : word)

export function stemWord(token: string): string {
  const script = scriptOf(token)
  return script === 'arabic' ? stemArabic(token) : script === 'latin' ? stemEnglish(token) : token
}
