import { readWords } from '../word-files.js'

const { spoken } = readWords('smalltalk')

export const GREETING = spoken('greeting')
export const THANKS = spoken('thanks')
export const FAREWELL = spoken('farewell')
export const HOW_ARE_YOU = spoken('how-are-you')
export const WHO_ARE_YOU = spoken('who-are-you')
export const WHAT_CAN_YOU_DO = spoken('what-can-you-do')
export const PASTIME = spoken('pastime')
export const PRAISE = spoken('praise')
export const OKAY = spoken('okay')
