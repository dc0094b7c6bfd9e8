import type { Entry } from './entry.js'
import type { Fault } from './fault.js'
import { fold } from './language/fold.js'
import { LANGUAGES } from './language/language.js'
import type { Loaded } from './load.js'
import { reporter } from './report.js'

/** Share of words in common from which two phrasings are the same question for a classifier. */
const NEAR = 0.8
/** Shorter phrasings share most of their words by chance. */
const NEAR_WORDS = 4

interface Phrase {
  readonly entry: Entry
  readonly path: readonly PropertyKey[]
  readonly text: string
  readonly folded: string
  readonly words: ReadonlySet<string>
  readonly golden: boolean
}

/**
 * Phrasings that stand twice: the same words after folding in two entries or in one, golden questions that are also trained
 * on, and near-duplicates between entries, which teach the answerer nothing but doubt.
 */
export function checkPhrasings(loaded: Loaded): Fault[] {
  const phrases = [...loaded.content.entries.values()].flatMap(phrasesOf)
  const report = (severity: Fault['severity'], { entry, path }: Phrase, message: string) =>
    reporter(loaded, entry)(severity, path, message)
  return [...twins(phrases, report), ...nearTwins(phrases, report)]
}

type Say = (severity: Fault['severity'], phrase: Phrase, message: string) => Fault

function phrasesOf(entry: Entry): Phrase[] {
  return LANGUAGES.flatMap((language) =>
    (['phrasings', 'notCovered', 'golden'] as const).flatMap((field) =>
      entry[field][language].map((text, i) => {
        const words = fold(text)
          .split(/[^\p{L}\p{N}]+/u)
          .filter(Boolean)
        const folded = words.join(' ')
        return { entry, path: [field, language, i], text, folded, words: new Set(words), golden: field === 'golden' }
      }),
    ),
  )
}

function twins(phrases: readonly Phrase[], say: Say): Fault[] {
  const seen = new Map<string, Phrase>()
  return phrases.flatMap((phrase) => {
    const first = seen.get(phrase.folded)
    if (!first) {
      seen.set(phrase.folded, phrase)
      return []
    }
    const where = first.entry.id === phrase.entry.id ? String(first.path[0]) : first.entry.id
    if (phrase.golden || first.golden)
      return [
        say('error', phrase, `"${phrase.text}" also stands in ${where}: a golden question is kept out of training`),
      ]
    const severity = first.entry.id === phrase.entry.id ? 'warning' : 'error'
    return [say(severity, phrase, `"${phrase.text}" also stands in ${where}: one phrasing leads to one entry`)]
  })
}

function nearTwins(phrases: readonly Phrase[], say: Say): Fault[] {
  const byWord = new Map<string, Phrase[]>()
  const faults: Fault[] = []
  for (const phrase of phrases.filter(({ words }) => words.size >= NEAR_WORDS)) {
    const shared = new Map<Phrase, number>()
    for (const word of phrase.words) {
      for (const other of byWord.get(word) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1)
    }
    for (const [other, common] of shared) {
      if (other.entry.id === phrase.entry.id || other.folded === phrase.folded) continue
      const likeness = common / (phrase.words.size + other.words.size - common)
      if (likeness >= NEAR)
        faults.push(
          say(
            'warning',
            phrase,
            `"${phrase.text}" is nearly "${other.text}" of ${other.entry.id}: say what tells them apart`,
          ),
        )
    }
    for (const word of phrase.words) byWord.set(word, [...(byWord.get(word) ?? []), phrase])
  }
  return faults
}
