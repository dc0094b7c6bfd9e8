import { saysOnly } from './whole-message.js'
import { readWords } from './word-files.js'
import { wordsOf } from './words.js'

const { written } = readWords('answers')

const HOW_LONG = written('how-long')
const AROUND = written('how-long-around')

/** Whether the message asks when the turn comes, and nothing else. Only of who waits may "how long?" be taken so. */
export const asksHowLong = (text: string): boolean => saysOnly(wordsOf(text), HOW_LONG, AROUND)
