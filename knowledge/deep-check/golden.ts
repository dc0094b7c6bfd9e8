import type { Content } from '../content.js'
import type { Entry, EntryId } from '../entry.js'
import { LANGUAGES, type Language } from '../language/language.js'

/** What the service would do with a question. */
export interface Decision {
  /** The entries it gives; empty where it asks back, does not know or leads elsewhere. */
  readonly given: readonly EntryId[]
  /** The entries it offers when it asks back. */
  readonly offered: readonly EntryId[]
  /** The likeliest entry, whatever it does. */
  readonly first: EntryId | null
  readonly confidence: number
}

export type Decide = (question: string, language: Language) => Promise<Decision>

/**
 * won: given, alone or among the parts. offered: the citizen is asked, and it is an option. unsure: it came first and is not
 * given. wrong: another entry is given. lost: another came first, and nothing was given.
 */
export type GoldenOutcome = 'won' | 'offered' | 'unsure' | 'wrong' | 'lost'

export interface GoldenTrial {
  readonly entry: Entry
  readonly text: string
  /** Where it stands in the front matter. */
  readonly path: readonly PropertyKey[]
  readonly outcome: GoldenOutcome
  readonly decision: Decision
}

/** Asks every golden question, which no model is taught. */
export async function askGolden({ entries }: Pick<Content, 'entries'>, decide: Decide): Promise<GoldenTrial[]> {
  const questions = [...entries.values()].flatMap((entry) =>
    LANGUAGES.flatMap((language) =>
      entry.golden[language].map((text, i) => ({ entry, text, language, path: ['golden', language, i] })),
    ),
  )
  return Promise.all(
    questions.map(async ({ entry, text, language, path }) => {
      const decision = await decide(text, language)
      return { entry, text, path, outcome: outcomeOf(decision, entry.id), decision }
    }),
  )
}

function outcomeOf({ given, offered, first }: Decision, right: EntryId): GoldenOutcome {
  if (given.includes(right)) return 'won'
  if (given.length > 0) return 'wrong'
  if (offered.includes(right)) return 'offered'
  return first === right ? 'unsure' : 'lost'
}
