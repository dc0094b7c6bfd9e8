import type { Model } from '../model/model.js'
import { RANKED, type Candidate } from '../model/ranking.js'

/** What a candidate is worth that one of two looks at a message does not see at all. */
export const UNSEEN = 1e-4

export const isSame = (a: Candidate | undefined, b: Candidate | undefined): boolean =>
  a?.id === b?.id && a?.notCovered === b?.notCovered

/** The candidates that may be meant, as shares of each other. */
export const rankedAmong = (
  model: Pick<Model, 'rank'>,
  text: string,
  among: (id: string) => boolean,
): readonly Candidate[] => shared(model.rank(text, among).candidates)

const shareIn = (list: readonly Candidate[], candidate: Candidate): number =>
  (list.find((each) => isSame(each, candidate))?.share ?? 0) + UNSEEN

/** The candidates of two looks at one message, each as likely as both together make it; shares of all that stand here. */
export function joined(one: readonly Candidate[], other: readonly Candidate[]): Candidate[] {
  const all = [...one, ...other.filter((candidate) => !one.some((each) => isSame(each, candidate)))]
  const both = all.map((each) => worth(each, shareIn(one, each) * shareIn(other, each)))
  return shared(both.sort((a, b) => b.share - a.share).slice(0, RANKED))
}

/** The candidates, each worth less or more, best first. */
export const weighed = (candidates: readonly Candidate[], weight: (candidate: Candidate) => number): Candidate[] =>
  shared(candidates.map((each) => worth(each, each.share * weight(each))).sort((a, b) => b.share - a.share))

function shared(candidates: readonly Candidate[]): Candidate[] {
  const sum = candidates.reduce((total, { share }) => total + share, 0)
  return candidates.map((each) => worth(each, sum > 0 ? each.share / sum : 0))
}

/** Field by field: a story makes thousands of these, and a spread costs several times as much. */
const worth = ({ id, notCovered }: Candidate, share: number): Candidate => ({ id, notCovered, share })
