import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isFaulty, readConfig } from '../../src/config.js'
import { createLogger } from '../../src/log.js'
import { startService } from '../../src/main.js'

/** The service by a clock that a file in its data folder sets: milliseconds beside the real one. */
const config = readConfig()
if (isFaulty(config)) throw new Error(config.faults.join('\n'))
const file = join(config.DATA_DIR, 'clock-offset')

let offset = 0
const look = () => {
  try {
    offset = Number(readFileSync(file, 'utf8'))
  } catch {
    offset = 0
  }
}
look()
setInterval(look, 50).unref()

const service = await startService(config, {
  log: createLogger(config.LOG_LEVEL),
  now: () => new Date(Date.now() + offset),
})
process.once('SIGTERM', () => void service.stop())
