import type { Logger } from 'pino'
import type { CaseReference, Turn } from '../../bots/turn.js'
import type { Channel } from '../../channels/channel.js'
import type { Bus } from '../live/bus.js'
import { NO_PERMITS, type Permits } from '../live/permits.js'
import { createNoWire, type Wire } from '../live/wire.js'
import { type Meters, NO_METERS } from '../metrics/meters.js'
import type { Store } from '../store/store.js'
import { type ChannelWatch, createChannelWatch } from './channel-watch.js'
import { createDeliverer } from './deliver.js'
import { createEnquiries } from './case-enquiry.js'
import type { DeskAround } from './desk-around.js'
import { createForesight } from './foresight.js'
import { createIntake } from './intake.js'
import { createMediaFetcher } from './media.js'
import { createNotices, type NoticeDeps } from './notices.js'
import { createOwnCopies } from './own-copy.js'
import { createReadyQueue, type ReadyQueue } from './ready-queue.js'
import { createReceiver, type Receive } from './receive.js'
import { createRender } from './render.js'
import { createSayNotice } from './say.js'
import { createTimers } from './timers.js'
import type { Noting } from './turn-input.js'
import { type Chore, createWakeUps } from './wake-ups.js'
import { createWorker } from './work.js'

/** A part of the way: asking messengers for messages, turns and files, delivery, and what comes due by the clock. */
export type Leg = 'poller' | 'worker' | 'deliverer' | 'timers'
export const WHOLE_WAY: readonly Leg[] = ['poller', 'worker', 'deliverer', 'timers']
/** What a process that serves by itself is given. */
export const ALONE: Pick<ConversationServiceDeps, 'wire' | 'legs' | 'meters' | 'permits'> = {
  wire: createNoWire(),
  legs: WHOLE_WAY,
  meters: NO_METERS,
  permits: NO_PERMITS,
}

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
  readonly meters: Meters
  readonly wire: Wire
  readonly permits: Permits
  /** What of the way is gone here; other processes do the rest. */
  readonly legs: readonly Leg[]
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
const DRAIN = 8_000

export function createConversationService(deps: ConversationServiceDeps): ConversationService {
  const { store, bus, now, log, channels, wire } = deps
  const legs = new Set(deps.legs)
  const render = createRender(channels)
  const writeNotice = createNotices(deps)
  const say = createSayNotice(channels, writeNotice)
  const watch = createChannelWatch(store, now)
  const deliver = (conversation: string): void => wakeUps.wake('part', conversation, now())
  const foresight = createForesight({ used: legs.has('worker'), now })
  const saying = { store, bus, meters: deps.meters, now, log, render, say, writeNotice, deliver, ...foresight }
  const work = createWorker({ ...deps, ...saying, ...lookingUp(deps) })
  const turns = createReadyQueue({ run: work, atOnce: TURNS_AT_ONCE, now, log })
  const handOver = createDeliverer({ ...deps, watch })
  const deliveries = createReadyQueue({ run: handOver, atOnce: DELIVERIES_AT_ONCE, now, log })
  const fetches = createReadyQueue({ run: createMediaFetcher(deps), atOnce: FETCHES_AT_ONCE, now, log })
  const own = {
    ...(legs.has('worker') && { turn: turns, file: fetches }),
    ...(legs.has('deliverer') && { part: deliveries }),
  }
  const wakeUps = createWakeUps({ queues: own, wire })
  const onTime = legs.has('timers') ? createTimers(saying) : null
  const looks = createReadyQueue({ run: createLook({ ...deps, own, watch, onTime }), atOnce: 1, now, log })
  const { receive, keep } = createReceiver({ ...saying, watch, wake: wakeUps.wake })
  const intake = createIntake({ channels, keep, watch, log })
  const queues = [turns, deliveries, fetches, looks]
  return {
    receive,
    deliver,
    start() {
      for (const queue of queues) queue.start()
      looks.wake('store', now())
      if (legs.has('poller')) intake.start()
    },
    async settle() {
      looks.wake('store', now())
      await looks.settle()
      await turns.settle()
      await deliveries.settle()
      await fetches.settle()
    },
    async stop() {
      wakeUps.stop()
      await within(DRAIN, Promise.all([intake, ...queues].map((part) => part.stop())))
      await watch.flush()
    },
  }
}

/** What a turn's replies may have looked up in the store. */
const lookingUp = ({ store, now }: ConversationServiceDeps) => ({
  enquire: createEnquiries(store),
  copyOwnData: createOwnCopies(store, now),
})

interface LookDeps extends Pick<ConversationServiceDeps, 'store' | 'bus' | 'now'> {
  /** Of the chores that are done here. */
  readonly own: Readonly<Partial<Record<Chore, ReadyQueue>>>
  readonly watch: ChannelWatch
  /** Null: another process does what the clock asks for. */
  readonly onTime: (() => Promise<void>) | null
}

/** Finds what is due in the store, and gives when to look again. */
function createLook({ store, bus, now, own, watch, onTime }: LookDeps): () => Promise<Date> {
  let lookedAt = 0
  let sweptAt = 0
  return async () => {
    const at = now().getTime()
    if (at < lookedAt - LOOK_EVERY) await store.timers.clockWentBack(now())
    lookedAt = at
    const next = new Date(at + LOOK_EVERY)
    await find(own.turn, store.conversations, next)
    await find(own.part, store.outbox, next)
    await find(own.file, store.media, next)
    if (own.part) for (const conversation of await store.outbox.giveUp(now())) bus.publish(conversation, 'changed')
    await onTime?.()
    await watch.flush()
    if (!onTime || now().getTime() - sweptAt < SWEEP_EVERY) return next
    sweptAt = now().getTime()
    await store.timers.sweep(now())
    return next
  }
}

async function find(queue: ReadyQueue | undefined, { due }: { due: FindDue }, by: Date): Promise<void> {
  if (queue) for (const { conversation, at } of await due(by)) queue.wake(conversation, at)
}

type FindDue = (by: Date) => Promise<readonly { readonly conversation: string; readonly at: Date }[]>

async function within(milliseconds: number, promise: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds)
  })
  await Promise.race([promise, enough])
  clearTimeout(timer)
}
