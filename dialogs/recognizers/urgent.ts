import * as is from './concepts/circumstance.js'
import * as disaster from './concepts/disaster.js'
import * as harm from './concepts/harm.js'
import type { Concept } from './phrases.js'
import { firstMeaning, type Rule } from './rules.js'
import { saysOnly } from './whole-message.js'
import { wordsOf } from './words.js'

/** What is happening to somebody; each has an entry `urgent-…` in the basics pack that says what to do. */
export type Urgency =
  'self-harm' | 'held' | 'child' | 'violence' | 'fire' | 'rescue' | 'medical' | 'accident' | 'crime' | 'help'

/** A question about the matter, not a report of it. Asking for a number is left out: people in need ask for numbers. */
const QUESTION = [is.ASKS_FACTS, is.SUPPOSED]
const ANY_QUESTION = [...QUESTION, is.ASKS_NUMBER]
const SOMEBODY = [is.KIN, is.PRONOUN]
const PRESENT = [is.NOW, is.HELP, is.HERE]

/** The first that fits names the kind; what threatens a life comes before what threatens a car. */
const RULES: readonly Rule<Urgency>[] = [
  { meaning: 'self-harm', all: [harm.SELF_HARM], none: [harm.QUEUE_JUMP] },
  { meaning: 'held', all: [harm.HELD], none: [...ANY_QUESTION, is.WORKING_TIME] },
  { meaning: 'violence', all: [harm.HURTS_ME] },
  { meaning: 'violence', all: [harm.ARMED], none: QUESTION },
  { meaning: 'held', all: [harm.FORCED, harm.AGAINST_WILL], none: [is.SUPPOSED, is.ASKS_NUMBER, is.WORKING_TIME] },
  { meaning: 'child', all: [harm.CHILD, harm.MISTREATS], none: QUESTION },
  { meaning: 'child', all: [harm.CHILD, harm.MISTREATMENT], none: ANY_QUESTION },
  { meaning: 'child', all: [harm.CHILD, harm.GONE_MISSING], none: [...QUESTION, is.DOCUMENT] },
  { meaning: 'medical', all: [disaster.COLLAPSED], none: [is.SUPPOSED] },
  { meaning: 'rescue', all: [disaster.DROWNING], none: [...ANY_QUESTION, disaster.FIGURATIVE] },
  {
    meaning: 'rescue',
    all: [disaster.IN_TROUBLE, disaster.WILD_PLACE],
    any: [...SOMEBODY, ...PRESENT],
    none: QUESTION,
  },
  { meaning: 'rescue', all: [disaster.IN_TROUBLE, disaster.WILD_PLACE], none: ANY_QUESTION },
  { meaning: 'rescue', all: [is.KIN, harm.GONE_MISSING], none: [...ANY_QUESTION, is.DOCUMENT, is.TRAVEL] },
  { meaning: 'violence', all: [harm.THREATENS, harm.WITH_DEATH], none: QUESTION },
  { meaning: 'violence', all: [harm.AFRAID], none: [is.ASKS_FACTS] },
  { meaning: 'fire', all: [disaster.BURNING], none: [...QUESTION, is.PAST, disaster.NO_FIRE] },
  { meaning: 'fire', all: [disaster.FIRE], any: PRESENT, none: [...QUESTION, is.PAST, disaster.NO_FIRE] },
  { meaning: 'accident', all: [disaster.STRUCK], none: [...ANY_QUESTION, is.PAST] },
  { meaning: 'accident', all: [disaster.ACCIDENT, disaster.INJURED], none: [...QUESTION, is.PAST] },
  {
    meaning: 'accident',
    all: [disaster.ACCIDENT],
    any: [...PRESENT, disaster.AMBULANCE],
    none: [...QUESTION, is.PAST],
  },
  { meaning: 'accident', all: [disaster.ACCIDENT, disaster.HAPPENED], none: [...ANY_QUESTION, is.PAST] },
  { meaning: 'medical', all: [disaster.MEDICAL], any: [...SOMEBODY, ...PRESENT, disaster.AMBULANCE], none: QUESTION },
  { meaning: 'medical', all: [disaster.MEDICAL], none: [...ANY_QUESTION, is.PAST] },
  { meaning: 'violence', all: [harm.HURTS], any: [...SOMEBODY, ...PRESENT], none: QUESTION },
  { meaning: 'violence', all: [harm.THREATENS_ME], none: [...ANY_QUESTION, is.AT_WORK] },
  { meaning: 'crime', all: [harm.THIEF], any: [...SOMEBODY, ...PRESENT], none: [...QUESTION, is.PAST, is.DOCUMENT] },
  { meaning: 'crime', all: [harm.THIEF], none: [...ANY_QUESTION, is.PAST, is.DOCUMENT] },
  { meaning: 'crime', all: [harm.CRIME], none: [...ANY_QUESTION, is.PAST] },
  { meaning: 'crime', all: [harm.STOLE], none: [...ANY_QUESTION, is.PAST, is.DOCUMENT] },
  { meaning: 'help', all: [is.CRY], none: QUESTION },
  { meaning: 'help', all: [disaster.AMBULANCE, disaster.WANTS_SENT], none: ANY_QUESTION },
  {
    meaning: 'help',
    all: [disaster.POLICE, disaster.WANTS_SENT],
    any: [is.NOW, is.HERE, is.PLEA],
    none: [...ANY_QUESTION, is.DOCUMENT],
  },
]
/** Named and nothing else: nobody asks about a thing in one word and an exclamation mark. */
const CRIES: readonly (readonly [Urgency, Concept])[] = [
  ['fire', disaster.FIRE],
  ['accident', disaster.ACCIDENT],
  ['crime', harm.THIEF],
  ['help', disaster.AMBULANCE],
]

/**
 * What danger somebody is in as the message is written; null where it tells of none, or only asks about it ("fine for hitting a
 * parked car", "number of the ambulance"). Misses cost more than false alarms: an answer then still follows the signpost.
 */
export function urgent(text: string): Urgency | null {
  const words = wordsOf(text)
  return firstMeaning(RULES, words) ?? CRIES.find(([, cry]) => saysOnly(words, cry, disaster.AROUND))?.[0] ?? null
}

/**
 * How much likeness to an emergency is needed where no rule fits: more where the message asks for facts, less where it tells of
 * somebody, of here and now. A probability; none is enough where somebody is only named ("and my kids?").
 */
export function urgentFrom(text: string): number {
  const words = wordsOf(text)
  if (saysOnly(words, is.KIN, is.BESIDE_KIN)) return Infinity
  if ([...ANY_QUESTION, is.ASKS].some((question) => question.isIn(words))) return LIKENESS.ofQuestion
  return [is.KIN, ...PRESENT].some((sign) => sign.isIn(words)) ? LIKENESS.ofReport : LIKENESS.ofAnything
}
const LIKENESS = { ofQuestion: 0.75, ofAnything: 0.3, ofReport: 0.2 }
