/** Letters that people write alike in Latin letters share a sign; vowels, ع and ء have none. */
const ARABIC: Readonly<Record<string, string>> = {
  ...signs('b', 'ب'),
  ...signs('t', 'تط'),
  ...signs('d', 'دذضظث'),
  ...signs('g', 'جقغ'),
  ...signs('h', 'حه'),
  ...signs('x', 'خ'),
  ...signs('s', 'سص'),
  ...signs('S', 'ش'),
  ...Object.fromEntries([...'رrزzفfكkلlمmنn'.matchAll(/(.)(.)/gu)].map(([, letter, sign]) => [letter, sign])),
}
const LATIN: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'btdhsfklmnrz'].map((letter) => [letter, letter])),
  ...Object.fromEntries(['sh', 'ch'].map((sign) => [sign, 'S'])),
  ...Object.fromEntries(['kh', "7'", "'7", '5'].map((sign) => [sign, 'x'])),
  ...Object.fromEntries(['gh', "3'", "'3", 'q', 'g', 'j', '8'].map((sign) => [sign, 'g'])),
  ...Object.fromEntries(['th', 'dh', "9'", "'9", "6'", "'6"].map((sign) => [sign, 'd'])),
  ...Object.fromEntries([
    ['7', 'h'],
    ['9', 's'],
    ['6', 't'],
  ]),
}
const LATIN_SIGN = /sh|ch|kh|gh|th|dh|[3679]'|'[3679]|[a-z0-9]/g

function signs(sign: string, letters: string): Record<string, string> {
  return Object.fromEntries([...letters].map((letter) => [letter, sign]))
}

/**
 * The consonants of a folded word as they sound, alike for Arabic and for Arabic in Latin letters: "7areeq" and "حريق" are
 * both `hrg`. A final h is a vowel in both.
 */
export function soundOf(word: string): string {
  const isLatin = /[a-z]/.test(word)
  const units = isLatin ? (word.match(LATIN_SIGN) ?? []) : [...word]
  const sound = units.map((unit) => (isLatin ? LATIN : ARABIC)[unit] ?? '').join('')
  return sound.replace(/(.)\1+/g, '$1').replace(/(?<=..)h$/, '')
}
