import { Session } from 'node:inspector/promises'
import { performance } from 'node:perf_hooks'
import type { Logger } from 'pino'

/** Milliseconds between two looks. */
const LOOK = 5_000
/** Share of the time between two looks up to which the process counts as idle: timers and signs of life. */
const IDLE = 0.03
/** Milliseconds of work that leave enough garbage to be worth a collection. */
const WORTH = 1_000

/** Milliseconds for which this thread has worked since it began. */
const workOfThisThread = (): number => performance.eventLoopUtilization().active

export interface IdleWatchDeps {
  /** Milliseconds for which the thread has worked so far. */
  readonly worked: () => number
  readonly collect: () => Promise<void>
}

/** Looks, every now and then, whether there was work and now is none; then it collects, once. */
export function createIdleWatch({ worked, collect }: IdleWatchDeps): () => Promise<void> {
  let before = worked()
  let collectedAt = 0
  return async () => {
    const now = worked()
    const sinceLook = now - before
    before = now
    if (sinceLook > LOOK * IDLE || now - collectedAt < WORTH) return
    await collect()
    before = collectedAt = worked()
  }
}

/** A whole collection of garbage. V8 makes none as long as nothing is allocated, however much of its memory is unused. */
export async function collectGarbage(): Promise<void> {
  const session = new Session()
  session.connect()
  try {
    await session.post('HeapProfiler.collectGarbage')
  } finally {
    session.disconnect()
  }
}

/**
 * Gives memory back once the process has become idle: after its start, after a busy hour, after new content. The pause, a
 * tenth of a second, falls where nobody waits. Gives the way to stop.
 */
export function giveMemoryBackWhenIdle(log: Logger): () => void {
  const look = createIdleWatch({ worked: workOfThisThread, collect: collectGarbage })
  const timer = setInterval(() => {
    look().catch((error: unknown) => log.warn({ err: error }, 'unused memory could not be given back'))
  }, LOOK).unref()
  return () => clearInterval(timer)
}
