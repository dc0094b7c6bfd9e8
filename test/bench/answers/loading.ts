import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../../../src/clock.js'
import { isFaulty, readConfig } from '../../../src/config.js'
import { openKnowledge } from '../../../src/knowledge.js'
import { createLogger } from '../../../src/log.js'

/** Milliseconds until the shipped content can answer: trained anew, and read from the model folder. */
export async function benchLoading() {
  const folder = mkdtempSync(join(tmpdir(), 'nafidha-bench-'))
  const config = readConfig({ DATA_DIR: folder }, '')
  if (isFaulty(config)) throw new Error(config.faults.join('; '))
  const load = async () => {
    const startedAt = performance.now()
    const knowledge = await openKnowledge({ config, log: createLogger('error'), now: systemClock, follow: false })
    const ms = Math.round(performance.now() - startedAt)
    await knowledge.close()
    return ms
  }
  try {
    return { trainedMs: await load(), cachedMs: await load() }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
