/** Unbroken digits and where they stand in the text. */
export interface DigitGroup {
  readonly digits: string
  readonly start: number
  readonly end: number
  /** Stands directly after a plus sign: the start of an international number. */
  readonly plus: boolean
}

/** Groups that belong together: only spaces, hyphens, brackets or direction marks, at most three, between two of them. */
export type DigitRun = readonly DigitGroup[]

const BETWEEN = /^[\s\u00a0()\u2010-\u2013\u200e\u200f\u202a-\u202e\u2066-\u2069-]{1,3}$/

/** Finds the runs of digits in a text of `sameLength`. Groups joined to letters or decimals are left to the caller. */
export function digitRuns(plain: string): DigitRun[] {
  const runs: DigitGroup[][] = []
  let last: DigitGroup | undefined
  for (const match of plain.matchAll(/\d+/g)) {
    const group = {
      digits: match[0],
      start: match.index,
      end: match.index + match[0].length,
      plus: /\+[\u200e\u200f]?$/.test(plain.slice(Math.max(0, match.index - 2), match.index)),
    }
    const together = last && !group.plus && BETWEEN.test(plain.slice(last.end, group.start))
    if (together) runs.at(-1)?.push(group)
    else runs.push([group])
    last = group
  }
  return runs
}

/** Neighbouring groups read as one number. */
export interface JoinedDigits {
  readonly digits: string
  /** Digits per group, such as `4-4`. */
  readonly shape: string
  readonly start: number
  readonly end: number
  readonly plus: boolean
}

/** Every way to read neighbouring groups as one number of at most `most` digits, longest first from each group. */
export function* joinedDigits(run: DigitRun, most: number): Generator<JoinedDigits> {
  for (const [i, first] of run.entries()) {
    const ends: JoinedDigits[] = []
    let digits = ''
    let shape = ''
    for (const group of run.slice(i, i + MOST_GROUPS)) {
      digits += group.digits
      shape += shape ? `-${group.digits.length}` : group.digits.length
      if (digits.length > most) break
      ends.push({ digits, shape, start: first.start, end: group.end, plus: first.plus })
    }
    yield* ends.reverse()
  }
}

/** +968 and a number in pairs has five groups; a card with a space after every second digit would have ten. */
const MOST_GROUPS = 10
