import { loadPacks } from '../../knowledge/load.js'
import { packFolders } from '../packs.js'
import { EXIT } from './exit.js'
import { say, settings } from './settings.js'

/** A JSON object a line for each entry that can be given as an answer about a service. */
export async function entries(): Promise<number> {
  const config = settings()
  if (typeof config === 'number') return config
  for (const entry of loadPacks(packFolders(config)).content.entries.values()) {
    const { id, covers, topic, phrasings, source, asOf, validUntil } = entry
    const counts = { ar: phrasings.ar.length, en: phrasings.en.length }
    say(JSON.stringify({ id, covers, topic, phrasings: counts, source: source?.url ?? null, asOf, validUntil }))
  }
  return EXIT.ok
}
