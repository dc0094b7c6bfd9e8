import type { Entry } from '../entry.js'
import { LANGUAGES } from '../language/language.js'
import type { Lexicon } from '../language/lexicon.js'
import { likenessOf, termsOf } from '../language/likeness.js'

export interface NearPhrasing {
  readonly text: string
  /** Share of stems and meanings in common, 0 to 1. */
  readonly likeness: number
}

/** The entry's wording that is most like the question; of those it does not cover where `notCovered`. */
export function nearestPhrasing(
  question: string,
  { entry, notCovered, lexicon }: { readonly entry: Entry; readonly notCovered: boolean; readonly lexicon: Lexicon },
): NearPhrasing | null {
  const asked = termsOf(question, lexicon)
  const texts = LANGUAGES.flatMap((language) =>
    notCovered ? entry.notCovered[language] : [entry.question[language], ...entry.phrasings[language]],
  )
  let nearest: NearPhrasing | null = null
  for (const text of texts) {
    const likeness = likenessOf(asked, termsOf(text, lexicon))
    if (likeness > (nearest?.likeness ?? 0)) nearest = { text, likeness }
  }
  return nearest
}
