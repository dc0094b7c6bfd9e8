import type { Concept } from './phrases.js'
import type { Words } from './words.js'

/** What a message must say to mean `meaning`: every one of `all`, one of `any` at least, none of `none`. */
export interface Rule<Meaning extends string> {
  readonly meaning: Meaning
  readonly all: readonly Concept[]
  readonly any?: readonly Concept[]
  readonly none?: readonly Concept[]
  /** Two that must stand close together, in either order: "talk to a person", not both somewhere in a long story. */
  readonly near?: readonly [Concept, Concept]
}

/** Words that may stand between two that are near. */
const BETWEEN = 3

/** The meaning of the first rule that fits; null where none does. */
export function firstMeaning<Meaning extends string>(rules: readonly Rule<Meaning>[], words: Words): Meaning | null {
  const said = new Map<Concept, boolean>()
  const isSaid = (idea: Concept): boolean => {
    const known = said.get(idea)
    if (known !== undefined) return known
    said.set(idea, idea.isIn(words))
    return said.get(idea) === true
  }
  const fits = ({ all, any, none, near }: Rule<Meaning>) =>
    all.every(isSaid) && (any?.some(isSaid) ?? true) && !none?.some(isSaid) && (!near || areNear(words, near))
  return rules.find(fits)?.meaning ?? null
}

function areNear(words: Words, [one, other]: readonly [Concept, Concept]): boolean {
  const others = other.find(words)
  return one
    .find(words)
    .some((a) => others.some((b) => (b.start >= a.start ? b.start - a.end : a.start - b.end) <= BETWEEN))
}
