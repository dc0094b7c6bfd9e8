import { Worker } from 'node:worker_threads'
import type { Logger } from 'pino'
import { createWallClock } from '../office-hours.js'
import { createMomentOf } from './civil-time.js'
import type { DateAnswer, DateQuestion } from './date-worker.js'
import type { Said, When, WhenContext } from './when.js'

export interface DateRecognizerParts {
  /** The built `date-worker.js`. */
  readonly workerUrl: URL
  readonly log: Logger
}

/** Reads days, times and numbers in Arabic and English. Call it where such an answer is expected, not on every message. */
export interface DateRecognizer {
  /** Never rejects: a text that takes too long is `unclear`. Phone numbers in the text are not taken for times. */
  when(text: string, context: WhenContext): Promise<When>
  /** A number in digits or words of either language; null where there is none. */
  number(text: string): Promise<number | null>
  /** Starts the worker now rather than at the first question. */
  warm(): Promise<void>
  close(): Promise<void>
}

/** Longer than any sensible answer takes, shorter than anybody minds. */
const LIMIT_MS = 1_000
/** The worker compiles some hundred patterns before it is ready. */
const BOOT_MS = 20_000

/**
 * Questions are asked one at a time of one worker thread. One that is stuck in a pattern is ended and replaced, so that a
 * hostile text costs its sender an answer and nobody else anything.
 */
export function createDateRecognizer({ workerUrl, log }: DateRecognizerParts): DateRecognizer {
  const zones = new Map<string, ReturnType<typeof createZone>>()
  let worker: Promise<Worker> | null = null
  let last: Promise<unknown> = Promise.resolve()

  const ready = (): Promise<Worker> => {
    worker ??= boot(workerUrl).catch((error: unknown) => {
      worker = null
      throw error
    })
    return worker
  }
  const replace = async (): Promise<void> => {
    const stuck = worker
    worker = null
    await stuck?.then((thread) => thread.terminate()).catch(() => undefined)
  }
  const ask = async <T>(question: DateQuestion, failed: T): Promise<T> => {
    try {
      return (await reply(await ready(), question)) as T
    } catch (error) {
      log.warn({ event: 'date-worker.failed', reason: error instanceof Error ? error.message : String(error) })
      await replace()
      return failed
    }
  }
  const inTurn = <T>(question: DateQuestion, failed: T): Promise<T> => {
    const answer = last.then(() => ask(question, failed))
    last = answer
    return answer
  }
  const zone = (timeZone: string) => {
    const known = zones.get(timeZone) ?? createZone(timeZone)
    zones.set(timeZone, known)
    return known
  }

  return {
    async when(text, { now, timeZone, known }) {
      const { wallClock, momentOf } = zone(timeZone)
      const { day, time } = wallClock(now)
      const said = await inTurn<Said>({ ask: 'when', text, today: day, time, known: known ?? {} }, { kind: 'unclear' })
      return said.kind === 'moment' ? { ...said, at: momentOf(said.day, said.time) } : said
    },
    number: (text) => inTurn<number | null>({ ask: 'number', text }, null),
    warm: async () => void (await ready()),
    async close() {
      await last
      await replace()
    },
  }
}

const createZone = (timeZone: string) => ({ wallClock: createWallClock(timeZone), momentOf: createMomentOf(timeZone) })

/** A worker that has said it is ready. One that ends later, for whatever reason, is noticed by the next question. */
async function boot(workerUrl: URL): Promise<Worker> {
  const worker = new Worker(workerUrl)
  worker.unref()
  worker.on('error', () => undefined)
  try {
    await nextMessage(worker, BOOT_MS)
    return worker
  } catch (error) {
    await worker.terminate()
    throw error
  }
}

async function reply(worker: Worker, question: DateQuestion): Promise<DateAnswer> {
  const answer = nextMessage(worker, LIMIT_MS)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  worker.postMessage(question)
  return (await answer) as DateAnswer
}

function nextMessage(worker: Worker, limit: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      clearTimeout(timer)
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      finish()
    }
    const onMessage = (message: unknown) => settle(() => resolve(message))
    const onError = (error: unknown) => settle(() => reject(error instanceof Error ? error : new Error(String(error))))
    const onExit = () => settle(() => reject(new Error('the worker ended')))
    const timer = setTimeout(() => settle(() => reject(new Error(`no answer within ${limit} ms`))), limit)
    worker.once('message', onMessage).once('error', onError).once('exit', onExit)
  })
}
