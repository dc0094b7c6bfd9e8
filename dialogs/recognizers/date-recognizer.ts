import type { Logger } from 'pino'
import { createWallClock } from '../office-hours.js'
import { createMomentOf } from './civil-time.js'
import { createDateThread } from './date-thread.js'
import type { DateQuestion } from './date-worker.js'
import type { Said, When, WhenContext } from './when.js'

export interface DateRecognizerParts {
  /** The built `date-worker.js`. */
  readonly workerUrl: URL
  readonly log: Logger
  /** Milliseconds without a question after which the worker, which takes much memory, is let go. */
  readonly idle?: number
}

/** Reads days, times and numbers in Arabic and English. Call it where such an answer is expected, not on every message. */
export interface DateRecognizer {
  /** Never rejects: a text that takes too long is `unclear`. Phone numbers in the text are not taken for times. */
  when(text: string, context: WhenContext): Promise<When>
  /** A number in digits or words of either language; null where there is none. */
  number(text: string): Promise<number | null>
  /** Starts the worker, if none runs: a question is about to come. */
  warm(): void
  close(): Promise<void>
}

const IDLE_MS = 10 * 60_000

export function createDateRecognizer({ workerUrl, log, idle = IDLE_MS }: DateRecognizerParts): DateRecognizer {
  const worker = createDateThread({ workerUrl, log, idle })
  const zones = new Map<string, ReturnType<typeof createZone>>()
  const zone = (timeZone: string) => {
    const known = zones.get(timeZone) ?? createZone(timeZone)
    zones.set(timeZone, known)
    return known
  }
  const asked = async <T>(question: DateQuestion, failed: T): Promise<T> => {
    try {
      return (await worker.ask(question)) as T
    } catch (error) {
      log.warn({ event: 'date-worker.failed', reason: error instanceof Error ? error.message : String(error) })
      return failed
    }
  }

  return {
    async when(text, { now, timeZone, known }) {
      const { wallClock, momentOf } = zone(timeZone)
      const { day, time } = wallClock(now)
      const said = await asked<Said>({ ask: 'when', text, today: day, time, known: known ?? {} }, { kind: 'unclear' })
      return said.kind === 'moment' ? { ...said, at: momentOf(said.day, said.time) } : said
    },
    number: (text) => asked<number | null>({ ask: 'number', text }, null),
    warm: () => worker.warm(),
    close: () => worker.close(),
  }
}

const createZone = (timeZone: string) => ({ wallClock: createWallClock(timeZone), momentOf: createMomentOf(timeZone) })
