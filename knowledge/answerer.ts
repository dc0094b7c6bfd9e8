import type { Agency, Entry, EntryId } from './entry.js'
import type { Language } from './language/language.js'

/** An entry and the probability, 0 to 1, that it is the right one. */
export interface Scored {
  readonly entry: Entry
  readonly confidence: number
}

/** What came before the question in the same conversation. */
export interface AnswerContext {
  readonly language: Language
  /** The entries last answered, newest first; empty at the start. A follow-up ("and for 3 years?") leans on them. */
  readonly previous: readonly EntryId[]
  /** The citizen's question that `previous` answered, if any. */
  readonly previousQuestion?: string
}

export interface Verdict {
  readonly kind: 'answer' | 'clarify' | 'unknown'
  /** answer: one per part of the question, in its order; clarify: two or three options; unknown: none. */
  readonly entries: readonly Entry[]
  /** Best first, whatever the kind; at most ten. */
  readonly ranked: readonly Scored[]
  /** Probability that `ranked[0]` is right, whatever the kind; 0 where nothing was found. */
  readonly confidence: number
  /** unknown only: the question is one that a curator listed as not covered; this body is whom to ask. */
  readonly askInstead?: Agency
  /** answer only: the question has another part, which is not covered; whom to ask about it, if we know. Absent where it has none. */
  readonly unanswered?: readonly Agency[]
  /** The part of a long message that was taken for its question; absent where the whole was. */
  readonly asked?: string
  /** Which rule decided, for the receipt: a short stable word such as `threshold`, `margin`, `not-covered`. */
  readonly rule: string
}

/** Finds the curated entry for a citizen's own words. Never writes text of its own. */
export interface Answerer {
  answer(question: string, context: AnswerContext): Promise<Verdict>
}
