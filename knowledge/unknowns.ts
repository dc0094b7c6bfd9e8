import { detectLanguage } from './language/detect.js'
import type { Language } from './language/language.js'
import type { Lexicon } from './language/lexicon.js'
import { likenessOf, termsOf } from './language/likeness.js'

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

/** From this share of their stems and meanings in common on, two questions are one. */
const ALIKE = 0.5
/** Meanings that must be shared where the words are not: a question in the other language shares nothing else. */
const MEANINGS = 2

/**
 * Groups questions by likeness of words or of meaning, the most asked first. A group stands around its most frequent
 * wording: one pass over the wordings, each joins the group that it is most like.
 */
export function groupUnknowns(unknowns: readonly Unknown[], lexicon: Lexicon): readonly UnknownGroup[] {
  const gathered: Gathered[] = []
  for (const wording of wordingsOf(unknowns, lexicon)) {
    const nearest = nearestTo(wording, gathered)
    if (nearest) nearest.members.push(...wording.members)
    else gathered.push({ terms: wording.terms, members: [...wording.members] })
  }
  return gathered
    .map(({ members }) => groupOf(members))
    .sort((a, b) => b.count - a.count || b.last.getTime() - a.last.getTime())
}

interface Gathered {
  readonly terms: ReadonlySet<string>
  readonly members: Unknown[]
}

/** Questions of the same terms, the most frequent first. */
function wordingsOf(unknowns: readonly Unknown[], lexicon: Lexicon): Gathered[] {
  const byTerms = new Map<string, Gathered>()
  for (const unknown of unknowns) {
    const terms = termsOf(unknown.question, lexicon)
    const key = terms.size > 0 ? [...terms].sort().join('\0') : unknown.question
    const known = byTerms.get(key)
    if (known) known.members.push(unknown)
    else byTerms.set(key, { terms, members: [unknown] })
  }
  return [...byTerms.values()].sort((a, b) => b.members.length - a.members.length)
}

function nearestTo({ terms }: Gathered, groups: readonly Gathered[]): Gathered | null {
  let nearest: Gathered | null = null
  let most = 0
  for (const group of groups) {
    const likeness = Math.max(likenessOf(terms, group.terms), likenessOfMeaning(terms, group.terms))
    if (likeness >= ALIKE && likeness > most) [nearest, most] = [group, likeness]
  }
  return nearest
}

function likenessOfMeaning(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [mine, theirs] = [one, other].map((terms) => new Set([...terms].filter((term) => term.startsWith('= '))))
  if (!mine || !theirs || [...mine].filter((term) => theirs.has(term)).length < MEANINGS) return 0
  return likenessOf(mine, theirs)
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
