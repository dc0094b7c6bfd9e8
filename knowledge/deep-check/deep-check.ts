import type { Entry } from '../entry.js'
import type { Fault } from '../fault.js'
import { LANGUAGES } from '../language/language.js'
import type { Lexicon } from '../language/lexicon.js'
import type { Loaded } from '../load.js'
import type { Example } from '../model/example.js'
import type { Model } from '../model/model.js'
import { reporter, type Report } from '../report.js'
import { confusionsOf, type Confusion } from './confusions.js'
import { crossTrials, type Trial } from './cross-trials.js'
import { askGolden, type Decide, type GoldenTrial } from './golden.js'
import { isRight, registerTable, share, type RegisterRow } from './register-table.js'

export interface DeepCheckOptions {
  readonly loaded: Loaded
  readonly lexicon: Lexicon
  /** Trains a model on these examples alone. */
  readonly train: (examples: readonly Example[]) => Model
  /** What the service, trained on everything, does with a question. */
  readonly decide: Decide
  readonly onRound: (round: number, rounds: number) => void
}

/** What only training can tell of the packs. */
export interface DeepReport {
  /** Golden questions that do not win, entries found by their own wording alone. Errors: answered wrongly for sure. */
  readonly faults: readonly Fault[]
  readonly confusions: readonly Confusion[]
  readonly registers: readonly RegisterRow[]
  readonly golden: { readonly asked: number; readonly won: number; readonly offered: number; readonly wrong: number }
  /** Over wordings that were not taught: how many, share with the right entry first, answered, wrong among these. */
  readonly wordings: {
    readonly asked: number
    readonly right: number
    readonly answered: number
    readonly wrong: number
  }
}

/** An entry of which less is found without having been taught stands on its own words alone. */
const FOUND = 0.5
/** Of fewer wordings a share tells nothing. */
const ENOUGH_WORDINGS = 5
const EXAMPLES = 3

/** Trains six times or so: minutes on a whole pack. */
export async function deepCheck({ loaded, lexicon, train, decide, onRound }: DeepCheckOptions): Promise<DeepReport> {
  const { content } = loaded
  const golden = await askGolden(content, decide)
  const trials = crossTrials({ content, lexicon, train, onRound })
  const answered = trials.filter((trial) => trial.answered)
  return {
    faults: [...golden.flatMap((trial) => goldenFaults(trial, reporter(loaded, trial.entry))), ...weak(loaded, trials)],
    confusions: confusionsOf(trials, content),
    registers: registerTable(trials, content, lexicon),
    golden: {
      asked: golden.length,
      won: golden.filter(({ outcome }) => outcome === 'won').length,
      offered: golden.filter(({ outcome }) => outcome === 'offered').length,
      wrong: golden.filter(({ outcome }) => outcome === 'wrong').length,
    },
    wordings: {
      asked: trials.length,
      right: share(trials, isRight),
      answered: share(trials, (trial) => trial.answered),
      wrong: share(answered, (trial) => !isRight(trial)),
    },
  }
}

function goldenFaults({ text, path, outcome, decision }: GoldenTrial, report: Report): Fault[] {
  const sure = decision.confidence.toFixed(2)
  const first = decision.first ?? 'nothing'
  switch (outcome) {
    case 'won':
    case 'offered':
      return []
    case 'wrong':
      return [report('error', path, `golden: “${text}” is answered with ${decision.given.join(', ')} (${sure})`)]
    case 'lost':
      return [report('warning', path, `golden: “${text}” is not answered; ${first} is likeliest (${sure})`)]
    case 'unsure':
      return [report('warning', path, `golden: “${text}” is not answered, too unsure (${sure})`)]
  }
}

/** Entries that their other wordings do not lead to. */
function weak(loaded: Loaded, trials: readonly Trial[]): Fault[] {
  return [...loaded.content.entries.values()].flatMap((entry) => {
    const own = trials.filter((trial) => trial.entry === entry.id)
    const found = own.filter(isRight).length
    if (own.length < ENOUGH_WORDINGS || found >= FOUND * own.length) return []
    return [weakness(entry, { found, of: own.length, missed: own.filter((trial) => !isRight(trial)) }, loaded)]
  })
}

function weakness(
  entry: Entry,
  { found, of, missed }: { found: number; of: number; missed: readonly Trial[] },
  loaded: Loaded,
): Fault {
  const examples = missed.slice(0, EXAMPLES).map(({ text }) => `“${text}”`)
  const firstOf = LANGUAGES.find((language) => entry.phrasings[language].includes(missed[0]?.text ?? '')) ?? 'ar'
  const message =
    `found by its own wording alone: ${found} of ${of} wordings lead here where they are not taught; ` +
    `write more like ${examples.join(', ')}`
  return reporter(loaded, entry)('warning', ['phrasings', firstOf], message)
}
