import type { AnswerContext, Answerer, Verdict } from '../answerer.js'
import type { Entry } from '../entry.js'
import { questionTexts } from '../answering/parts.js'
import { withoutGreeting } from '../language/clauses.js'
import type { Lexicon } from '../language/lexicon.js'
import type { Model } from '../model/model.js'
import type { Candidate } from '../model/ranking.js'
import { evidenceFor, type Evidence } from './evidence.js'
import { nearestPhrasing, type NearPhrasing } from './nearest-phrasing.js'
import { traceWords, type TracedWord } from './trace-words.js'

/** An entry that may be meant, and what speaks for and against it. */
export interface ExplainedCandidate {
  readonly entry: Entry
  /** Probability, 0 to 1. */
  readonly confidence: number
  /** It is ranked for wordings that its curator listed as not covered. */
  readonly notCovered: boolean
  readonly evidence: readonly Evidence[]
  readonly nearest: NearPhrasing | null
}

/** One question of a message, or the whole message where it is one question. */
export interface ExplainedPart {
  readonly text: string
  readonly words: readonly TracedWord[]
  readonly verdict: Verdict
  readonly candidates: readonly ExplainedCandidate[]
}

export interface ExplainParts {
  readonly answerer: Answerer
  readonly model: Pick<Model, 'rank'>
  readonly lexicon: Lexicon
}

/** Candidates shown: the two likeliest, and more of them as far as they have any chance. */
const SHOWN = { least: 2, most: 5, from: 0.01 }

/**
 * Why a message is answered as it is: what became of each word, which entries came near and what spoke for them. The answerer
 * and model are those in force; nothing is decided here.
 */
export async function explain(
  message: string,
  context: AnswerContext,
  parts: ExplainParts,
): Promise<readonly ExplainedPart[]> {
  const verdict = await parts.answerer.answer(message, context)
  const texts = verdict.rule === 'parts' ? questionTexts(message) : [withoutGreeting(message)]
  return Promise.all(
    texts.map(async (text) => {
      const own = texts.length > 1 ? await parts.answerer.answer(text, context) : verdict
      const words = traceWords(text, parts.lexicon)
      return { text, words, verdict: own, candidates: candidatesOf(own, words, parts) }
    }),
  )
}

function candidatesOf(
  { ranked }: Verdict,
  words: readonly TracedWord[],
  { model, lexicon }: ExplainParts,
): ExplainedCandidate[] {
  const written = words.map((word) => word.written)
  const question = written.join(' ')
  const { candidates } = model.rank(question)
  const near = ranked.filter(({ confidence }, i) => i < SHOWN.least || confidence >= SHOWN.from)
  const shown = near.slice(0, SHOWN.most).map((scored) => {
    const candidate: Candidate = candidates.find(({ id }) => id === scored.entry.id) ?? unranked(scored.entry)
    return { ...scored, candidate }
  })
  const evidence = evidenceFor(
    shown.map(({ candidate }) => candidate),
    written,
    model,
  )
  return shown.map(({ entry, confidence, candidate: { notCovered } }, i) => ({
    entry,
    confidence,
    notCovered,
    evidence: evidence[i] ?? [],
    nearest: nearestPhrasing(question, { entry, notCovered, lexicon }),
  }))
}

const unranked = ({ id }: Entry): Candidate => ({ id, notCovered: false, share: 0 })
