import { createHash } from 'node:crypto'
import type { WireTap } from './update.js'

/** Bytes of UTF-8. */
const DATA = 64
/** What stands before words that fit, and before the sign for words that do not. */
const WORDS = '='
const SIGN = '#'

/** What a button sends back for the words that it stands for: the words themselves, or a sign where they are too long. */
export function callbackData(words: string): string {
  const whole = `${WORDS}${words}`
  return Buffer.byteLength(whole) <= DATA ? whole : `${SIGN}${signOf(words)}`
}

const signOf = (words: string): string => createHash('sha256').update(words).digest('base64url').slice(0, 22)

/**
 * The words that a tapped button stands for. Where they were too long for its data, its label says them, which comes back
 * with the message; of a message too old for that nothing is left, and the words are empty.
 */
export function tappedWords({ data = '', message }: WireTap): string {
  if (data.startsWith(WORDS)) return data.slice(WORDS.length)
  const buttons = message?.reply_markup?.inline_keyboard.flat() ?? []
  return buttons.find(({ callback_data }) => callback_data === data)?.text ?? ''
}
