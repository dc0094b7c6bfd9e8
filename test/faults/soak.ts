import type { Check, Fault } from './fault.js'
import { inWorld, judge } from './fault.js'
import { figure, handles, rssMb } from './process-figures.js'
import { newPhones, stream } from './traffic.js'
import { createWorld, type World } from './world.js'

const RATE = 20
const PHONES = 2_000
const SAMPLE_EVERY = 10_000
/** Megabytes by which what garbage collection leaves may rise between the middle third and the last. */
const MOST_GROWTH = 10
/** Files and sockets. */
const MOST_HANDLES = 20

/** So many minutes at 20 messages a second: what memory and handles do once all is warm. */
export const soak = (minutes: number): Fault => ({
  name: 'soak',
  how: `${minutes} minutes at ${RATE} messages a second`,
  expected: 'memory and handles flat, nothing lost',
  smoke: false,
  run: ({ seed }) =>
    inWorld(createWorld({ seed }), async (world) => {
      const phones = newPhones(world, PHONES)
      const samples: Sample[] = []
      const startedAt = performance.now()
      const sampling = setInterval(() => {
        void take(world, performance.now() - startedAt).then((sample) => samples.push(sample))
      }, SAMPLE_EVERY)
      await stream(world, { phones, messages: minutes * 60 * RATE, rate: RATE })
      clearInterval(sampling)
      return judge(world, { repeats: 0 }, checksOf(samples))
    }),
})

interface Sample {
  /** Milliseconds since the start. */
  readonly at: number
  /** Megabytes: resident, used of the heap, and beside the heap. */
  readonly rss: number
  readonly heap: number
  readonly external: number
  readonly handles: number
}

async function take(world: World, at: number): Promise<Sample> {
  const mb = async (name: string) => Math.round((await figure(world, name)) / 1024 ** 2)
  const heap = await mb('nodejs_heap_size_used_bytes')
  const external = await mb('nodejs_external_memory_bytes')
  const sample = { at, rss: rssMb(world), heap, external, handles: handles(world) }
  process.stderr.write(`${JSON.stringify(sample)}\n`)
  return sample
}

/** The first third is for warming up. */
function checksOf(samples: readonly Sample[]): readonly Check[] {
  const third = Math.ceil(samples.length / 3)
  const [middle, last] = [samples.slice(third, 2 * third), samples.slice(2 * third)]
  const warm = samples.slice(third)
  const lowest = (of: readonly Sample[], what: 'rss' | 'heap' | 'handles') => Math.min(...of.map((one) => one[what]))
  const told = (what: 'rss' | 'heap' | 'handles') => `${lowest(middle, what)} to ${lowest(last, what)}`
  const rise = (what: 'heap' | 'handles') => lowest(last, what) - lowest(middle, what)
  return [
    { said: `memory ${told('rss')} MB, ${slope(warm, 'rss')} MB an hour by least squares`, ok: true },
    {
      said: `heap ${told('heap')} MB at its lowest, ${slope(warm, 'heap')} MB an hour`,
      ok: rise('heap') < MOST_GROWTH,
    },
    { said: `handles ${told('handles')}, ${slope(warm, 'handles')} an hour`, ok: rise('handles') < MOST_HANDLES },
  ]
}

/** By hour, of the line that fits best. */
function slope(samples: readonly Sample[], of: 'rss' | 'heap' | 'handles'): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [at, value] = [mean(samples.map((one) => one.at)), mean(samples.map((one) => one[of]))]
  const above = samples.reduce((sum, one) => sum + (one.at - at) * (one[of] - value), 0)
  const below = samples.reduce((sum, one) => sum + (one.at - at) ** 2, 0)
  return below === 0 ? 0 : Math.round((above / below) * 3_600_000)
}
