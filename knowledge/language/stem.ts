import { scriptOf } from './tokens.js'

/** Words whose endings or beginnings only look like clitics. Folded. */
const WHOLE = new Set(
  `الله عمان الان بنات ديوان ميدان امن اوراق وثيقه ورقه والد والده وكاله بطاقه كفاله فحص ايه ولد ولاده واحد وقت وزاره ورشه
   وصل وصول وزن وظيفه وضع وسيط بنك بلد بلديه بيت بيع بدل بعد بريد فترة فتره فاتوره فيزا لازم لوحه ليسن ليش كامل كارت كم كيف
   سنه سنوات سفر سفاره سعر سكن سكني سجل سياره سلام هويه هنا هذا هذه هاتف مدينه مدني ثمان ثمانيه سلطنه الي التي الذي اللي ولا
   ولي ولكن والا بدون بين بان فقط فيه فيها لها لهم لنا لكم عنه عنها مني منه منها اين حين دين لين بنين اثنين`.split(
    /\s+/,
  ),
)
const PREFIXES = ['وال', 'بال', 'كال', 'فال', 'ولل', 'ال', 'لل', 'هال']
const SUFFIXES = [
  'هما',
  'كما',
  'تها',
  'تهم',
  'تنا',
  'تكم',
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
  'ه',
  'ي',
  'ك',
  'ش',
  'ا',
  'ت',
]

/**
 * A light stem of a folded Arabic word: one clitic off the front, endings off the back, never below three letters.
 * A word and its forms with article, possessive or plural mostly meet; two different words hardly ever do.
 */
export function stemArabic(word: string): string {
  if (word.length < 4 || WHOLE.has(word)) return word
  let stem = withoutPrefix(word)
  if (WHOLE.has(stem)) return stem
  for (const suffix of SUFFIXES) {
    if (stem.length - suffix.length < 3 || !stem.endsWith(suffix)) continue
    stem = stem.slice(0, -suffix.length)
    break
  }
  return stem
}

function withoutPrefix(word: string): string {
  for (const prefix of PREFIXES) {
    if (word.length - prefix.length >= 3 && word.startsWith(prefix)) return word.slice(prefix.length)
  }
  if (word.length >= 5 && (word.startsWith('و') || word.startsWith('ف'))) {
    const rest = word.slice(1)
    return rest.startsWith('ال') && rest.length >= 5 ? rest.slice(2) : rest
  }
  return word.length >= 5 && (word.startsWith('ب') || word.startsWith('ل')) ? word.slice(1) : word
}

/** A light stem of a lower-case English word: plural, -ing, -ed, -er, -ly and the like, as far as they are safe. */
export function stemEnglish(word: string): string {
  if (word.length < 4) return word
  let stem = word
  if (stem.endsWith('ies') && stem.length > 4) stem = `${stem.slice(0, -3)}y`
  else if (/(ss|sh|ch|x|z)es$/.test(stem)) stem = stem.slice(0, -2)
  else if (/[^su]s$/.test(stem)) stem = stem.slice(0, -1)
  const cut = /^(.*[aeiouy].*?)(ing|ed)$/.exec(stem)?.[1]
  if (cut && cut.length >= 3) stem = undouble(cut)
  if (stem.endsWith('e') && stem.length > 3) stem = stem.slice(0, -1)
  if (stem.endsWith('y') && stem.length > 3) stem = `${stem.slice(0, -1)}i`
  return stem
}

const undouble = (stem: string): string => (/([bdfgmnprt])\1$/.test(stem) ? stem.slice(0, -1) : stem)

export function stemWord(token: string): string {
  const script = scriptOf(token)
  return script === 'arabic' ? stemArabic(token) : script === 'latin' ? stemEnglish(token) : token
}
