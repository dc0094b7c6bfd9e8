import type { Fault, RunOptions } from './fault.js'
import { inWorld, judge, seconds } from './fault.js'
import type { Meddling } from './relay.js'
import { pause } from './service-process.js'
import { isAnswered, newPhones, type Phone, stream, write } from './traffic.js'
import { createWorld, eventually, type EngineName, type World } from './world.js'

const WEBHOOK = '/webhooks/whatsapp'
const SEND = '/messages'
/** Milliseconds after the acknowledgement: the turn runs, then its answer is being written. */
const INTO_THE_TURN = 310
const ROUNDS = { brief: 1, full: 2 }
const RANDOM_KILLS = { brief: 3, full: 10 }
/** Milliseconds that the service lives between two kills. */
const LIFE = { shortest: 20, longest: 1_500 }

interface Point {
  readonly name: string
  /** Kills the service when the next message gets there; resolves once it did. */
  readonly strike: (world: World) => Promise<void>
}

/** The relays see every step between the provider and us; what lies between two of them is struck by its time. */
const POINTS: readonly Point[] = [
  { name: 'before the webhook is read', strike: (world) => strikeAt(world, 'inward', 'before') },
  { name: 'stored, the acknowledgement under way', strike: (world) => strikeAt(world, 'inward', 'after') },
  {
    name: 'acknowledged, in the turn',
    async strike(world) {
      await passing(world, 'inward')
      await pause(INTO_THE_TURN)
      await world.service.kill()
    },
  },
  { name: 'before the provider has the answer', strike: (world) => strikeAt(world, 'outward', 'before') },
  { name: 'the provider has it, its reply is lost', strike: (world) => strikeAt(world, 'outward', 'after') },
  {
    name: 'the provider has replied, before our mark',
    async strike(world) {
      await passing(world, 'outward')
      await world.service.kill()
    },
  },
]

const concerns = (side: 'inward' | 'outward', path: string) =>
  side === 'inward' ? path.startsWith(WEBHOOK) : path.endsWith(SEND)

function strikeAt(world: World, side: 'inward' | 'outward', when: 'before' | 'after'): Promise<void> {
  return new Promise((resolve) => {
    world[side].hooks[when] = async ({ path }): Promise<Meddling> => {
      if (!concerns(side, path)) return 'pass'
      world[side].hooks = {}
      await world.service.kill()
      resolve()
      return 'cut'
    }
  })
}

/** A request has gone through, and its answer with it. */
function passing(world: World, side: 'inward' | 'outward'): Promise<void> {
  return new Promise((resolve) => {
    world[side].hooks.after = ({ path }) => {
      if (!concerns(side, path)) return 'pass'
      world[side].hooks = {}
      setImmediate(resolve)
      return 'pass'
    }
  })
}

const atNamedPoints = (engine: EngineName): Fault => ({
  name: `kill -9 at named points, ${engine}`,
  how: POINTS.map(({ name }) => name).join(' / '),
  expected: 'nothing lost, at most one part twice a kill, answered soon after the restart',
  smoke: engine === 'SQLite',
  // What a dead process had leased is waited for.
  idle: engine === 'Postgres',
  run: ({ seed, brief }) =>
    inWorld(createWorld({ engine, seed }), async (world) => {
      const waits: number[] = []
      const points = brief ? POINTS.filter((_, i) => i % 2 === 1) : POINTS
      for (let round = 0; round < ROUNDS[brief ? 'brief' : 'full']; round += 1)
        for (const { strike } of points) waits.push(await killOnce(world, strike))
      const slowest = Math.max(...waits)
      return judge(world, { repeats: waits.length }, [
        { said: `${waits.length} kills; first answer after the restart ${seconds(slowest)} at most`, ok: true },
      ])
    }),
})

/** Gives the milliseconds from the service's return to its answer. */
async function killOnce(world: World, strike: Point['strike']): Promise<number> {
  const [phone] = newPhones(world, 1)
  if (!phone) throw new Error('no phone')
  const struck = strike(world)
  write(world, phone)
  await Promise.race([struck, pause(30_000)])
  await world.service.kill()
  await world.service.start()
  const startedAt = performance.now()
  await eventually(() => isAnswered(phone), 90_000)
  return performance.now() - startedAt
}

const atRandom = (engine: EngineName): Fault => ({
  name: `kill -9 at random, ${engine}`,
  how: `killed every ${LIFE.shortest} to ${LIFE.longest} ms of its life under load`,
  expected: 'nothing lost, at most one part twice a kill',
  smoke: false,
  run: ({ seed, brief }) =>
    inWorld(createWorld({ engine, seed }), async (world) => {
      const kills = RANDOM_KILLS[brief ? 'brief' : 'full']
      const phones = newPhones(world, 60)
      const over = new AbortController()
      const talking = talk(world, phones, over.signal)
      for (let i = 0; i < kills; i += 1) {
        await pause(LIFE.shortest + world.random() * (LIFE.longest - LIFE.shortest))
        await world.service.kill()
        await world.service.start()
      }
      over.abort()
      await talking
      return judge(world, { repeats: kills }, [{ said: `${kills} kills`, ok: true }])
    }),
})

async function talk(world: World, phones: readonly Phone[], over: AbortSignal): Promise<void> {
  while (!over.aborted) await stream(world, { phones, messages: 10, rate: 10 })
}

/** Milliseconds within which a service that was asked to stop has ended. */
const DRAIN = 10_500

const terminated = (engine: EngineName): Fault => ({
  name: `SIGTERM in a burst, ${engine}`,
  how: 'asked to stop in the middle of 150 messages within three seconds, then started again',
  expected: 'nothing lost or repeated, ended within 10 s with code 0',
  smoke: false,
  run: (options) => terminate(engine, options),
})

const terminate = (engine: EngineName, { seed }: RunOptions) =>
  inWorld(createWorld({ engine, seed }), async (world) => {
    const talking = stream(world, { phones: newPhones(world, 50), messages: 150, rate: 50 })
    await pause(1_500)
    const startedAt = performance.now()
    const code = await world.service.stop()
    const took = performance.now() - startedAt
    await world.service.start()
    await talking
    return judge(world, { repeats: 0 }, [
      { said: `ended with ${code} after ${seconds(took)}`, ok: code === 0 && took <= DRAIN },
    ])
  })

export const KILL_FAULTS: readonly Fault[] = (['SQLite', 'Postgres'] as const).flatMap((engine) => [
  atNamedPoints(engine),
  atRandom(engine),
  terminated(engine),
])
