import { SUPPOSED } from './concepts/circumstance.js'
import * as people from './concepts/people-words.js'
import { either } from './phrases.js'
import { firstMeaning, type Rule } from './rules.js'
import { saysOnly } from './whole-message.js'
import { wordsOf } from './words.js'

/** Why a message needs a person: asks for one; is about an own case, which we cannot see; is about how a case was handled. */
export type PersonReason = 'asked' | 'own-record' | 'complaint'

const RULES: readonly Rule<PersonReason>[] = [
  { meaning: 'asked', all: [people.NO_MACHINE] },
  { meaning: 'complaint', all: [people.MISHANDLED], none: [people.THIRD_PARTY] },
  { meaning: 'complaint', all: [people.LONG_WAIT, people.WAITING], none: [people.THIRD_PARTY, people.HOW_TO] },
  { meaning: 'asked', all: [], near: [people.HUMAN, people.TALKS], none: [people.NOT_OURS] },
  { meaning: 'asked', all: [], near: [people.HUMAN, people.WANTS], none: [people.NOT_OURS, people.HOW_TO] },
  { meaning: 'asked', all: [people.ANYBODY_THERE], none: [people.MINIMUM] },
  { meaning: 'asked', all: [people.CALL_ME], none: [people.HOW_TO] },
  {
    meaning: 'asked',
    all: [],
    near: [people.ANYBODY, people.TALKS],
    none: [people.NOT_OURS, people.HOW_TO, people.BODY],
  },
  { meaning: 'complaint', all: [people.ANGER], none: [people.HOW_TO, people.THIRD_PARTY] },
  { meaning: 'own-record', all: [people.DECISIVE] },
  { meaning: 'own-record', all: [people.ON_ME], none: [people.HOW_TO, SUPPOSED] },
  { meaning: 'own-record', all: [people.CASE, people.STANDS], none: [people.HOW_TO, SUPPOSED, people.THIRD_PARTY] },
  { meaning: 'own-record', all: [], near: [people.OWN, people.RECORDED], none: [people.HOW_TO, SUPPOSED] },
]
const AROUND = either(people.TALKS, people.WANTS, people.ANYBODY, people.AROUND)

/** Why the message needs a person, judged by its words alone; null where it does not say so. */
export function person(text: string): PersonReason | null {
  const words = wordsOf(text)
  if (saysOnly(words, people.HUMAN, AROUND)) return 'asked'
  return saysOnly(words, people.FINES_ON_ME, AROUND) ? 'own-record' : firstMeaning(RULES, words)
}

/** Whether the message asks how a thing is done in general, whatever else it tells. */
export const asksHow = (text: string): boolean => people.HOW_TO.isIn(wordsOf(text))
