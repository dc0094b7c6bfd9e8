/** What the confidence is judged by. Every number is of the order of one. */
export interface Scores {
  /** Probabilities by class. */
  readonly shares: Float32Array
  /** Share of the text's information that the model has seen before, 0 to 1. */
  readonly coverage: number
}

export const SIGNALS = 3

export function signalsOf({ shares, coverage }: Scores): number[] {
  let first = 0
  let second = 0
  for (const share of shares) {
    if (share > first) {
      second = first
      first = share
    } else if (share > second) second = share
  }
  const logit = Math.log(Math.max(first, 1e-6) / Math.max(1 - first, 1e-6))
  return [logit / 4, Math.log(Math.max(first, 1e-6) / Math.max(second, 1e-6)) / 4, coverage]
}
