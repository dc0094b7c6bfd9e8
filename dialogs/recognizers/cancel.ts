import { saysOnly } from './whole-message.js'
import { readWords } from './word-files.js'
import { wordsOf } from './words.js'

const { written } = readWords('answers')

const CANCEL = written('cancel')
const AROUND = written('cancel-around')

/** Whether the message asks to drop what is going on, and says nothing more. */
export const cancel = (text: string): boolean => saysOnly(wordsOf(text), CANCEL, AROUND)
