import * as people from './recognizers/concepts/people-words.js'
import { COURTESY } from './recognizers/courtesy.js'
import { either } from './recognizers/phrases.js'
import { wordsOf } from './recognizers/words.js'

/** What a wish for a person is made of, and no more. */
const A_PERSON = either(people.HUMAN, people.ANYBODY, people.ANYBODY_THERE, people.CALL_ME, people.NO_MACHINE)
const ASKING = either(A_PERSON, people.TALKS, people.WANTS, people.AROUND, COURTESY)
/** As many further words say what it is about. */
const ENOUGH = 2

/** Whether a message that asks for a person also says what for. */
export function saysWhatFor(text: string): boolean {
  const words = wordsOf(text)
  let further = 0
  for (let at = 0; at < words.length;) {
    const length = ASKING.lengthAt(words, at)
    if (length === 0) further += 1
    at += Math.max(length, 1)
  }
  return further >= ENOUGH
}
