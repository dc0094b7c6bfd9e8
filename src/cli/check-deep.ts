import { createRouter, type Route } from '../../dialogs/route.js'
import { createAnswerer } from '../../knowledge/create-answerer.js'
import { deepCheck, type DeepReport } from '../../knowledge/deep-check/deep-check.js'
import type { Decision } from '../../knowledge/deep-check/golden.js'
import type { EntryId } from '../../knowledge/entry.js'
import type { Loaded } from '../../knowledge/load.js'
import { train } from '../../knowledge/model/train.js'
import { systemClock } from '../clock.js'
import type { Config } from '../config.js'
import { modelFor, TIME_ZONE, placesOf } from '../knowledge.js'
import { createLogger } from '../log.js'
import { complain } from './settings.js'

/** Tries the packs as the service would use them: dialogs' routing, the trained answerer, and models taught a part. */
export async function runDeepCheck(loaded: Loaded, config: Config): Promise<DeepReport> {
  const now = systemClock
  const { content } = loaded
  const { model, lexicon } = await modelFor(content, { config, log: createLogger('error'), now })
  const answerer = createAnswerer({ model, content, places: placesOf(), settings: { now, timeZone: TIME_ZONE } })
  const { route } = createRouter({ entries: () => content.entries })
  return deepCheck({
    loaded,
    lexicon,
    train: (examples) => train({ examples, lexicon, options: { answerMaxWrong: config.ANSWER_MAX_WRONG } }),
    decide: async (question, language) => decisionOf(await route(question, { language, previous: [] }, answerer)),
    onRound: (round, rounds) => complain(`training and trying: round ${round} of ${rounds}`),
  })
}

function decisionOf(route: Route): Decision {
  const { kind, verdict } = route
  const ids = verdict.entries.map(({ id }) => id)
  const first = verdict.ranked[0]?.entry.id ?? null
  return {
    given: kind === 'verdict' ? (verdict.kind === 'answer' ? ids : []) : [dialogEntry(route)],
    offered: kind === 'verdict' && verdict.kind === 'clarify' ? ids : [],
    first,
    confidence: verdict.confidence,
  }
}

/** Of the basics pack: what stands for the way that the dialogs take themselves. */
const dialogEntry = (route: Exclude<Route, { kind: 'verdict' }>): EntryId =>
  route.kind === 'person' ? (`person-${route.reason}` as EntryId) : route.entry.id
