import type { Content } from '../content.js'
import type { EntryId } from '../entry.js'
import type { Trial } from './cross-trials.js'
import { tellingWords, type TellingWords } from './telling-words.js'

/** Wordings of one entry that another takes. */
export interface Confusion {
  readonly entry: EntryId
  readonly takenBy: EntryId
  /** The surest mistake first. */
  readonly wordings: readonly { readonly text: string; readonly confidence: number; readonly answered: boolean }[]
  readonly words: TellingWords
}

/** Every pair that was confused, the most frequent first; those that were answered wrongly before those that were not. */
export function confusionsOf(trials: readonly Trial[], { entries }: Pick<Content, 'entries'>): Confusion[] {
  const byPair = new Map<string, Trial[]>()
  for (const trial of trials) {
    if (trial.first === null || trial.first === trial.entry) continue
    const pair = `${trial.entry}\0${trial.first}`
    byPair.set(pair, [...(byPair.get(pair) ?? []), trial])
  }
  const confusions = [...byPair.values()].flatMap((taken): Confusion[] => {
    const [one, other] = [entries.get(taken[0]?.entry as EntryId), entries.get(taken[0]?.first as EntryId)]
    if (!one || !other) return []
    const wordings = taken
      .map(({ text, confidence, answered }) => ({ text, confidence, answered }))
      .sort((a, b) => b.confidence - a.confidence)
    return [{ entry: one.id, takenBy: other.id, wordings, words: tellingWords(one, other) }]
  })
  return confusions.sort((a, b) => answeredIn(b) - answeredIn(a) || b.wordings.length - a.wordings.length)
}

const answeredIn = ({ wordings }: Confusion): number => wordings.filter(({ answered }) => answered).length
