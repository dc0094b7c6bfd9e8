import { readWords } from './word-files.js'

const { written } = readWords('manners')

/** Words that only make a sentence kind; they change nothing of what it means. */
export const COURTESY = written('courtesy')
