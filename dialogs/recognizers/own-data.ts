import type { OwnDataWish } from '../../channels/activity.js'
import { AROUND_MINE, COPY_OF_MINE, ERASE_MINE } from './concepts/own-data-words.js'
import { concept } from './phrases.js'
import { saysOnly } from './whole-message.js'
import { wordsOf } from './words.js'

const ERASE = concept(...ERASE_MINE)
const COPY = concept(...COPY_OF_MINE)
const AROUND = concept(...AROUND_MINE)

/** What a message wants done with what is kept of its sender, if it asks for nothing else; null: it does not. */
export function ownDataWish(text: string): OwnDataWish | null {
  const words = wordsOf(text)
  if (saysOnly(words, ERASE, AROUND)) return 'erase'
  return saysOnly(words, COPY, AROUND) ? 'copy' : null
}
