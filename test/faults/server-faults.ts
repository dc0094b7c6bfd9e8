import type { Fault } from './fault.js'
import { inWorld, judge } from './fault.js'
import { pause } from './service-process.js'
import { newPhones, stream } from './traffic.js'
import { createWorld, type World } from './world.js'

const LOAD = { messages: 200, rate: 20, phones: 80 }
/** Milliseconds into the load, and how long a server is away or hangs. */
const BEFORE = 2_000
const AWAY = 6_000

type Harm = (world: World) => Promise<void>

/** Under load, with what may be seen twice: a mark that could not be made leaves the outcome unknown. */
const underLoad =
  (harm: Harm, opening: (seed: number) => Promise<World>, repeats: number): Fault['run'] =>
  ({ seed }) =>
    inWorld(opening(seed), async (world) => {
      const talking = stream(world, { ...LOAD, phones: newPhones(world, LOAD.phones) })
      await pause(BEFORE)
      await harm(world)
      await talking
      return judge(world, { repeats })
    })

async function onServer<T>(server: T | null, harm: (server: T) => Promise<void>): Promise<void> {
  if (server === null) throw new Error('this world has no such server')
  await harm(server)
}

const onPostgres = (seed: number) => createWorld({ engine: 'Postgres', seed, processes: 2 })

const postgres = (
  name: string,
  how: string,
  harm: (server: NonNullable<World['postgres']>) => Promise<void>,
): Fault => ({
  name: `Postgres ${name}`,
  how: `${how}; two processes, ${LOAD.rate} messages a second`,
  expected: 'webhooks get 503 meanwhile, nothing acknowledged is lost, all answered afterwards',
  smoke: false,
  run: underLoad((world) => onServer(world.postgres, harm), onPostgres, 5),
})

const redis = (name: string, how: string, harm: (server: NonNullable<World['redis']>) => Promise<void>): Fault => ({
  name: `Redis ${name}`,
  how: `${how}; two processes on Postgres, ${LOAD.rate} messages a second`,
  expected: 'no message and no order is lost, all answered; wake-ups come back by themselves',
  smoke: false,
  run: underLoad((world) => onServer(world.redis, harm), onPostgres, 0),
})

const awhile = () => pause(AWAY)

export const SERVER_FAULTS: readonly Fault[] = [
  postgres('restarted', 'stopped fast, and started on the same data', async (server) => {
    await server.halt('SIGINT')
    await server.start()
  }),
  postgres('fails over', 'killed, away for six seconds, and recovered from its log', async (server) => {
    await server.halt('SIGKILL')
    await awhile()
    await server.start()
  }),
  postgres('paused', 'stopped with all its connections (SIGSTOP) for six seconds', async (server) => {
    server.pause()
    await awhile()
    server.resume()
  }),
  redis('restarted', 'killed, away for six seconds, empty when it is back', async (server) => {
    await server.stop()
    await awhile()
    await server.start()
  }),
  redis('paused', 'SIGSTOP for six seconds', async (server) => {
    server.pause()
    await awhile()
    server.resume()
  }),
  redis('flushed', 'FLUSHALL twice', async (server) => {
    server.flush()
    await pause(1_000)
    server.flush()
  }),
  {
    name: 'Redis out of memory',
    how: `maxmemory 1mb with noeviction: every write is refused; two processes on Postgres`,
    expected: 'limits are counted in each process, nothing is lost, all answered',
    smoke: false,
    run: underLoad(
      async () => undefined,
      (seed) =>
        createWorld({
          engine: 'Postgres',
          seed,
          processes: 2,
          redis: ['--maxmemory', '1mb', '--maxmemory-policy', 'noeviction'],
        }),
      0,
    ),
  },
]
