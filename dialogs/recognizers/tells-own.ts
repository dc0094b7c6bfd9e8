import { saysOnly } from './whole-message.js'
import { readWords } from './word-files.js'
import { wordsOf } from './words.js'

const { written } = readWords('answers')

const OWN = written('tells-own')
const AROUND = written('tells-own-around')

/** Whether a message, its personal data hidden, says nothing but whose they are: "my phone is ••••". */
export const tellsOwn = (masked: string): boolean => saysOnly(wordsOf(masked), OWN, AROUND)
