import type { OwnDataWish } from '../../channels/activity.js'
import { saysOnly } from './whole-message.js'
import { readWords } from './word-files.js'
import { wordsOf } from './words.js'

const { written } = readWords('own-data')

const ERASE = written('erase')
const COPY = written('copy')
const AROUND = written('around')

/** What a message wants done with what is kept of its sender, if it asks for nothing else; null: it does not. */
export function ownDataWish(text: string): OwnDataWish | null {
  const words = wordsOf(text)
  if (saysOnly(words, ERASE, AROUND)) return 'erase'
  return saysOnly(words, COPY, AROUND) ? 'copy' : null
}
