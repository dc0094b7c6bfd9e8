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

/** What was made of a text before any choice among the entries. */
interface Look {
  readonly classes: Int32Array
  readonly shares: Float32Array
  readonly confidence: number
}

const NOTHING: Look = { classes: new Int32Array(0), shares: new Float32Array(0), confidence: 0 }
/** A message is looked at again and again, as a whole and in parts, among all entries and among some. */
const LOOKS = 32

export function createModel(parts: ModelParts): Model {
  const { labels, reader, learnt, calibration } = parts
  const looks = new Map<string, Look>()
  const look = (question: string): Look => {
    const evidence = evidenceOf(learnt, reader.read(question))
    if (!evidence) return NOTHING
    const confidence = predictLogistic(calibration, signalsOf(evidence))
    const { classes, scores: shares } = evidence
    toProbabilities(shares)
    return { classes, shares, confidence }
  }
  const rank: Model['rank'] = (question, among) => {
    const known = looks.get(question)
    if (!known && looks.size >= LOOKS) looks.clear()
    const looked = known ?? look(question)
    looks.set(question, looked)
    return { candidates: bestOf(looked, labels, among), confidence: looked.confidence }
  }
  return { parts, thresholds: parts.report.thresholds, rank }
}

function bestOf({ classes, shares }: Look, labels: readonly Label[], among?: (id: string) => boolean): Candidate[] {
  const best: number[] = []
  for (let i = 0; i < shares.length; i++) {
    const share = shares[i] ?? 0
    if (best.length === RANKED && share <= (shares[best[RANKED - 1] ?? 0] ?? 0)) continue
    if (among && !among(labels[classes[i] ?? 0]?.id ?? '')) continue
    let at = Math.min(best.length, RANKED - 1)
    while (at > 0 && share > (shares[best[at - 1] ?? 0] ?? 0)) {
      best[at] = best[at - 1] ?? 0
      at--
    }
    best[at] = i
  }
  return best.flatMap((i) => {
    const label = labels[classes[i] ?? 0]
    return label ? [{ id: label.id, notCovered: label.notCovered, share: shares[i] ?? 0 }] : []
  })
}
