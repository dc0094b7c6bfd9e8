import { systemClock } from '../clock.js'
import { dangersIn, readableByAll } from '../dangers.js'
import { createLogger } from '../log.js'
import { startService, type Service } from '../main.js'
import { EXIT } from './exit.js'
import { complain, say, settings } from './settings.js'

/** Milliseconds after which a stop that hangs is cut short; the store is safe at any moment. */
const PATIENCE = 10_000

/** Runs the service until SIGTERM or SIGINT. */
export async function start(): Promise<number> {
  const config = settings()
  if (typeof config === 'number') return config
  const dangers = dangersIn(config)
  if (dangers.length > 0) {
    complain('Nafidha did not start, because other machines reach it and this is not safe:')
    for (const danger of dangers) complain(`  ${danger}`)
    return EXIT.usage
  }
  const log = createLogger(config.LOG_LEVEL)
  const readable = readableByAll()
  if (readable !== null) log.warn({ event: 'settings-readable' }, readable)
  const stopped = untilStopped()
  let service: Service
  try {
    service = await startService(config, { log, now: systemClock })
  } catch (error) {
    complain(`Nafidha did not start: ${error instanceof Error ? error.message : String(error)}`)
    // What was opened before the fault would keep the process alive.
    return process.exit(EXIT.usage)
  }
  say(`Nafidha is running. Open ${service.url}`)
  if (service.setUpLink)
    say(`Nobody has an account at the desk yet. Make the first one, within a day: ${service.setUpLink}`)
  log.info({ event: 'started', url: service.url })
  const signal = await stopped
  log.info({ event: 'stopping', signal })
  setTimeout(() => process.exit(EXIT.no), PATIENCE).unref()
  await service.stop()
  log.info({ event: 'stopped' })
  return EXIT.ok
}

function untilStopped(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(signal))
  })
}
