import { clausesOf, withoutGreeting, type Clause } from '../language/clauses.js'
import type { Model } from '../model/model.js'
import type { Candidate, Ranking } from '../model/ranking.js'
import { isSame, joined, rankedAmong } from './combine.js'

/** A message of more words tells a story; a shorter one is all question. */
export const STORY_WORDS = 16
/** From this confidence on, a service that the whole points at stands; a part of it can only make it surer. */
const SURE = 0.3
/** How much of its confidence a look keeps whose best candidate the other does not see as best. */
const DISAGREED = 0.8
/** From this confidence on, the part that asks tells more than the whole, which has so much else in it. */
const ENOUGH = 0.3

/** What a message is about, and, where it tells a story, the part of it that asks. */
export interface Focused extends Ranking {
  readonly asked?: string
}

export interface FocusParts {
  readonly model: Pick<Model, 'rank'>
  readonly isService: (id: string) => boolean
}

/**
 * Ranks a message; in a story by what asks in it, seen beside the whole. Of several parts that ask, the one with the best
 * evidence counts. People at length are mostly angry or in need, so that length alone looks like either: of the whole, only
 * services are heard, unless no part tells enough.
 */
export function rankInFocus({ model, isService }: FocusParts, message: string): Focused {
  const text = withoutGreeting(message)
  const whole = model.rank(text)
  const looks = partsThatAsk(model, message).map((asked) => ({ asked, ranking: model.rank(asked) }))
  if (looks.length === 0 || whole.candidates.length === 0) return whole
  const services = looks.flatMap(({ ranking }) => idsOf(ranking).filter(isService))
  const ids = new Set([...idsOf(model.rank(text, isService)), ...services])
  const among = (id: string): boolean => ids.has(id)
  const wide = rankedAmong(model, text, among)
  const focused = looks.map(({ asked, ranking }): Focused => {
    const candidates = joined(wide, model.rank(asked, among).candidates)
    return { candidates, confidence: confidenceOf(candidates[0], ranking, whole), asked }
  })
  return bestOf(focused, whole, isService)
}

function bestOf(focused: readonly Focused[], whole: Ranking, isService: FocusParts['isService']): Focused {
  const [top] = whole.candidates
  const isKept = whole.confidence >= SURE && top !== undefined && isService(top.id)
  const heard = isKept ? focused.filter(({ candidates }) => isSame(candidates[0], top)) : focused
  const best = heard.reduce<Focused>((one, other) => (other.confidence > one.confidence ? other : one), NOTHING)
  return heard.length > 0 && best.confidence >= Math.min(whole.confidence, ENOUGH) ? best : whole
}
const NOTHING: Focused = { candidates: [], confidence: -1 }

const idsOf = ({ candidates }: Ranking): string[] => candidates.map(({ id }) => id)

function confidenceOf(best: Candidate | undefined, part: Ranking, whole: Ranking): number {
  const ofPart = isSame(part.candidates[0], best)
  const ofWhole = isSame(whole.candidates[0], best)
  if (ofPart) return ofWhole ? Math.max(part.confidence, whole.confidence) : part.confidence
  return DISAGREED * (ofWhole ? whole.confidence : Math.min(part.confidence, whole.confidence))
}

/** The question stands near the end; to look at more would cost time and find other things. */
const MOST = 6
/** Where the clauses begin and end that are looked at together, counted from one that asks. */
const NEIGHBOURS = [
  { from: -1, to: 0 },
  { from: -2, to: 0 },
  { from: 0, to: 1 },
]

/** So many of them are looked at with their neighbours: those that tell most by themselves. */
const TELLING = 2

/** Each clause that asks, and the most telling with their neighbours; every clause where none asks; nothing in a short message. */
function partsThatAsk(model: FocusParts['model'], message: string): string[] {
  if (message.split(/\s+/).length <= STORY_WORDS) return []
  const clauses = clausesOf(message)
  const asking = clauses.flatMap(({ asks }, i) => (asks ? [i] : []))
  const centres = (asking.length > 0 ? asking : [...clauses.keys()]).slice(-MOST)
  const alone = centres.map((at) => ({ at, text: textOf(clauses, at, at) }))
  const tells = ({ text }: { text: string }): number => model.rank(text).confidence
  const telling = alone.length > TELLING ? [...alone].sort((a, b) => tells(b) - tells(a)).slice(0, TELLING) : alone
  const wider = telling.flatMap(({ at }) => NEIGHBOURS.map(({ from, to }) => textOf(clauses, at + from, at + to)))
  return [...new Set([...alone.map(({ text }) => text), ...wider])]
}

const textOf = (clauses: readonly Clause[], from: number, to: number): string =>
  clauses
    .slice(Math.max(0, from), to + 1)
    .map(({ text }) => text)
    .join(' ')
