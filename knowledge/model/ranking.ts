/** An entry that may be meant, and how likely it is among all that were learnt. */
export interface Candidate {
  readonly id: string
  /** The question is one that this entry's curator listed as not covered. */
  readonly notCovered: boolean
  /** Share of belief, 0 to 1; calibrated for the best candidate only through `Ranking.confidence`. */
  readonly share: number
}

export interface Ranking {
  /** Best first, at most ten; an entry may stand twice, as itself and as not covered. */
  readonly candidates: readonly Candidate[]
  /** Probability that the best candidate is right; 0 where nothing was recognised. */
  readonly confidence: number
}

export const RANKED = 10

/** Confidence from which a question is answered, and from which it is worth asking back. */
export interface Thresholds {
  readonly answer: number
  readonly clarify: number
}
