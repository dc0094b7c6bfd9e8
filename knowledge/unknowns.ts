import { gatherAlike, type Comparable } from './gather-alike.js'
import { detectLanguage } from './language/detect.js'
import type { Language } from './language/language.js'
import type { Lexicon } from './language/lexicon.js'
import { termsOf } from './language/likeness.js'

/** A question that no entry was given to. */
export interface Unknown {
  readonly question: string
  /** The citizen was asked which entry is meant, instead of being told that we do not know. */
  readonly askedBack: boolean
  /** Ids of the entries that came near, likeliest first. */
  readonly nearest: readonly string[]
  /** The entry that the citizen then chose. */
  readonly chosen: string | null
  /** What an agent answered later. */
  readonly agentWords: readonly string[]
  readonly at: Date
}

export interface Count {
  readonly name: string
  readonly count: number
}

/** Questions that are alike: a curator answers them with one entry. */
export interface UnknownGroup {
  readonly count: number
  /** How many of them led to a question back. */
  readonly askedBack: number
  readonly languages: readonly Language[]
  /** The wordings, most frequent first. */
  readonly wordings: readonly Count[]
  /** Entries that came near, and those that citizens chose when asked back; most frequent first. */
  readonly nearest: readonly Count[]
  readonly chosen: readonly Count[]
  readonly agentAnswers: readonly string[]
  readonly last: Date
}

/**
 * Groups questions by likeness of words, or of meaning where the languages differ; the most asked first. A group stands
 * around its most frequent wording.
 */
export function groupUnknowns(unknowns: readonly Unknown[], lexicon: Lexicon): readonly UnknownGroup[] {
  return gatherAlike(wordingsOf(unknowns, lexicon))
    .map((wordings) => groupOf(wordings.flatMap(({ members }) => members)))
    .sort((a, b) => b.count - a.count || b.last.getTime() - a.last.getTime())
}

interface Wording extends Comparable {
  readonly members: Unknown[]
}

/** Questions of the same terms, the most frequent first. */
function wordingsOf(unknowns: readonly Unknown[], lexicon: Lexicon): Wording[] {
  const byTerms = new Map<string, Wording>()
  for (const unknown of unknowns) {
    const terms = termsOf(unknown.question, lexicon)
    const key = terms.size > 0 ? [...terms].sort().join('\0') : unknown.question
    const known = byTerms.get(key)
    if (known) known.members.push(unknown)
    else byTerms.set(key, { terms, language: detectLanguage(unknown.question), members: [unknown] })
  }
  return [...byTerms.values()].sort((a, b) => b.members.length - a.members.length)
}

function groupOf(members: readonly Unknown[]): UnknownGroup {
  return {
    count: members.length,
    askedBack: members.filter(({ askedBack }) => askedBack).length,
    languages: countsOf(members.flatMap(({ question }) => detectLanguage(question) ?? [])).map(({ name }) => name),
    wordings: countsOf(members.map(({ question }) => question.trim())),
    nearest: countsOf(members.flatMap(({ nearest }) => nearest.slice(0, 1))),
    chosen: countsOf(members.flatMap(({ chosen }) => chosen ?? [])),
    agentAnswers: [...new Set(members.flatMap(({ agentWords }) => agentWords))],
    last: members.reduce((last, { at }) => (at > last ? at : last), new Date(0)),
  }
}

function countsOf<Name extends string>(names: readonly Name[]): { readonly name: Name; readonly count: number }[] {
  const counts = new Map<Name, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count)
}
