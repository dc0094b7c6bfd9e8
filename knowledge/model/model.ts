import { evidenceOf, type Learnt } from './learner.js'
import { toProbabilities } from './linear.js'
import { predictLogistic, type Logistic } from './logistic.js'
import { RANKED, type Candidate, type Ranking, type Thresholds } from './ranking.js'
import type { Reader } from './reader.js'
import { signalsOf } from './signals.js'

/** What one class of the classifier stands for. */
export interface Label {
  readonly id: string
  readonly notCovered: boolean
}

/** What was measured while training, by cross-validation; shares with their counts. */
export interface TrainingReport {
  readonly examples: number
  readonly entries: number
  readonly features: number
  readonly trainMs: number
  /** Right best candidate among the questions tried that an entry answers. */
  readonly top1: { readonly share: number; readonly n: number }
  /** At the answer threshold: how much of what is asked gets answered, and how much of that is wrong. */
  readonly answered: { readonly share: number; readonly wrong: number; readonly n: number }
  readonly thresholds: Thresholds
}

export interface ModelParts {
  readonly labels: readonly Label[]
  readonly reader: Reader
  readonly learnt: Learnt
  readonly calibration: Logistic
  readonly report: TrainingReport
}

/** A trained answer engine. Ranking is synchronous and does no I/O. */
export interface Model {
  readonly parts: ModelParts
  readonly thresholds: Thresholds
  /** With `among`, only these entries are candidates; their shares stay shares of all, and so does the confidence. */
  rank(question: string, among?: (id: string) => boolean): Ranking
}

export function createModel(parts: ModelParts): Model {
  const { labels, reader, learnt, calibration } = parts
  const shares = new Float32Array(labels.length)
  const rank: Model['rank'] = (question, among) => {
    const evidence = evidenceOf(learnt, reader.read(question), shares)
    if (!evidence) return { candidates: [], confidence: 0 }
    const confidence = predictLogistic(calibration, signalsOf(evidence))
    toProbabilities(shares)
    return { candidates: bestOf(shares, labels, among), confidence }
  }
  return { parts, thresholds: parts.report.thresholds, rank }
}

function bestOf(shares: Float32Array, labels: readonly Label[], among?: (id: string) => boolean): Candidate[] {
  const best: number[] = []
  for (let k = 0; k < shares.length; k++) {
    if (among && !among(labels[k]?.id ?? '')) continue
    const share = shares[k] ?? 0
    if (best.length === RANKED && share <= (shares[best[RANKED - 1] ?? 0] ?? 0)) continue
    let at = Math.min(best.length, RANKED - 1)
    while (at > 0 && share > (shares[best[at - 1] ?? 0] ?? 0)) {
      best[at] = best[at - 1] ?? 0
      at--
    }
    best[at] = k
  }
  return best.flatMap((k) => {
    const label = labels[k]
    return label ? [{ ...label, share: shares[k] ?? 0 }] : []
  })
}
