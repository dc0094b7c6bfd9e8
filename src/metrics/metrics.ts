import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'
import { createGauges, type GaugeSources } from './gauges.js'
import type { Meters } from './meters.js'

/** What is measured, and how it is told to Prometheus. */
export interface Metrics {
  readonly meters: Meters
  /** Measures by these, besides, whenever it is asked. */
  watch(sources: GaugeSources): void
  expose(): Promise<{ readonly contentType: string; readonly body: string }>
}

/** Seconds: Meta wants a median of 0.25 and less than a hundredth over 1. */
const ACKNOWLEDGING = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]
const ANSWERING = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 1.5, 3, 5, 10, 30]

/** One for a process: Prometheus adds processes up. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  return {
    meters: createMeters(registry),
    watch: (sources) => createGauges(registry, sources),
    expose: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
  }
}

function createMeters(registry: Registry): Meters {
  const registers = [registry]
  const byChannel = { labelNames: ['channel'] as const, registers }
  const acknowledged = new Histogram({
    name: 'nafidha_ack_seconds',
    help: 'From a request being read to its being stored.',
    buckets: ACKNOWLEDGING,
    ...byChannel,
  })
  const turn = new Histogram({
    name: 'nafidha_turn_seconds',
    help: 'From the first message of a turn being stored to its answer being stored, gathering included.',
    buckets: ANSWERING,
    ...byChannel,
  })
  const work = new Histogram({
    name: 'nafidha_turn_work_seconds',
    help: 'From a turn being taken up to its answer being stored.',
    buckets: ANSWERING,
    ...byChannel,
  })
  const repeated = new Counter({
    name: 'nafidha_duplicates_total',
    help: 'Messages that a provider brought once more.',
    ...byChannel,
  })
  const handedOver = new Counter({
    name: 'nafidha_handed_over_total',
    help: 'Parts given to a provider, by what came of it; code is the provider’s own.',
    labelNames: ['channel', 'origin', 'how', 'code'],
    registers,
  })
  return {
    acknowledged: (channel, seconds) => acknowledged.observe({ channel }, seconds),
    repeated: (channel, messages) => repeated.inc({ channel }, messages),
    answered(channel, { sinceStored, sinceTaken }) {
      turn.observe({ channel }, sinceStored)
      work.observe({ channel }, sinceTaken)
    },
    handedOver: (part) => handedOver.inc({ ...part }),
  }
}
