/** A small logistic regression over a few signals: their weights, and the bias last. */
export interface Logistic {
  readonly weights: readonly number[]
}

export interface Observation {
  readonly signals: readonly number[]
  /** 1 if it happened. */
  readonly outcome: 0 | 1
  readonly weight: number
}

const STEPS = 30
/** Holds the weights of the signals back where few observations speak for them; the bias is held only to stay finite. */
const RIDGE = 10
const BIAS_RIDGE = 1e-2

/** Fits by Newton's method: exact, and the same every time. */
export function fitLogistic(observations: readonly Observation[], signals: number): Logistic {
  const size = signals + 1
  const ridgeOf = (i: number): number => (i < signals ? RIDGE : BIAS_RIDGE)
  let weights: readonly number[] = Array.from({ length: size }, () => 0)
  for (let step = 0; step < STEPS; step++) {
    const gradient = weights.map((weight, i) => ridgeOf(i) * weight)
    const curvature = weights.map((_, i) => weights.map((__, j): number => (i === j ? ridgeOf(i) : 0)))
    for (const { signals: values, outcome, weight } of observations) {
      const row = [...values, 1]
      const p = sigmoid(dot(weights, row))
      row.forEach((a, i) => {
        gradient[i] = (gradient[i] ?? 0) + weight * (p - outcome) * a
        const line = curvature[i] ?? []
        row.forEach((b, j) => (line[j] = (line[j] ?? 0) + weight * Math.max(p * (1 - p), 1e-6) * a * b))
      })
    }
    const move = solve(curvature, gradient)
    weights = weights.map((weight, i) => weight - Math.max(-5, Math.min(5, move[i] ?? 0)))
    if (move.every((value) => Math.abs(value) < 1e-8)) break
  }
  return { weights }
}

export const predictLogistic = ({ weights }: Logistic, signals: readonly number[]): number =>
  sigmoid(dot(weights, [...signals, 1]))

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))
const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0)

/** Solves a small symmetric system by Gaussian elimination with pivots. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((line, i) => [...line, right[i] ?? 0])
  for (let i = 0; i < rows.length; i++) {
    const pivot = rows.reduce(
      (best, line, j) => (j >= i && Math.abs(line[i] ?? 0) > Math.abs(rows[best]?.[i] ?? 0) ? j : best),
      i,
    )
    const top = rows[pivot] ?? []
    rows[pivot] = rows[i] ?? []
    rows[i] = top
    for (let j = 0; j < rows.length; j++) {
      const line = rows[j]
      if (j === i || !line) continue
      const factor = (line[i] ?? 0) / (top[i] ?? 1)
      for (let k = i; k <= rows.length; k++) line[k] = (line[k] ?? 0) - factor * (top[k] ?? 0)
    }
  }
  return rows.map((line, i) => (line[rows.length] ?? 0) / (line[i] ?? 1))
}
