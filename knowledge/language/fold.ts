/** Letters that Arabic keyboards, Persian and Urdu keyboards and spelling habits write in more than one way. */
const LETTERS: Readonly<Record<string, string>> = {
  ...spread('أإآٱٲٳ', 'ا'),
  ...spread('ىیے', 'ي'),
  ...spread('ةہھەۀۂ', 'ه'),
  ...spread('ؤ', 'و'),
  ...spread('ئ', 'ي'),
  ...spread('ء', ''),
  ...spread('کڪ', 'ك'),
  ...spread('پ', 'ب'),
  ...spread('چ', 'ج'),
  ...spread('ژ', 'ز'),
  ...spread('گ', 'ق'),
  ...spread('ڤ', 'ف'),
  ...spread('ٹ', 'ت'),
  ...spread('٪', '%'),
  ...spread('٫', '.'),
  ...spread('٬', ''),
  ...spread('،؛؟', ' '),
  ...spread('’‘ʼ`´', "'"),
  ...spread('٠۰', '0'),
  ...Object.fromEntries([...'١٢٣٤٥٦٧٨٩'].map((digit, i) => [digit, String(i + 1)])),
  ...Object.fromEntries([...'۱۲۳۴۵۶۷۸۹'].map((digit, i) => [digit, String(i + 1)])),
}

function spread(letters: string, to: string): Record<string, string> {
  return Object.fromEntries([...letters].map((letter) => [letter, to]))
}

/** Tatweel, vowel marks, zero-width and bidirectional controls, soft hyphen: seen or unseen, they carry no word. */
const DROPPED =
  /\u0640|[\u0610-\u061a]|[\u064b-\u065f]|\u0670|[\u06d6-\u06dc]|[\u06df-\u06e8]|[\u06ea-\u06ed]|[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069]|[\ufeff\u061c\u00ad]/g
const FOLDED = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g')
const ACCENTED = /[\u00c0-\u024f\u1e00-\u1eff]/g
const ACCENTS = /[\u0300-\u036f]/g
const STRETCHED = /(\p{L})\1{2,}/gu

/** ASCII and the Arabic block: here a letter is folded the same wherever it stands. By code; empty outside the two. */
const FOLDED_ALONE: readonly string[] = Array.from({ length: 0x700 }, (_, code) =>
  code < 0x80 || code >= 0x600 ? foldAny(String.fromCharCode(code)) : '',
)

/**
 * The one folding of the house: index, question and desk search all go through it, so that whatever a citizen's keyboard
 * wrote meets what a curator wrote. Idempotent. Keeps spaces and punctuation; lower case; digits become 0-9.
 */
export function fold(text: string): string {
  let from = 0
  let folded = ''
  let run = 0
  let isStretched = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 0x700 || (code >= 0x80 && code < 0x600)) return foldAny(text)
    run = at > 0 && code === text.charCodeAt(at - 1) ? run + 1 : 0
    if (run > 1) isStretched = true
    const letter = FOLDED_ALONE[code] ?? ''
    if (letter.length === 1 && letter.charCodeAt(0) === code) continue
    folded += text.slice(from, at) + letter
    from = at + 1
  }
  if (from === 0 && !isStretched) return text
  return (folded + text.slice(from)).replace(STRETCHED, '$1')
}

/** The same for letters of any script, which may melt into each other. */
function foldAny(text: string): string {
  return text
    .replace(DROPPED, '')
    .normalize('NFKC')
    .replace(DROPPED, '')
    .replace(FOLDED, (letter) => LETTERS[letter] ?? letter)
    .toLowerCase()
    .replace(ACCENTED, (letter) => letter.normalize('NFD'))
    .replace(ACCENTS, '')
    .replace(STRETCHED, '$1')
}
