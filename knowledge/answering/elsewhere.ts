import type { Content } from '../content.js'
import type { Entry, EntryId } from '../entry.js'
import { clausesOf } from '../language/clauses.js'
import { LANGUAGES } from '../language/language.js'
import type { Places } from '../language/places.js'
import { tokenize } from '../language/tokens.js'
import { wordSet } from '../language/word-sets.js'
import type { Judgement } from './judge.js'

/** So many of an entry's wordings must name a place abroad, or say "abroad", for it to answer questions that do. */
const ENOUGH = 2
const ABROAD = wordSet('abroad')
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
  const known = new Map<string, ReturnType<typeof abroadOf>>()
  const knownOf = (entry: Entry) => {
    const counted = known.get(entry.id) ?? abroadOf(entry, places)
    known.set(entry.id, counted)
    return counted
  }
  return (question, judgement) => {
    const { ranking } = judgement
    const best = entries.get((ranking.candidates[0]?.id ?? '') as EntryId)
    const abroad = best?.kind === 'service' ? places.asksAbroad(ranking.asked ?? askedIn(question)) : null
    if (!best || !abroad || knownOf(best)[abroad] >= ENOUGH) return judgement
    return { kind: 'unknown', rule: ELSEWHERE, ranking: { ...ranking, confidence: DOUBT * ranking.confidence } }
  }
}

/** How many of an entry's wordings speak of abroad, and how many of those or of what belongs there. */
function abroadOf({ question, phrasings }: Entry, places: Places) {
  const wordings = LANGUAGES.flatMap((language) => [question[language], ...phrasings[language]])
  const there = wordings.filter(
    (text) => places.asksAbroad(text) === 'there' || tokenize(text).some((word) => ABROAD.has(word)),
  )
  const ofThere = wordings.filter((text) => there.includes(text) || places.namesAbroad(text))
  return { there: there.length, 'of there': ofThere.length }
}

const WISHES = wordSet('wishes')

/** What the message asks or wishes for, without what it tells; all of it where nothing asks. */
function askedIn(message: string): string {
  const asking = clausesOf(message).filter(
    ({ text, asks }) => asks || text.split(/\s+/).some((word) => WISHES.has(word)),
  )
  return asking.length > 0 ? asking.map(({ text }) => text).join(' ') : message
}
