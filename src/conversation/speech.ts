import { type Line, lineOf, type Spoken } from '../store/lines.js'
import type { FreshLine } from '../store/transcript.js'

/** What a turn says, by the place in the queue, which only its transaction knows. Pure. */
export type Speech = (place: number) => readonly Spoken[]

/** A channel could not render what is to be said; its cause tells why. */
export class UnsayableLine extends Error {}

/** The speech as it is stored. Throws `UnsayableLine`. */
export const linesOf =
  (speech: Speech) =>
  (place: number): readonly Line[] => {
    try {
      return speech(place).map(lineOf)
    } catch (error) {
      throw new UnsayableLine('a line could not be rendered', { cause: error })
    }
  }

/** What was said, under its numbers, for those who read along. */
export const freshLines = (
  speech: Speech,
  { place, firstSeq, at }: { readonly place: number; readonly firstSeq: number; readonly at: Date },
): readonly FreshLine[] =>
  speech(place).map(({ origin, activity }, i) => ({ seq: firstSeq + i, origin, activity, at: at.getTime() }))
