import { saysOnly } from './whole-message.js'
import { yesNo } from './yes-no.js'
import { readWords } from './word-files.js'
import { wordsOf } from './words.js'

const { written } = readWords('answers')

const SKIP = written('skip')
const AROUND = written('skip-around')

/** Whether the answer to an optional question is that there is none: says to skip it, or a plain no, or only a dash or dot. */
export const skip = (text: string): boolean =>
  /^[-–—._/]{1,5}$/.test(text.trim()) || saysOnly(wordsOf(text), SKIP, AROUND) || yesNo(text) === 'no'
