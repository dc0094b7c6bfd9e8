import type { Logger } from 'pino'
import type { CaseReference, Turn } from '../../bots/turn.js'
import type { Channel } from '../../channels/channel.js'
import type { Bus } from '../live/bus.js'
import type { Store } from '../store/store.js'
import { type ChannelWatch, createChannelWatch } from './channel-watch.js'
import { createDeliverer } from './deliver.js'
import { createEnquiries } from './case-enquiry.js'
import type { DeskAround } from './desk-around.js'
import { createIntake } from './intake.js'
import { createMediaFetcher } from './media.js'
import { createNotices, type NoticeDeps } from './notices.js'
import { createReadyQueue, type ReadyQueue } from './ready-queue.js'
import { createReceiver, type Receive } from './receive.js'
import { createRender } from './render.js'
import { createSayNotice } from './say.js'
import { createTimers } from './timers.js'
import type { Noting } from './turn-input.js'
import { createWorker } from './work.js'

export interface ConversationServiceDeps extends Noting, NoticeDeps {
  readonly store: Store
  /** By name: those that are on. */
  readonly channels: ReadonlyMap<string, Channel>
  readonly turn: Turn
  readonly around: DeskAround
  /** Masks personal data in a text. */
  readonly mask: (text: string) => string
  readonly newReference: () => CaseReference
  readonly bus: Bus
  readonly now: () => Date
  /** From 0 to 1, for the jitter of retries. */
  readonly random: () => number
  readonly log: Logger
}

/** The way of a message, from a provider's request to the last status of the answer. */
export interface ConversationService {
  readonly receive: Receive
  /** The conversation has parts to deliver that were written beside a turn. */
  deliver(conversation: string): void
  /** Takes up what an earlier process left, and works until stopped. */
  start(): void
  /** Does all that is due now: what `start` has done by the clock. */
  settle(): Promise<void>
  /** Starts nothing more, and waits for what runs, some seconds at most: what is unfinished goes on after the next start. */
  stop(): Promise<void>
}

/** Conversations whose turns run at once; providers' answers are waited for by many more. */
const TURNS_AT_ONCE = 64
const DELIVERIES_AT_ONCE = 256
const FETCHES_AT_ONCE = 8
/** Milliseconds between two looks at the store, for work that another process wrote or that a crash left. */
const LOOK_EVERY = 1_000
const SWEEP_EVERY = 60_000
const DRAIN = 10_000

export function createConversationService(deps: ConversationServiceDeps): ConversationService {
  const { store, bus, now, log, channels } = deps
  const render = createRender(channels)
  const writeNotice = createNotices(deps)
  const say = createSayNotice(channels, writeNotice)
  const watch = createChannelWatch(store, now)
  const deliveries = createReadyQueue({
    run: createDeliverer({ ...deps, watch }),
    atOnce: DELIVERIES_AT_ONCE,
    now,
    log,
  })
  const deliver = (conversation: string) => deliveries.wake(conversation, now())
  const saying = { store, bus, now, log, render, say, writeNotice, deliver }
  const work = createWorker({ ...deps, ...saying, enquire: createEnquiries(store) })
  const turns = createReadyQueue({ run: work, atOnce: TURNS_AT_ONCE, now, log })
  const fetches = createReadyQueue({ run: createMediaFetcher(deps), atOnce: FETCHES_AT_ONCE, now, log })
  const look = createLook({ store, now, turns, deliveries, fetches, watch, onTime: createTimers(saying) })
  const looks = createReadyQueue({ run: look, atOnce: 1, now, log })
  const { receive, keep } = createReceiver({
    ...saying,
    watch,
    wake: (conversation, at) => turns.wake(conversation, at),
    fetchMedia: (conversation) => fetches.wake(conversation, now()),
  })
  const intake = createIntake({ channels, keep, watch, log })
  const queues = [turns, deliveries, fetches, looks]
  return {
    receive,
    deliver,
    start() {
      for (const queue of queues) queue.start()
      looks.wake('store', now())
      intake.start()
    },
    async settle() {
      looks.wake('store', now())
      await looks.settle()
      await turns.settle()
      await deliveries.settle()
      await fetches.settle()
    },
    async stop() {
      await within(DRAIN, Promise.all([intake, ...queues].map((part) => part.stop())))
      await watch.flush()
    },
  }
}

interface LookDeps {
  readonly store: Store
  readonly now: () => Date
  readonly turns: ReadyQueue
  readonly deliveries: ReadyQueue
  readonly fetches: ReadyQueue
  readonly watch: ChannelWatch
  readonly onTime: () => Promise<void>
}

/** Finds what is due in the store, and gives when to look again. */
function createLook({ store, now, turns, deliveries, fetches, watch, onTime }: LookDeps): () => Promise<Date> {
  let sweptAt = 0
  return async () => {
    const next = new Date(now().getTime() + LOOK_EVERY)
    for (const { conversation, at } of await store.conversations.due(next)) turns.wake(conversation, at)
    for (const { conversation, at } of await store.outbox.due(next)) deliveries.wake(conversation, at)
    for (const { conversation, at } of await store.media.due(next)) fetches.wake(conversation, at)
    await onTime()
    await watch.flush()
    if (now().getTime() - sweptAt < SWEEP_EVERY) return next
    sweptAt = now().getTime()
    await store.timers.sweep(now())
    return next
  }
}

async function within(milliseconds: number, promise: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds)
  })
  await Promise.race([promise, enough])
  clearTimeout(timer)
}
