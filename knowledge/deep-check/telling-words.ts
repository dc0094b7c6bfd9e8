import type { Entry } from '../entry.js'
import { LANGUAGES } from '../language/language.js'
import { stemWord } from '../language/stem.js'
import { tokenize } from '../language/tokens.js'

/** What two entries' wordings have in common, and what each alone says. */
export interface TellingWords {
  readonly both: readonly string[]
  readonly one: readonly string[]
  readonly other: readonly string[]
}

/** Words shown of each kind. */
const SHOWN = 6
/** A word that fewer wordings of an entry use is chance. */
const LEAST_USES = 2
/** As many times more often in the one's wordings, and the word tells it from the other. */
const TELLING = 3

interface Use {
  /** Share of the entry's wordings that use the word, 0 to 1. */
  readonly share: number
  readonly uses: number
  /** The spelling met most. */
  readonly word: string
}

/** Words that would tell two entries apart, by stem, the most used first. */
export function tellingWords(one: Entry, other: Entry): TellingWords {
  const mine = usesOf(one)
  const theirs = usesOf(other)
  const alone = (uses: ReadonlyMap<string, Use>, others: ReadonlyMap<string, Use>) =>
    shown([...uses].filter(([stem, use]) => use.uses >= LEAST_USES && use.share >= TELLING * shareIn(others, stem)))
  const both = [...mine].filter(([stem, { share }]) => {
    const [less = 0, more = 0] = [share, shareIn(theirs, stem)].sort((a, b) => a - b)
    return less > 0 && more < TELLING * less
  })
  return { both: shown(both), one: alone(mine, theirs), other: alone(theirs, mine) }
}

const shareIn = (uses: ReadonlyMap<string, Use>, stem: string): number => uses.get(stem)?.share ?? 0

const shown = (uses: readonly (readonly [string, Use])[]): string[] =>
  [...uses]
    .sort(([, a], [, b]) => b.share - a.share)
    .slice(0, SHOWN)
    .map(([, { word }]) => word)

function usesOf(entry: Entry): ReadonlyMap<string, Use> {
  const texts = LANGUAGES.flatMap((language) => [entry.question[language], ...entry.phrasings[language]])
  const spellings = new Map<string, Map<string, number>>()
  for (const text of texts) {
    for (const word of new Set(tokenize(text))) {
      const stem = stemWord(word)
      const counts = spellings.get(stem) ?? new Map<string, number>()
      counts.set(word, (counts.get(word) ?? 0) + 1)
      spellings.set(stem, counts)
    }
  }
  return new Map(
    [...spellings].map(([stem, counts]) => {
      const uses = [...counts.values()].reduce((sum, count) => sum + count, 0)
      const [word = stem] = [...counts].reduce((most, next) => (next[1] > most[1] ? next : most))
      return [stem, { uses, share: Math.min(1, uses / texts.length), word }]
    }),
  )
}
