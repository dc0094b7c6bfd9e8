import { saysOnly } from './whole-message.js'
import { readWords } from './word-files.js'
import { wordsOf } from './words.js'

const { written } = readWords('answers')

const NOT_HELPED = written('not-helped')
const AROUND = written('not-helped-around')

/** Whether a message says that the last answer was not understood, was wrong or did not help, and nothing else. */
export const saysNotHelped = (text: string): boolean => saysOnly(wordsOf(text), NOT_HELPED, AROUND)
