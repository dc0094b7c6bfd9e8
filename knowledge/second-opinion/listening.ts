import { isSame } from '../answering/combine.js'
import type { Model } from '../model/model.js'
import { RANKED, type Candidate, type Ranking } from '../model/ranking.js'

/** How near a text is to the nearest wording of each candidate, -1 to 1. */
export type Likeness = (candidate: Pick<Candidate, 'id' | 'notCovered'>) => number

export interface Opinion {
  /** What it was asked about. */
  readonly text: string
  readonly likeness: Likeness
  /** The candidates nearest to the text. */
  readonly nearest: readonly Pick<Candidate, 'id' | 'notCovered'>[]
  /** How much likeness counts in the logarithm of a share. */
  readonly weight: number
}

/** What a candidate is worth that only the second opinion sees. */
const UNSEEN = 1e-3
/** How far the second opinion may move the odds that the best candidate is right. */
const MOST_MOVED = 1.5

/** The model with a second opinion of one text: shares of belief moved by likeness. Other texts it ranks as before. */
export function listening(model: Model, opinion: Opinion): Model {
  const rank: Model['rank'] = (question, among) => {
    const plain = model.rank(question, among)
    return question === opinion.text ? heard(plain, opinion, among) : plain
  }
  return { ...model, rank }
}

export function heard(plain: Ranking, opinion: Opinion, among?: (id: string) => boolean): Ranking {
  const { likeness, nearest, weight } = opinion
  if (weight === 0) return plain
  const others = nearest.filter(
    (each) => (among?.(each.id) ?? true) && !plain.candidates.some((one) => one.id === each.id),
  )
  const all = [...plain.candidates, ...others.map((each): Candidate => ({ ...each, share: UNSEEN }))]
  const whole = all.reduce((sum, { share }) => sum + share, 0)
  const worth = all.map((each) => each.share * Math.exp(weight * likeness(each)))
  const sum = worth.reduce((total, value) => total + value, 0)
  if (!(sum > 0)) return plain
  const candidates = all
    .map((each, i) => ({ ...each, share: (whole * (worth[i] ?? 0)) / sum }))
    .sort((a, b) => b.share - a.share)
    .slice(0, RANKED)
  return { candidates, confidence: confidenceOf(candidates[0], plain, all) }
}

/** The chance that the best is right, moved as far as its odds among the candidates were. */
function confidenceOf(best: Candidate | undefined, plain: Ranking, all: readonly Candidate[]): number {
  if (!best) return 0
  const before = all.find((each) => isSame(each, best))?.share ?? UNSEEN
  const moved = Math.max(-MOST_MOVED, Math.min(MOST_MOVED, logit(best.share) - logit(before)))
  const isFirst = isSame(plain.candidates[0], best)
  const start = isFirst ? plain.confidence : Math.min(plain.confidence, 1 - plain.confidence, 0.5)
  return 1 / (1 + Math.exp(-logit(start) - moved))
}

const EDGE = 1e-4
function logit(share: number): number {
  const inside = Math.min(1 - EDGE, Math.max(EDGE, share))
  return Math.log(inside / (1 - inside))
}
