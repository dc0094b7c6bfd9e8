import type { Logger } from 'pino'
import type { Store } from '../store/store.js'
import { createReadyQueue } from './ready-queue.js'

/** How long is kept what citizens leave behind; citizens are told of the months. */
export interface Keeping {
  /** What was said, cases, receipts. */
  readonly months: number
  readonly fileDays: number
  /** Raw requests and messages that could not be handled. */
  readonly quarantineDays: number
}

export interface RetentionDeps {
  readonly store: Pick<Store, 'retention'>
  readonly keeping: Keeping
  readonly now: () => Date
  readonly log: Logger
}

/** Deletes by the clock, some at a time, in one process of all that run. */
export interface RetentionJob {
  start(): void
  /** Does all that is due now. */
  settle(): Promise<void>
  stop(): Promise<void>
}

const DAY = 24 * 60 * 60 * 1000
/** Milliseconds between two looks whether a day has passed, or whether a process died on the job. */
const LOOK_EVERY = 60_000
/** Conversations, files and quarantined rows of one step. */
const STEP = 200

export function createRetentionJob(deps: RetentionDeps): RetentionJob {
  const { now, log } = deps
  const queue = createReadyQueue({ run: () => step(deps), atOnce: 1, now, log })
  return {
    start() {
      queue.start()
      queue.wake('retention', now())
    },
    async settle() {
      queue.wake('retention', now())
      await queue.settle()
    },
    stop: () => queue.stop(),
  }
}

async function step({ store: { retention }, keeping, now, log }: RetentionDeps): Promise<Date> {
  const at = now()
  const claimed = await retention.claim(at)
  if (!claimed) return new Date(at.getTime() + LOOK_EVERY)
  const horizon = monthsBefore(at, keeping.months)
  const quarantined = await retention.dropQuarantine(daysBefore(at, keeping.quarantineDays), STEP)
  const files = await retention.dropFiles(daysBefore(at, keeping.fileDays), STEP)
  const page = await retention.begunBefore(horizon, claimed.reached, STEP)
  const pruned = await Promise.all(page.map((conversation) => retention.prune(conversation, horizon)))
  const more = [quarantined, files, page.length].some((count) => count === STEP)
  await retention.settle(more ? (page.at(-1) ?? claimed.reached) : '', more ? at : new Date(at.getTime() + DAY))
  const conversations = pruned.filter(Boolean).length
  if (conversations + files + quarantined > 0)
    log.info({ event: 'retention', conversations, files, quarantined }, 'what has had its time is deleted')
  return more ? at : new Date(at.getTime() + LOOK_EVERY)
}

const daysBefore = (at: Date, days: number): Date => new Date(at.getTime() - days * DAY)

/** The 31st of a month that has fewer days counts as its last, so that nothing goes a day too soon. */
function monthsBefore(at: Date, months: number): Date {
  const first = new Date(at)
  first.setUTCDate(1)
  first.setUTCMonth(first.getUTCMonth() - months)
  const days = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(at.getUTCDate(), days))
  return first
}
