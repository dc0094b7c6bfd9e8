import { fold } from './fold.js'

/** Runs of one script: Arabic letters, Latin letters with the digits and apostrophes of Arabizi, digits, other letters. */
const TOKEN =
  /[\u0620-\u06ff]+|(?:'?[0-9]'?)*[a-z][a-z0-9]*(?:'[a-z0-9]+)*(?:(?<=[0-9])')?|[0-9]+(?:[.,:/][0-9]+)*|[\p{L}\p{M}]+/gu
const NEGATED = /\b(ca|could|do|does|did|is|are|was|were|would|should|has|have|had)n'?t\b/g
const WONT = /\bwon'?t\b/g
const MAY_BE_SHORTENED = /[a-z0-9]'|nt\b/
const SHORTENED = /'(?:s|re|ve|ll|d|m)\b/g

/** The words of a text in order, folded. English contractions are opened ("can't" is "can not"), a possessive is dropped. */
export function tokenize(text: string): string[] {
  const folded = fold(text)
  const opened = MAY_BE_SHORTENED.test(folded)
    ? folded
        .replace(WONT, 'will not')
        .replace(NEGATED, '$1 not')
        .replace(/\bca not\b/g, 'can not')
        .replace(SHORTENED, '')
    : folded
  return opened.match(TOKEN) ?? []
}

export type Script = 'arabic' | 'latin' | 'number' | 'other'

/** The script of a token that `tokenize` gave. */
export function scriptOf(token: string): Script {
  const last = token.charCodeAt(token.length - 1)
  if (last >= 0x620 && last <= 0x6ff) return 'arabic'
  if (last >= 0x61 && last <= 0x7a) return 'latin'
  if (last >= 0x30 && last <= 0x39) return /[a-z]/.test(token) ? 'latin' : 'number'
  return 'other'
}
