import { fold } from './fold.js'

/** The keys of an English keyboard in order, and what the same keys give on an Arabic one (101 keys), folded. */
const ENGLISH = "qwertyuiop[]asdfghjkl;'zxcvnm,./`"
const ARABIC = 'ضصثقفغعهخحجدشسيبلاتنمكطيءؤرىةوزظذ'
const TO_ARABIC = new Map([...ENGLISH].map((key, i) => [key, ARABIC[i] ?? '']))
TO_ARABIC.set('b', 'لا').set('e', 'ث').set('h', 'ا').set('u', 'ع')
const TO_ENGLISH = new Map([...TO_ARABIC].map(([key, letter]) => [letter, key]))

/** What the same key strokes would have written with the other layout, folded. */
export function otherLayout(text: string): string {
  const lower = text.toLowerCase()
  const isLatin = /[a-z]/.test(lower)
  const layout = isLatin ? TO_ARABIC : TO_ENGLISH
  const turned = isLatin ? lower : lower.replaceAll('لا', 'b')
  return fold([...turned].map((letter) => layout.get(letter) ?? letter).join(''))
}
