import type { Scored, Verdict } from '../answerer.js'
import type { Content } from '../content.js'
import type { Entry, EntryId } from '../entry.js'
import type { Model } from '../model/model.js'
import type { Candidate, Ranking } from '../model/ranking.js'

/** A message has this many buttons: more options cannot be offered. */
export const OPTIONS = 3

/** What one question was judged to be, before it is put together with the other parts of a message. */
export interface Judgement {
  readonly kind: 'answer' | 'clarify' | 'unknown' | 'not-covered' | 'expired'
  readonly rule: string
  readonly ranking: Ranking
}

export interface Judge {
  judge(question: string): Judgement
  verdict(judgement: Judgement): Verdict
}

export interface JudgeParts {
  readonly model: Model
  readonly content: Pick<Content, 'entries' | 'agencies'>
  /** Whether the entry may be given as an answer today. */
  readonly isCurrent: (entry: Entry) => boolean
}

/** Turns a ranking into what is said: an answer, options, or that it is not known and whom to ask. */
export function createJudge({ model, content, isCurrent }: JudgeParts): Judge {
  const entryOf = (id: string): Entry | undefined => content.entries.get(id as EntryId)

  const judge = (question: string): Judgement => {
    const ranking = model.rank(question)
    const best = ranking.candidates[0]
    const entry = best && entryOf(best.id)
    if (!best || !entry) return { kind: 'unknown', rule: 'nothing-found', ranking }
    if (ranking.confidence >= model.thresholds.answer) {
      if (best.notCovered) return { kind: 'not-covered', rule: 'not-covered', ranking }
      if (!isCurrent(entry)) return { kind: 'expired', rule: 'expired', ranking }
      return { kind: 'answer', rule: 'threshold', ranking }
    }
    if (ranking.confidence >= model.thresholds.clarify) return { kind: 'clarify', rule: 'clarify', ranking }
    return { kind: 'unknown', rule: 'too-unsure', ranking }
  }

  const verdict = ({ kind, rule, ranking }: Judgement): Verdict => {
    const { confidence } = ranking
    const ranked = scoredOf(ranking, entryOf)
    const best = ranked[0]?.entry
    if (kind === 'answer' && best) return { kind, entries: [best], ranked, confidence, rule }
    const options = ranked.map(({ entry }) => entry).filter((entry) => entry.kind === 'service' && isCurrent(entry))
    if (kind === 'clarify' && options.length > 1) {
      return { kind, entries: options.slice(0, OPTIONS), ranked, confidence, rule }
    }
    const referred = kind === 'not-covered' || kind === 'expired'
    const agency = referred ? content.agencies.get(best?.agency ?? '') : undefined
    return { kind: 'unknown', entries: [], ranked, confidence, rule, ...(agency ? { askInstead: agency } : {}) }
  }
  return { judge, verdict }
}

function scoredOf({ candidates, confidence }: Ranking, entryOf: (id: string) => Entry | undefined): Scored[] {
  const scored = new Map<Entry, number>()
  candidates.forEach((candidate, i) => {
    const entry = entryOf(candidate.id)
    if (entry && !scored.has(entry))
      scored.set(entry, i === 0 ? confidence : leftOver(candidate, candidates, confidence))
  })
  return [...scored].map(([entry, value]) => ({ entry, confidence: value }))
}

/** What the best candidate leaves over is shared among the others as the model believes. */
function leftOver({ share }: Candidate, candidates: readonly Candidate[], confidence: number): number {
  const others = 1 - (candidates[0]?.share ?? 0)
  return others > 0 ? Math.min(confidence, ((1 - confidence) * share) / others) : 0
}
