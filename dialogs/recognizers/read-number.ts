import { recognizeNumber } from '@microsoft/recognizers-text-suite'
import { fold } from '../../knowledge/language/fold.js'
import { tokenize } from '../../knowledge/language/tokens.js'
import { numberAt } from './arabic-numbers.js'

const MOST_CHARACTERS = 200

/** The first number in a text, in digits of any script or in Arabic or English words; null where there is none. */
export function readNumber(text: string): number | null {
  const short = fold(text.slice(0, MOST_CHARACTERS)).replace(/\s+/g, ' ')
  const words = tokenize(short)
  const spoken = words.map((_, at) => numberAt(words, at)).find((number) => number !== null)
  if (spoken) return spoken.value
  const value = recognizeNumber(short, 'en-us')[0]?.resolution?.['value']
  const number = typeof value === 'string' ? Number(value.replaceAll(',', '')) : Number.NaN
  return Number.isFinite(number) ? number : null
}
