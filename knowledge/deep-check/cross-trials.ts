import type { Content } from '../content.js'
import type { EntryId } from '../entry.js'
import type { Lexicon } from '../language/lexicon.js'
import { registerOf, type Register } from '../language/register.js'
import type { Example } from '../model/example.js'
import { examplesOf } from '../model/examples-of.js'
import type { Model } from '../model/model.js'
import { createRandom } from '../model/random.js'

/** One wording, asked of a model that was not taught it. */
export interface Trial {
  readonly entry: EntryId
  readonly text: string
  readonly register: Register
  /** The entry that came first; null where nothing was recognised, or the first is what an entry does not cover. */
  readonly first: EntryId | null
  readonly confidence: number
  /** Sure enough to be given as the answer. */
  readonly answered: boolean
}

export interface CrossTrialOptions {
  readonly content: Pick<Content, 'entries'>
  readonly lexicon: Lexicon
  /** Trains a model on these examples alone. */
  readonly train: (examples: readonly Example[]) => Model
  /** Before each round of training: its number from 1, and how many there are. */
  readonly onRound: (round: number, rounds: number) => void
}

/** Each wording is left out of one round: what is left teaches enough, and more rounds would only take longer. */
const ROUNDS = 5
const SEED = 1

/**
 * Asks every wording of every entry of a model that learnt the others but not this one: which entries are found by their
 * neighbours' wordings, as a citizen's would have to be. Takes a training a round.
 */
export function crossTrials({ content, lexicon, train, onRound }: CrossTrialOptions): Trial[] {
  const examples = examplesOf(content).filter(({ role }) => role !== 'golden')
  const roundOf = rounds(examples)
  return Array.from({ length: ROUNDS }, (_, round) => {
    onRound(round + 1, ROUNDS)
    const isAsked = (_example: Example, i: number) => roundOf[i] === round
    const model = train(examples.filter((example, i) => !isAsked(example, i)))
    return examples.filter(isAsked).map((example) => ask(example, model, lexicon))
  }).flat()
}

/** The round that each wording is asked in; null for what is no wording: label, answer, what is not covered. */
function rounds(examples: readonly Example[]): (number | null)[] {
  const random = createRandom(SEED)
  return examples.map(({ role }) => {
    const round = Math.floor(random() * ROUNDS)
    return role === 'phrasing' || role === 'question' ? round : null
  })
}

function ask({ id, text }: Example, model: Model, lexicon: Lexicon): Trial {
  const { candidates, confidence } = model.rank(text)
  const first = candidates[0]
  const isEntry = first !== undefined && !first.notCovered
  return {
    entry: id as EntryId,
    text,
    register: registerOf(text, lexicon),
    first: isEntry ? (first.id as EntryId) : null,
    confidence,
    answered: isEntry && confidence >= model.thresholds.answer,
  }
}
