import { systemClock } from '../clock.js'
import { createLogger } from '../log.js'
import { createStore } from '../store/store.js'
import { EXIT } from './exit.js'
import { complain, say, settings } from './settings.js'

/** Brings the database to this release. Safe to repeat, and while processes of the release before still run. */
export async function migrate(): Promise<number> {
  const config = settings()
  if (typeof config === 'number') return config
  const place = { url: config.DATABASE_URL, dataDir: config.DATA_DIR }
  try {
    const store = await createStore({ ...place, log: createLogger('error'), now: systemClock })
    await store.close()
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error))
    return EXIT.usage
  }
  say('The database is of this release.')
  return EXIT.ok
}
