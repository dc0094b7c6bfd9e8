import { fold } from '../../knowledge/language/fold.js'

const table = (words: Readonly<Record<string, string>>): ReadonlyMap<string, number> =>
  new Map(
    Object.entries(words).flatMap(([value, list]) =>
      list.split('|').map((word): [string, number] => [fold(word.trim()), Number(value)]),
    ),
  )

/** Cardinals, as counted aloud; two-word teens are read as one. */
const CARDINALS = table({
  0: 'صفر',
  1: 'واحد | واحده | وحده',
  2: 'اثنين | اثنان | اثنتين | ثنين | ثنتين | اتنين',
  3: 'ثلاث | ثلاثه | تلاته',
  4: 'اربع | اربعه',
  5: 'خمس | خمسه',
  6: 'ست | سته',
  7: 'سبع | سبعه',
  8: 'ثمان | ثمانيه | ثماني | ثمن',
  9: 'تسع | تسعه',
  10: 'عشر | عشره',
  11: 'احد عشر | احدى عشره | حداشر | احدعش | حدعش | حداعش | احدعشر | حداعشر',
  12: 'اثنا عشر | اثني عشر | اثنتا عشره | اثنتي عشره | اثنعش | اثناعش | ثنعش | اثنعشر | اثناعشر | طنعش | اطنعش',
  13: 'ثلاثه عشر | ثلاث عشره | ثلطعش | ثلاثطعش | ثلثطعش',
  14: 'اربعه عشر | اربع عشره | اربعطعش | اربعتعش',
  15: 'خمسه عشر | خمس عشره | خمسطعش | خمستعش',
  16: 'سته عشر | ست عشره | ستطعش | سطعش',
  17: 'سبعه عشر | سبع عشره | سبعطعش | سبعتعش',
  18: 'ثمانيه عشر | ثماني عشره | ثمنطعش | ثمانطعش',
  19: 'تسعه عشر | تسع عشره | تسعطعش | تسعتعش',
  20: 'عشرين | عشرون',
  30: 'ثلاثين | ثلاثون',
  40: 'اربعين | اربعون',
  50: 'خمسين | خمسون',
  60: 'ستين | ستون',
  70: 'سبعين | سبعون',
  80: 'ثمانين | ثمانون',
  90: 'تسعين | تسعون',
  100: 'مائه | ميه | مئه | ميت',
  200: 'ميتين | مئتين | مائتين | مئتان',
  300: 'ثلاثمائه | ثلاثميه | ثلاثمئه',
  400: 'اربعمائه | اربعميه | اربعمئه',
  500: 'خمسمائه | خمسميه | خمسمئه',
  600: 'ستمائه | ستميه | ستمئه',
  700: 'سبعمائه | سبعميه | سبعمئه',
  800: 'ثمانمائه | ثمانميه | ثمانمئه',
  900: 'تسعمائه | تسعميه | تسعمئه',
  1000: 'الف | الاف',
  2000: 'الفين | الفان',
  1000000: 'مليون | ملايين',
})

/** Ordinals, as in dates and on the clock: الخامس من ديسمبر, الساعة الثالثة. */
const ORDINALS = table({
  1: 'اول | الاول | الاولى | الواحده',
  2: 'الثاني | الثانيه',
  3: 'الثالث | الثالثه',
  4: 'الرابع | الرابعه',
  5: 'الخامس | الخامسه',
  6: 'السادس | السادسه',
  7: 'السابع | السابعه',
  8: 'الثامن | الثامنه',
  9: 'التاسع | التاسعه',
  10: 'العاشر | العاشره',
  11: 'الحادي عشر | الحاديه عشره | الحاديه عشر | الحادي عشره',
  12: 'الثاني عشر | الثانيه عشره | الثانيه عشر',
  13: 'الثالث عشر',
  14: 'الرابع عشر',
  15: 'الخامس عشر',
  16: 'السادس عشر',
  17: 'السابع عشر',
  18: 'الثامن عشر',
  19: 'التاسع عشر',
  20: 'العشرين | العشرون',
  21: 'الحادي والعشرين | الحادي والعشرون',
  30: 'الثلاثين | الثلاثون',
})

/** A number in words and how many words it took. */
export interface NumberInWords {
  readonly value: number
  readonly length: number
  readonly ordinal: boolean
}

/**
 * The number that starts at this word of a folded text, else null: "خمسة وعشرين", "الف ومئتين", "الثانية عشرة",
 * "الخامس والعشرين". Words are taken as long as each makes sense after the last.
 */
export function numberAt(words: readonly string[], at: number): NumberInWords | null {
  const ordinal = entryAt(ORDINALS, words, at)
  if (ordinal) return withTens(words, at, ordinal)
  const first = entryAt(CARDINALS, words, at) ?? joined(words, at)
  if (!first) return null
  let { value: total, length } = first
  let part = total
  for (;;) {
    const next = entryAfterAnd(words, at + length) ?? multiplier(words, at + length)
    if (!next || !fits(part, next)) return { value: total, length, ordinal: false }
    total = next.multiplies ? total - part + part * next.value : total + next.value
    part = next.multiplies ? part * next.value : next.value
    length += next.length
  }
}

interface Found {
  readonly value: number
  readonly length: number
}
interface Next extends Found {
  readonly multiplies: boolean
}

/** "خمسة وعشرين", "مئة وخمسة", "الف ومئتين": what follows "and" is smaller, or tens after units. */
function fits(part: number, next: Next): boolean {
  if (next.multiplies) return part < next.value
  return part < 10 ? next.value >= 20 && next.value < 100 : next.value < part && part >= 100
}

function entryAt(entries: ReadonlyMap<string, number>, words: readonly string[], at: number): Found | null {
  for (const length of [2, 1]) {
    if (at + length > words.length) continue
    const value = entries.get(words.slice(at, at + length).join(' '))
    if (value !== undefined) return { value, length }
  }
  return null
}

/** A number with "by" or "at" joined to its front: بخمسة. */
function joined(words: readonly string[], at: number): Found | null {
  const word = words[at] ?? ''
  const value = /^[بع]/.test(word) && word.length > 3 ? CARDINALS.get(word.slice(1)) : undefined
  return value === undefined ? null : { value, length: 1 }
}

function entryAfterAnd(words: readonly string[], at: number): Next | null {
  const word = words[at] ?? ''
  if (!word.startsWith('و')) return null
  if (word === 'و') {
    const found = entryAt(CARDINALS, words, at + 1)
    return found && { value: found.value, length: found.length + 1, multiplies: false }
  }
  const found = entryAt(CARDINALS, [word.slice(1), ...words.slice(at + 1, at + 2)], 0)
  return found && { ...found, multiplies: false }
}

function multiplier(words: readonly string[], at: number): Next | null {
  const found = entryAt(CARDINALS, words, at)
  return found && [100, 1000, 1_000_000].includes(found.value) ? { ...found, multiplies: true } : null
}

/** "الخامس والعشرين". */
function withTens(words: readonly string[], at: number, first: Found): NumberInWords {
  const word = words[at + first.length] ?? ''
  const tens = word.startsWith('وال') ? CARDINALS.get(word.slice(3)) : undefined
  if (tens !== undefined && tens >= 20 && first.value < 10)
    return { value: first.value + tens, length: first.length + 1, ordinal: true }
  return { ...first, ordinal: true }
}
