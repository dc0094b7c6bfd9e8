import { readWords } from './word-files.js'
import { wordsOf } from './words.js'

const { written } = readWords('manners')

/** The whole greeting: a bare "سلام" is also said when leaving, and "السلام" is also part of names. */
const SALAAM = written('salaam')
/** UTF-16 units that are looked at, and words that may stand before it: "هلا والله السلام عليكم". */
const BEGINNING = 80
const LEAD = 3

/** Whether a message begins with the greeting of peace, which good manners ask to be returned. */
export function beginsWithSalaam(text: string): boolean {
  return SALAAM.find(wordsOf(text.slice(0, BEGINNING))).some(({ start }) => start < LEAD)
}
