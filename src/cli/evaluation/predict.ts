import type { Route, Router } from '../../../dialogs/route.js'
import type { Answerer, AnswerContext, Verdict } from '../../../knowledge/answerer.js'
import type { EntryId } from '../../../knowledge/entry.js'
import { detectLanguage } from '../../../knowledge/language/detect.js'
import type { Turns } from './question-file.js'

/** One line of output, as the scorer of `shared/eval` reads it. */
export interface Prediction {
  readonly kind: 'answer' | 'clarify' | 'unknown' | 'handoff' | 'smalltalk' | 'urgent'
  /** Up to five entries, best first; the options, in order, where it is `clarify`. */
  readonly ids: readonly string[]
  /** How many were given as answers: the first of `ids`. */
  readonly answered: number
  readonly confidence: number
}

export interface Predictor {
  readonly answerer: Answerer
  readonly route: Router
}

const LISTED = 5

/** Plays the conversation from its start; the prediction is for its last message. */
export async function predict({ answerer, route }: Predictor, turns: Turns): Promise<Prediction> {
  let previous: readonly EntryId[] = []
  let previousQuestion: string | undefined
  let last: Route | undefined
  for (const text of turns) {
    const language = detectLanguage(text) ?? 'ar'
    const context: AnswerContext = { language, previous, ...(previousQuestion !== undefined && { previousQuestion }) }
    last = await route(text, context, answerer)
    if (last.kind !== 'verdict' || last.verdict.kind !== 'answer') continue
    previous = last.verdict.entries.map(({ id }) => id)
    previousQuestion = text
  }
  if (!last) throw new Error('a conversation has at least one message')
  return predictionOf(last)
}

const KIND = { urgent: 'urgent', person: 'handoff', smalltalk: 'smalltalk' } as const

function predictionOf({ kind, verdict }: Route): Prediction {
  const given = kind === 'verdict' && verdict.kind !== 'unknown' ? verdict.entries : []
  return {
    kind: kind === 'verdict' ? verdict.kind : KIND[kind],
    ids: idsOf(given, verdict),
    answered: kind === 'verdict' && verdict.kind === 'answer' ? given.length : 0,
    confidence: Number(verdict.confidence.toFixed(6)),
  }
}

const idsOf = (given: Verdict['entries'], { ranked }: Verdict): string[] =>
  [...new Set([...given, ...ranked.map(({ entry }) => entry)].map(({ id }) => id))].slice(0, LISTED)
