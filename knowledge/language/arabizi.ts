/**
 * Arabic in Latin letters. Everybody spells it in a way of his own, so both sides are brought to the consonants that they
 * share: letters that Arabizi does not tell apart fall together, vowels go. What meets there is compared more closely.
 */

/** Latin spellings of consonants, longest first, with the letters of a key that each may stand for. */
const LATIN: readonly (readonly [string, readonly string[]])[] = [
  ["3'", ['g']],
  ["7'", ['x']],
  ["9'", ['d']],
  ["6'", ['d']],
  ["'3", ['g']],
  ["'7", ['x']],
  ["'9", ['d']],
  ["'6", ['d']],
  ['kh', ['x']],
  ['gh', ['g']],
  ['sh', ['c']],
  ['ch', ['c', 'j', 'k']],
  ['th', ['d']],
  ['dh', ['d']],
  ['ph', ['f']],
  ['5', ['x']],
  ['3', ['3']],
  ['6', ['t']],
  ['7', ['h']],
  ['8', ['k', 'g']],
  ['9', ['s', 'k']],
  ['g', ['k', 'j']],
  ['z', ['z', 'd']],
  ['c', ['k', 's']],
  ['q', ['k']],
  ['v', ['f']],
  ['p', ['b']],
  ['x', ['x', 'c']],
]
const PLAIN = 'bdfhjklmnrst'
const VOWELS = "aeiouwy2'"
/** Arabic consonants and the letters of a key; long vowels and hamza are left out. */
const ARABIC: Readonly<Record<string, string>> = Object.fromEntries(
  'بb تt طt ثd جj حh خx دd ذd ضd ظd رr زz سs صs شc ع3 غg فf قk كk لl مm نn هh'.split(' ').map((pair) => [...pair]),
)
/** How many readings of one word are followed at most. */
const MOST_KEYS = 8

/** The keys that a Latin word may have: its consonants in order. */
export function latinKeys(word: string): string[] {
  let keys = ['']
  let last = ''
  for (let at = 0; at < word.length;) {
    const { length, letters } = readLatin(word, at)
    const spelt = word.slice(at, at + length)
    at += length
    const isEnding = at >= word.length && spelt === 'h' && VOWELS.includes(last)
    if (spelt !== last && letters.length > 0 && !isEnding) {
      keys = keys.flatMap((key) => letters.map((letter) => key + letter)).slice(0, MOST_KEYS)
    }
    last = spelt
  }
  return keys
}

function readLatin(word: string, at: number): { length: number; letters: readonly string[] } {
  for (const [spelling, letters] of LATIN)
    if (word.startsWith(spelling, at)) return { length: spelling.length, letters }
  const letter = word.charAt(at)
  return { length: 1, letters: PLAIN.includes(letter) ? [letter] : [] }
}

/** The keys of a folded Arabic word: one, and one without ع where there is one, because many leave it out. */
export function arabicKeys(word: string): string[] {
  const letters = word.endsWith('ه') ? word.slice(0, -1) : word
  const key = [...letters].map((letter) => ARABIC[letter] ?? '').join('')
  return key.includes('3') ? [key, key.replaceAll('3', '')] : [key]
}

/** Vowels as heard, runs made one: what tells words of the same consonants apart. */
const SOUNDS: Readonly<Record<string, string>> = { ا: 'a', و: 'u', ي: 'i', ه: 'a' }
const latinSounds = (word: string): string =>
  word
    .replace(/ai|ay|ei|ey|ee|[iye]/g, 'i')
    .replace(/oo|ou|au|aw|ow|[ouw]/g, 'u')
    .replace(/a+h?/g, 'a')
    .replace(/[^aiu]+/g, ' ')
    .trim()
const arabicSounds = (word: string): string =>
  [...word]
    .map((letter, i) => (letter === 'ه' && i < word.length - 1 ? ' ' : (SOUNDS[letter] ?? ' ')))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()

/** How badly the long vowels of an Arabic word are heard in its Latin spelling; 0 is as well as can be. */
export function soundDistance(latin: string, arabic: string): number {
  const heard = latinSounds(latin).replaceAll(' ', '')
  const written = arabicSounds(arabic).replaceAll(' ', '')
  let at = 0
  let missing = 0
  for (const sound of written) {
    const found = heard.indexOf(sound, at)
    if (found === -1) missing++
    else at = found + 1
  }
  return missing + 0.2 * Math.max(0, heard.length - written.length)
}
