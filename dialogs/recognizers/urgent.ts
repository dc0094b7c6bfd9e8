import * as is from './concepts/circumstance.js'
import * as danger from './concepts/danger.js'
import type { Concept } from './phrases.js'
import { firstMeaning, type Rule } from './rules.js'
import { saysOnly } from './whole-message.js'
import { wordsOf } from './words.js'

/** What is happening to somebody; each has an entry `urgent-…` in the basics pack that says what to do. */
export type Urgency =
  'self-harm' | 'held' | 'child' | 'violence' | 'fire' | 'rescue' | 'medical' | 'accident' | 'crime' | 'help'

/** A question about the matter, not a report of it. Asking for a number is left out: people in need ask for numbers. */
const QUESTION = [is.ASKS_FACTS, is.SUPPOSED, is.PAST]
const ANY_QUESTION = [...QUESTION, is.ASKS_NUMBER]
const SOMEBODY = [is.KIN, is.PRONOUN]
const PRESENT = [is.NOW, is.HELP, is.HERE]

/** The first that fits names the kind; what threatens a life comes before what threatens a car. */
const RULES: readonly Rule<Urgency>[] = [
  { meaning: 'self-harm', all: [danger.SELF_HARM] },
  { meaning: 'violence', all: [danger.HURTS_ME] },
  { meaning: 'violence', all: [danger.ARMED], none: QUESTION },
  { meaning: 'held', all: [danger.HELD, danger.AGAINST_WILL], none: [...QUESTION, is.WORKING_TIME] },
  { meaning: 'child', all: [danger.CHILD, danger.MISTREATS], none: QUESTION },
  { meaning: 'child', all: [danger.CHILD, danger.MISTREATMENT], none: ANY_QUESTION },
  { meaning: 'child', all: [danger.CHILD, danger.GONE_MISSING], none: [...QUESTION, is.DOCUMENT] },
  { meaning: 'medical', all: [danger.COLLAPSED], none: [is.SUPPOSED] },
  { meaning: 'rescue', all: [danger.IN_TROUBLE, danger.WILD_PLACE], any: [...SOMEBODY, ...PRESENT], none: QUESTION },
  { meaning: 'rescue', all: [danger.IN_TROUBLE, danger.WILD_PLACE], none: ANY_QUESTION },
  { meaning: 'rescue', all: [is.KIN, danger.GONE_MISSING], none: [...ANY_QUESTION, is.DOCUMENT, is.TRAVEL] },
  { meaning: 'violence', all: [danger.THREATENS, danger.WITH_DEATH], none: QUESTION },
  { meaning: 'violence', all: [danger.AFRAID], none: [is.ASKS_FACTS] },
  { meaning: 'fire', all: [danger.BURNING], none: [...QUESTION, danger.NO_FIRE] },
  { meaning: 'fire', all: [danger.FIRE], any: PRESENT, none: [...QUESTION, danger.NO_FIRE] },
  { meaning: 'accident', all: [danger.ACCIDENT, danger.INJURED], none: QUESTION },
  { meaning: 'accident', all: [danger.ACCIDENT], any: [...PRESENT, danger.AMBULANCE], none: QUESTION },
  { meaning: 'accident', all: [danger.ACCIDENT, danger.HAPPENED], none: ANY_QUESTION },
  { meaning: 'medical', all: [danger.MEDICAL], any: [...SOMEBODY, ...PRESENT, danger.AMBULANCE], none: QUESTION },
  { meaning: 'violence', all: [danger.HURTS], any: [...SOMEBODY, ...PRESENT], none: QUESTION },
  { meaning: 'crime', all: [danger.THIEF], any: [...SOMEBODY, ...PRESENT], none: QUESTION },
  { meaning: 'crime', all: [danger.CRIME], any: [...SOMEBODY, ...PRESENT], none: QUESTION },
  { meaning: 'crime', all: [danger.STOLE], none: [...ANY_QUESTION, is.DOCUMENT] },
  { meaning: 'help', all: [is.CRY], none: [is.ASKS_FACTS, is.SUPPOSED] },
  { meaning: 'help', all: [danger.AMBULANCE, danger.WANTS_SENT], none: ANY_QUESTION },
  { meaning: 'help', all: [danger.POLICE, danger.WANTS_SENT], any: [is.NOW, is.HERE], none: ANY_QUESTION },
]

/** Named and nothing else: nobody asks about a thing in one word and an exclamation mark. */
const CRIES: readonly (readonly [Urgency, Concept])[] = [
  ['fire', danger.FIRE],
  ['accident', danger.ACCIDENT],
  ['crime', danger.THIEF],
  ['help', danger.AMBULANCE],
]

/**
 * What danger somebody is in as the message is written; null where it tells of none, or only asks about it ("fine for hitting a
 * parked car", "number of the ambulance"). Misses cost more than false alarms: an answer then still follows the signpost.
 */
export function urgent(text: string): Urgency | null {
  const words = wordsOf(text)
  return firstMeaning(RULES, words) ?? CRIES.find(([, cry]) => saysOnly(words, cry, danger.AROUND))?.[0] ?? null
}

/** Whether the message asks for facts, numbers or rules, so that a likeness to an emergency alone makes none of it. */
export const asksAbout = (text: string): boolean => {
  const words = wordsOf(text)
  return ANY_QUESTION.some((question) => question.isIn(words))
}
