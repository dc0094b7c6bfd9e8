import { rounded } from '../statistics.js'

/** What an engine said to one question, and what was right. */
export interface Said {
  /** The entries or facts that answer the question; none: it is outside. */
  readonly keys: readonly string[]
  /** What each suggestion stands for, best first. */
  readonly suggested: readonly (readonly string[])[]
  readonly confidence: number
}

const hits = (suggestion: readonly string[] | undefined, keys: readonly string[]): boolean =>
  suggestion?.some((key) => keys.includes(key)) ?? false
const isRight = ({ keys, suggested }: Said): boolean => hits(suggested[0], keys)

/** Shares between 0 and 1 with the counts that they are of. */
export function scoreOf(said: readonly Said[]) {
  const inside = said.filter(({ keys }) => keys.length > 0)
  const outside = said.filter(({ keys }) => keys.length === 0)
  const share = (part: readonly Said[]) => rounded(part.length / inside.length, 4)
  return {
    inside: inside.length,
    outside: outside.length,
    top1: share(inside.filter(isRight)),
    top3: share(inside.filter(({ keys, suggested }) => suggested.slice(0, 3).some((one) => hits(one, keys)))),
    rightAtFivePercentWrong: rounded(rightAtFivePercentWrong(said) / inside.length, 4),
    ...(outside.length > 0 && { outsideAuroc: rounded(auroc(inside, outside), 4) }),
  }
}

/** The most right answers while at most one answer in twenty is wrong, by confidence alone; ties count against the engine. */
function rightAtFivePercentWrong(said: readonly Said[]): number {
  const sorted = [...said].sort((a, b) => b.confidence - a.confidence || Number(isRight(a)) - Number(isRight(b)))
  let right = 0
  let most = 0
  sorted.forEach((one, i) => {
    if (isRight(one)) right++
    const isEndOfTie = sorted[i + 1]?.confidence !== one.confidence
    if (isEndOfTie && (i + 1 - right) / (i + 1) <= 0.05) most = right
  })
  return most
}

/** How often a question that has an answer is believed in more than one that has none. */
function auroc(inside: readonly Said[], outside: readonly Said[]): number {
  let sum = 0
  for (const a of inside) for (const b of outside) sum += a.confidence > b.confidence ? 1 : 0
  return sum / (inside.length * outside.length)
}
