import type { Route } from '../../dialogs/route.js'
import type { Verdict } from '../../knowledge/answerer.js'
import type { Evidence } from '../../knowledge/explain/evidence.js'
import type { ExplainedCandidate, ExplainedPart } from '../../knowledge/explain/explain.js'
import type { TracedWord } from '../../knowledge/explain/trace-words.js'
import type { Register } from '../../knowledge/language/register.js'
import type { Thresholds } from '../../knowledge/model/ranking.js'
import { indented, table } from './table.js'

/** Everything about one message that `nafidha explain` tells. */
export interface Explanation {
  readonly message: string
  readonly register: Register
  readonly route: Route
  readonly thresholds: Thresholds
  readonly parts: readonly ExplainedPart[]
}

const REGISTERS: Readonly<Record<Register, string>> = {
  standard: 'Arabic, standard',
  omani: 'Arabic, Omani or another dialect',
  arabizi: 'Arabic in Latin letters (Arabizi)',
  english: 'English',
  none: 'no letters that tell',
}

/** Words of a list that are shown of each side: the rest hardly counts. */
const WORDS_SHOWN = 6

export function explanationText({ message, register, route, thresholds, parts }: Explanation): string[] {
  const many = parts.length > 1
  return [
    ...table([
      ['Message', message],
      ['Language', REGISTERS[register]],
      ['Route', routeText(route)],
      ['Verdict', verdictText(route)],
      ['Why', whyText(route.verdict, thresholds)],
    ]),
    ...parts.flatMap((part, i) => [
      '',
      ...(many ? [`Question ${i + 1}: ${part.text}`, `  ${whyText(part.verdict, thresholds)}`] : []),
      'Words',
      ...indented(table([['written', 'read as', 'list', 'stem', 'concepts'], ...part.words.map(wordRow)])),
      '',
      'Candidates',
      ...(part.candidates.length > 0 ? part.candidates.flatMap(candidateText) : ['  none']),
    ]),
  ]
}

function routeText(route: Route): string {
  switch (route.kind) {
    case 'urgent':
      return `urgent: the signpost ${route.entry.id} comes before anything else`
    case 'person':
      return `person (${route.reason}): a person is offered or fetched; no entry is given`
    case 'smalltalk':
      return `small talk: ${route.entry.id}`
    case 'verdict':
      return 'a question: the answer engine decides'
  }
}

function verdictText({ kind, verdict }: Route): string {
  const ids = verdict.entries.map(({ id }) => id).join(', ')
  const engine = `${verdict.kind}${ids && `: ${ids}`}`
  return kind === 'verdict' ? engine : `not used (it would have been ${engine})`
}

/** The answer engine's rules in a curator's words; a rule that is not listed here stands as it is called. */
function whyText({ rule, confidence, askInstead }: Verdict, { answer, clarify }: Thresholds): string {
  const sure = confidence.toFixed(2)
  const whom = askInstead ? `; whom to ask: ${askInstead.name.en}` : ''
  const said: Readonly<Record<string, string>> = {
    threshold: `sure enough: ${sure}, and from ${answer.toFixed(2)} on we answer`,
    clarify: `not sure enough to answer: ${sure}, and from ${answer.toFixed(2)} on we answer; sure enough to ask which is meant`,
    'names-nothing': 'it asks for a fee, papers, a place and the like, and does not say of what',
    'too-unsure': `too unsure: ${sure} is below ${clarify.toFixed(2)}, from where on we would ask which is meant`,
    'nothing-found': 'no word of it is known',
    'not-covered': `like a question that a curator listed as not covered${whom}`,
    expired: `the entry is not valid today${whom}`,
    parts: 'several questions, each sure enough to be answered',
    'follow-up': 'understood together with the question before it',
  }
  return `${said[rule] ?? `${sure}${whom}`} (rule ${rule})`
}

const wordRow = ({ written, standard, list, stem, concepts }: TracedWord): string[] => [
  written,
  standard === written ? '' : standard,
  list ?? '',
  stem === standard ? '' : stem,
  concepts.join(', '),
]

function candidateText({ entry, confidence, notCovered, evidence, nearest }: ExplainedCandidate): string[] {
  const [pro, against] = [evidence.filter(({ weight }) => weight > 0), evidence.filter(({ weight }) => weight < 0)]
  const facts = [
    ['for', evidenceText(pro)],
    ['against', evidenceText(against)],
    ['nearest', nearest ? `“${nearest.text}” (${nearest.likeness.toFixed(2)} alike)` : 'no wording of it is like this'],
  ]
  const head = `${confidence.toFixed(2)}  ${entry.id}  ${entry.label.ar} / ${entry.label.en}`
  return indented([head + (notCovered ? '  (as not covered)' : ''), ...indented(indented(indented(table(facts))))])
}

const evidenceText = (evidence: readonly Evidence[]): string =>
  evidence.length === 0
    ? 'nothing'
    : evidence
        .slice(0, WORDS_SHOWN)
        .map(({ word, weight }) => `${word} ${weight > 0 ? '+' : '−'}${Math.abs(weight).toFixed(1)}`)
        .join('   ')

/** The same as data; entries by their ids. */
export function explanationJson({ message, register, route, thresholds, parts }: Explanation): object {
  return {
    message,
    register,
    route: {
      kind: route.kind,
      ...('reason' in route && { reason: route.reason }),
      ...('entry' in route && { entry: route.entry.id }),
    },
    verdict: verdictJson(route.verdict),
    thresholds,
    parts: parts.map(({ text, words, verdict, candidates }) => ({
      text,
      words,
      verdict: verdictJson(verdict),
      candidates: candidates.map(({ entry, ...rest }) => ({ entry: entry.id, ...rest })),
    })),
  }
}

const verdictJson = ({ kind, entries, confidence, rule, askInstead }: Verdict): object => ({
  kind,
  entries: entries.map(({ id }) => id),
  confidence,
  rule,
  ...(askInstead && { askInstead: askInstead.id }),
})
