import type { Thresholds } from './ranking.js'

export interface Judged {
  readonly confidence: number
  readonly right: boolean
  readonly weight: number
}

/** Below this chance of the best candidate, none of three options is what was asked as often as one is. */
const CLARIFY_FROM = 0.2

/**
 * The lowest confidence at which, over the questions tried, no more than `maxWrong` of what is answered is wrong. Never
 * below the point where the best candidate is as likely wrong as right.
 */
export function chooseThresholds(judged: readonly Judged[], maxWrong: number): Thresholds {
  const sorted = [...judged].sort((a, b) => b.confidence - a.confidence || Number(a.right) - Number(b.right))
  let given = 0
  let wrong = 0
  let answer = 1
  sorted.forEach(({ confidence, right, weight }, i) => {
    given += weight
    if (!right) wrong += weight
    if (sorted[i + 1]?.confidence !== confidence && wrong <= maxWrong * given) answer = confidence
  })
  const bounded = Math.min(0.95, Math.max(0.5, answer))
  return { answer: bounded, clarify: Math.min(CLARIFY_FROM, bounded) }
}
