import type { Model } from '../model/model.js'
import type { Candidate, Ranking } from '../model/ranking.js'

/** What one word of the question does for a candidate. */
export interface Evidence {
  readonly word: string
  /** Change of the candidate's log-odds that the word makes: above 0 it speaks for the candidate, below 0 against. */
  readonly weight: number
}

/** Smaller changes are noise to a reader. */
const NOTICEABLE = 0.1
/** What a candidate that is no longer ranked is taken to have. */
const LEAST = 1e-4

/**
 * Weighs each word for each candidate by asking the model again without it, so that it holds for whatever model it is.
 * `words`: the question in its pieces. One list a candidate, the strongest first.
 */
export function evidenceFor(
  candidates: readonly Candidate[],
  words: readonly string[],
  model: Pick<Model, 'rank'>,
): Evidence[][] {
  const whole = model.rank(words.join(' '))
  const without = words.map((_, i) => model.rank(words.filter((__, j) => j !== i).join(' ')))
  return candidates.map((candidate) =>
    words
      .map((word, i) => ({ word, weight: oddsOf(whole, candidate) - oddsOf(without[i], candidate) }))
      .filter(({ weight }) => Math.abs(weight) >= NOTICEABLE)
      .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)),
  )
}

function oddsOf(ranking: Ranking | undefined, { id, notCovered }: Candidate): number {
  const found = ranking?.candidates.find((each) => each.id === id && each.notCovered === notCovered)
  const share = Math.min(1 - LEAST, Math.max(LEAST, found?.share ?? 0))
  return Math.log(share / (1 - share))
}
