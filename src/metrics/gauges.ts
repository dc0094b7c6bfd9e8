import { Gauge, type Registry } from 'prom-client'
import type { RedisFigures } from '../live/redis-figures.js'
import type { Backlog } from '../store/stuck.js'

/** What is looked up when somebody asks for the figures. */
export interface GaugeSources {
  readonly backlog: () => Promise<Backlog>
  /** Null: there is no Redis, or it does not answer. */
  readonly redis: () => Promise<RedisFigures | null>
  /** Bytes that wait in sockets for slow readers. */
  readonly buffered: () => number
  readonly now: () => Date
}

type Set = (value: number, labels?: Readonly<Record<string, string>>) => void

/** Milliseconds for which a look into the store serves: whoever asks more often gets the same figures. */
const BACKLOG_GOOD = 5_000

/** Figures over all processes come from the store and are the same wherever they are asked for; a fault is no figure. */
export function createGauges(registry: Registry, sources: GaugeSources): void {
  const backlog = shared(sources.backlog, sources.now)
  const gauge = (name: string, help: string, fill: (set: Set) => Promise<void>, labels: readonly string[] = []) =>
    new Gauge({
      name: `nafidha_${name}`,
      help,
      labelNames: labels,
      registers: [registry],
      async collect() {
        this.reset()
        await fill((value, given = {}) => this.set(given, value)).catch(() => undefined)
      },
    })
  const age = (since: Date | null) => (since ? Math.max(0, sources.now().getTime() - since.getTime()) / 1_000 : 0)
  backlogGauges(gauge, backlog, age)
  gauge('socket_buffered_bytes', 'Bytes that wait in this process’s sockets for slow readers.', async (set) =>
    set(sources.buffered()),
  )
  redisGauges(gauge, sources)
}

function backlogGauges(gauge: MakeGauge, backlog: () => Promise<Backlog>, age: (since: Date | null) => number): void {
  gauge('oldest_pending_seconds', 'Age of the oldest message whose turn is due; 0: none.', async (set) =>
    set(age((await backlog()).unanswered.since)),
  )
  gauge('pending_conversations', 'Conversations whose turn is due.', async (set) =>
    set((await backlog()).unanswered.count),
  )
  gauge(
    'outbox_oldest_seconds',
    'Age of the oldest part not handed over.',
    async (set) => (await backlog()).outbox.forEach(({ channel, since }) => set(age(since), { channel })),
    ['channel'],
  )
  gauge(
    'outbox_parts',
    'Parts not handed over.',
    async (set) => (await backlog()).outbox.forEach(({ channel, count }) => set(count, { channel })),
    ['channel'],
  )
  gauge('outbox_unknown_parts', 'Parts handed over whose outcome nobody learnt in time.', async (set) =>
    set((await backlog()).unknown),
  )
  gauge('timers_overdue', 'Timers that are due.', async (set) => set((await backlog()).timers.count))
  gauge('timers_oldest_seconds', 'How long the oldest of them is due.', async (set) =>
    set(age((await backlog()).timers.since)),
  )
  gauge(
    'quarantined',
    'What was set apart because it could not be handled.',
    async (set) => (await backlog()).quarantined.forEach(({ kind, count }) => set(count, { kind })),
    ['kind'],
  )
  gauge('parked_receipts', 'Receipts of providers for parts that we do not know yet.', async (set) =>
    set((await backlog()).parked),
  )
}

type MakeGauge = (name: string, help: string, fill: (set: Set) => Promise<void>, labels?: readonly string[]) => unknown

/** Without Redis there are none of these. */
function redisGauges(gauge: MakeGauge, { redis }: GaugeSources): void {
  const figure = (name: string, help: string, of: (figures: RedisFigures) => number) =>
    gauge(`redis_${name}`, help, async (set) => {
      const figures = await redis()
      if (figures) set(of(figures))
    })
  figure('used_bytes', 'Memory that Redis uses.', ({ usedBytes }) => usedBytes)
  figure('max_bytes', 'Memory that Redis may use; 0: no limit.', ({ maxBytes }) => maxBytes)
  figure('aof_ok', '1: the append-only file is on and was last written without a fault.', ({ aof, lastAofWriteOk }) =>
    Number(aof && lastAofWriteOk),
  )
  figure('aof_delayed_fsyncs', 'Writes to it that waited for the disk.', ({ delayedFsyncs }) => delayedFsyncs)
}

/** Many ask, one looks. */
function shared<T>(look: () => Promise<T>, now: () => Date): () => Promise<T> {
  let known: { readonly at: number; readonly value: Promise<T> } | null = null
  return () => {
    const at = now().getTime()
    if (!known || at - known.at > BACKLOG_GOOD) known = { at, value: look() }
    return known.value
  }
}
