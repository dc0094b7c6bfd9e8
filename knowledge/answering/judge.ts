import type { Scored, Verdict } from '../answerer.js'
import type { Content } from '../content.js'
import type { Entry, EntryId } from '../entry.js'
import type { Model } from '../model/model.js'
import type { Ranking } from '../model/ranking.js'
import { UNSEEN } from './combine.js'
import type { Focused } from './focus.js'
import { OPTIONS } from './options.js'
import type { Part } from './parts.js'
import { verdictOfParts } from './verdict-of-parts.js'

/** The first of two must be meant more likely than not. */
const LIKELIER = 0.5

/** The rule by which a message that names no service is asked back about. */
export const NAMES_NOTHING = 'names-nothing'

/** What one question was judged to be, before it is put together with the other parts of a message. */
export interface Judgement {
  readonly kind: 'answer' | 'clarify' | 'unknown' | 'not-covered' | 'expired'
  readonly rule: string
  readonly ranking: Focused
}

export interface Judge {
  judge(ranking: Focused): Judgement
  /** `mayPair`: two entries that go together may both be given where one of them is meant. */
  verdict(judgement: Judgement, mayPair: boolean): Verdict
  /** The answers of a message's parts, in order, and whom to ask about those not covered; null where one may not be given today. */
  verdictOfParts(parts: readonly Part[]): Verdict | null
}

export interface JudgeParts {
  readonly model: Model
  readonly content: Pick<Content, 'entries' | 'agencies'>
  /** Whether the entry may be given as an answer today. */
  readonly isCurrent: (entry: Entry) => boolean
}

/** Turns a ranking into what is said: an answer, options, or that it is not known and whom to ask. */
export function createJudge({ model, content, isCurrent }: JudgeParts): Judge {
  const entryOf = (id: string): Entry | undefined => content.entries.get(id as EntryId)

  const judge = (ranking: Focused): Judgement => {
    const best = ranking.candidates[0]
    const entry = best && entryOf(best.id)
    if (!best || !entry) return { kind: 'unknown', rule: 'nothing-found', ranking }
    if (ranking.confidence >= model.thresholds.answer) {
      if (best.notCovered) return { kind: 'not-covered', rule: 'not-covered', ranking }
      if (!isCurrent(entry)) return { kind: 'expired', rule: 'expired', ranking }
      return { kind: 'answer', rule: 'threshold', ranking }
    }
    if (ranking.confidence >= model.thresholds.clarify) return { kind: 'clarify', rule: 'clarify', ranking }
    return { kind: 'unknown', rule: 'too-unsure', ranking }
  }

  const verdict: Judge['verdict'] = ({ kind, rule, ranking }, mayPair) => {
    const { asked } = ranking
    const about = asked === undefined ? {} : { asked }
    const ranked = scoredOf(ranking, entryOf)
    const { entry: best, confidence = 0 } = ranked[0] ?? {}
    if (kind === 'answer' && best) return { kind, entries: [best], ranked, confidence, rule, ...about }
    const options = ranked.map(({ entry }) => entry).filter((entry) => entry.kind === 'service' && isCurrent(entry))
    const pair = kind === 'clarify' && mayPair && pairOf(ranking, ranked)
    if (pair) return { kind: 'answer', entries: pair, ranked, confidence, rule: 'pair', ...about }
    if (kind === 'clarify' && options.length > 1) {
      return { kind, entries: options.slice(0, OPTIONS), ranked, confidence, rule, ...about }
    }
    const referred = kind === 'not-covered' || kind === 'expired'
    const agency = referred ? content.agencies.get(best?.agency ?? '') : undefined
    const instead = agency ? { askInstead: agency } : {}
    return { kind: 'unknown', entries: [], ranked, confidence, rule, ...about, ...instead }
  }

  /** Two that go with each other, of which one is meant as surely as an answer has to be: to give both is to ask nothing. */
  const pairOf = ({ candidates }: Ranking, [one, other]: readonly Scored[]): readonly Entry[] | null => {
    if (!one || !other || candidates.slice(0, 2).some(({ notCovered }) => notCovered)) return null
    const together = [one.entry, other.entry]
    const isSure = one.confidence >= LIKELIER && one.confidence + other.confidence >= model.thresholds.answer
    const isGiven = together.every((entry) => entry.kind === 'service' && isCurrent(entry))
    return isSure && isGiven && goTogether(one.entry, other.entry) ? together : null
  }

  return { judge, verdict, verdictOfParts: (parts) => verdictOfParts(parts, { content, isCurrent }) }
}

/** What a curator says comes next to the other. */
const goTogether = (one: Entry, other: Entry): boolean =>
  one.followUps.includes(other.id) || other.followUps.includes(one.id)

function scoredOf(ranking: Ranking, entryOf: (id: string) => Entry | undefined): Scored[] {
  const scored = new Map<Entry, number>()
  ranking.candidates.forEach(({ id }) => {
    const entry = entryOf(id)
    if (entry && !scored.has(entry)) scored.set(entry, chanceOf(id, ranking))
  })
  return [...scored].map(([entry, confidence]) => ({ entry, confidence }))
}

/** That the entry answers: what looks like something it does not cover makes that less likely, however clear the likeness. */
function chanceOf(id: string, { candidates, confidence }: Ranking): number {
  const [best] = candidates
  if (best?.id === id && !best.notCovered) return confidence
  const itself = candidates.find((candidate) => candidate.id === id && !candidate.notCovered)
  const others = 1 - (best?.share ?? 0)
  return others > 0 ? Math.min(confidence, ((1 - confidence) * (itself?.share ?? UNSEEN)) / others) : 0
}
