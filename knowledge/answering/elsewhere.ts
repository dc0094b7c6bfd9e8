import type { Content } from '../content.js'
import type { Entry, EntryId } from '../entry.js'
import { clausesOf } from '../language/clauses.js'
import { LANGUAGES } from '../language/language.js'
import type { Places } from '../language/places.js'
import { tokenize } from '../language/tokens.js'
import type { Judgement } from './judge.js'

/** So many of an entry's wordings must name a place abroad, or say "abroad", for it to answer questions that do. */
const ENOUGH = 3
const ABROAD = new Set(tokenize('خارج الخارج خليجي خليجيه خليجيين abroad overseas gcc gulf'))
/** How sure a question about elsewhere is to be answered by an entry that is not about it. */
const DOUBT = 0.1

/** The rule of a verdict on such a question. */
export const ELSEWHERE = 'elsewhere'

export type Elsewhere = (question: string, judgement: Judgement) => Judgement

/**
 * Keeps a question about another country's services from being answered with ours. An entry whose wordings speak of abroad
 * (a passport lost there, a degree from there) answers it all the same.
 */
export function createElsewhere(places: Places, { entries }: Pick<Content, 'entries'>): Elsewhere {
  const known = new Map<string, boolean>()
  const isAbroad = (text: string): boolean =>
    places.namesAbroad(text) || tokenize(text).some((word) => ABROAD.has(word))
  const speaksOfAbroad = (entry: Entry): boolean => {
    const speaks = known.get(entry.id) ?? wordingsOf(entry).filter(isAbroad).length >= ENOUGH
    known.set(entry.id, speaks)
    return speaks
  }
  return (question, judgement) => {
    const best = entries.get((judgement.ranking.candidates[0]?.id ?? '') as EntryId)
    if (
      best?.kind !== 'service' ||
      !places.asksAbroad(judgement.ranking.asked ?? askedIn(question)) ||
      speaksOfAbroad(best)
    )
      return judgement
    const { ranking } = judgement
    return { kind: 'unknown', rule: ELSEWHERE, ranking: { ...ranking, confidence: DOUBT * ranking.confidence } }
  }
}

const wordingsOf = ({ question, phrasings }: Entry): string[] =>
  LANGUAGES.flatMap((language) => [question[language], ...phrasings[language]])

const WISHES =
  /(?:^|\s)(?:ابا|ابي|ابغي|ابغا|باغي|بغيت|اريد|نبا|نبي|نبغي|ودي|حاب|اود|ارغب|want|need|like|looking|aba|abgha)(?:\s|$)/

/** What the message asks or wishes for, without what it tells; all of it where nothing asks. */
function askedIn(message: string): string {
  const asking = clausesOf(message).filter(({ text, asks }) => asks || WISHES.test(text))
  return asking.length > 0 ? asking.map(({ text }) => text).join(' ') : message
}
