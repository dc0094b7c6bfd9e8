const DIGIT_ZEROS = ['٠', '۰', '०', '০', '０'].map((zero) => zero.charCodeAt(0))
const PLAIN: Readonly<Record<string, string>> = {
  أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ی: 'ي', ے: 'ي', ک: 'ك', گ: 'ك', ة: 'ه', ہ: 'ه', ھ: 'ه',
} // prettier-ignore

/**
 * Digits of any script as 0-9, letters in lower case, Arabic letters in their plainest form; every UTF-16 unit keeps its
 * place, so that an offset found here is an offset in the citizen's own text.
 */
export function sameLength(text: string): string {
  let plain = ''
  for (let i = 0; i < text.length; i++) plain += plainUnit(text.charAt(i))
  return plain
}

function plainUnit(unit: string): string {
  const code = unit.charCodeAt(0)
  if (code < 128) return unit.toLowerCase()
  const zero = DIGIT_ZEROS.find((first) => code >= first && code <= first + 9)
  if (zero !== undefined) return String(code - zero)
  const lower = PLAIN[unit] ?? unit.toLowerCase()
  return lower.length === 1 ? lower : unit
}
