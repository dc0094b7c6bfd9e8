import { Worker } from 'node:worker_threads'
import type { Logger } from 'pino'
import type { DateAnswer, DateQuestion } from './date-worker.js'

export interface DateThreadParts {
  readonly workerUrl: URL
  readonly log: Logger
  /** Milliseconds without a question after which the thread is let go. */
  readonly idle: number
}

/** The thread that reads dates; it runs only while it is needed. */
export interface DateThread {
  /** Rejects where the answer takes too long or the thread breaks; the next question then gets a new one. */
  ask(question: DateQuestion): Promise<DateAnswer>
  warm(): void
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
export function createDateThread({ workerUrl, log, idle }: DateThreadParts): DateThread {
  let worker: Promise<Worker> | null = null
  let last: Promise<unknown> = Promise.resolve()
  let letGo: NodeJS.Timeout | undefined

  const ready = (): Promise<Worker> => {
    clearTimeout(letGo)
    letGo = setTimeout(() => void endAfter(last), idle).unref()
    worker ??= boot(workerUrl).catch((error: unknown) => {
      worker = null
      throw error
    })
    return worker
  }
  const end = async (): Promise<void> => {
    const ended = worker
    worker = null
    await ended?.then((thread) => thread.terminate()).catch(() => undefined)
  }
  const endAfter = async (newest: Promise<unknown>): Promise<void> => {
    await newest
    if (last !== newest || !worker) return
    await end()
    log.debug({ event: 'date-worker.let-go' })
  }
  const answer = async (question: DateQuestion): Promise<DateAnswer> => {
    try {
      return await reply(await ready(), question)
    } catch (error) {
      await end()
      throw error
    }
  }
  return {
    ask(question) {
      const answered = last.then(() => answer(question))
      last = answered.catch(() => undefined)
      return answered
    },
    warm: () => void ready().catch(() => undefined),
    async close() {
      await last
      clearTimeout(letGo)
      await end()
    },
  }
}

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
