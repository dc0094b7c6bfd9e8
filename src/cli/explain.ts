import { createRouter } from '../../dialogs/route.js'
import { createAnswerer } from '../../knowledge/create-answerer.js'
import { explain as explainMessage } from '../../knowledge/explain/explain.js'
import { detectLanguage } from '../../knowledge/language/detect.js'
import { registerOf } from '../../knowledge/language/register.js'
import { loadPacks } from '../../knowledge/load.js'
import { systemClock } from '../clock.js'
import { modelFor, TIME_ZONE, placesOf } from '../knowledge.js'
import { createLogger } from '../log.js'
import { packFolders } from '../packs.js'
import { EXIT } from './exit.js'
import { explanationJson, explanationText } from './explanation.js'
import { say, settings } from './settings.js'

/** Prints why a message is answered as it is, as the first of a conversation. */
export async function explain(options: Readonly<Record<string, unknown>>, message: string): Promise<number> {
  const config = settings()
  if (typeof config === 'number') return config
  const now = systemClock
  const { content } = loadPacks(packFolders(config))
  const { model, lexicon } = await modelFor(content, { config, log: createLogger('error'), now })
  const answerer = createAnswerer({ model, content, places: placesOf(), settings: { now, timeZone: TIME_ZONE } })
  const context = { language: detectLanguage(message) ?? 'ar', previous: [] }
  const { route } = createRouter({ entries: () => content.entries })
  const explanation = {
    message,
    register: registerOf(message, lexicon),
    route: await route(message, context, answerer),
    thresholds: model.thresholds,
    parts: await explainMessage(message, context, { answerer, model, lexicon }),
  }
  if (options['json']) say(JSON.stringify(explanationJson(explanation), null, 2))
  else for (const line of explanationText(explanation)) say(line)
  return EXIT.ok
}
