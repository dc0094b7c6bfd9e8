import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../src/root.js'
import type { Fault } from './fault.js'
import { inWorld, judge } from './fault.js'
import { pause } from './service-process.js'
import { newPhones, stream } from './traffic.js'
import { createWorld } from './world.js'

const HOUR = 3_600_000
/** Where the clock stands beside the real one, in hours, one after the other. */
const JUMPS = [0.2, -0.2, 0, 1, 0, -1, 0]
const LOAD = { messages: 40, rate: 20 }

const clockJumps: Fault = {
  name: 'clock jumps',
  how: `the service's clock jumps by ${JUMPS.join(', ')} hours while 20 messages a second come`,
  expected: 'nothing waits for a moment that the jump moved away; nothing lost or repeated',
  smoke: false,
  run: ({ seed }) =>
    inWorld(createWorld({ seed, program: join(ROOT, 'dist/test/faults/clock-service.js') }), async (world) => {
      const phones = newPhones(world, 60)
      for (const jump of JUMPS) {
        const talking = stream(world, { phones, ...LOAD })
        await pause(1_000)
        writeFileSync(join(world.dataDir, 'clock-offset'), String(jump * HOUR))
        await talking
      }
      return judge(world, { repeats: 0 }, [{ said: `${JUMPS.length} jumps`, ok: true }])
    }),
}

/** What the service logs of a turn whose conversation has moved on. */
const THROWN_AWAY = 'a turn was thrown away'
/** Milliseconds: longer than a lease lives. */
const HANG = 40_000

const hangs: Fault = {
  name: 'a process hangs past its lease',
  how: `one of two processes on Postgres is stopped (SIGSTOP: its event loop is blocked) for ${HANG / 1_000} s under load, then goes on`,
  expected: 'the other takes its conversations once their leases have run out; what the first still writes is refused',
  smoke: false,
  idle: true,
  run: ({ seed }) =>
    inWorld(createWorld({ engine: 'Postgres', seed, processes: 2 }), async (world) => {
      const phones = newPhones(world, 60)
      const talking = stream(world, { phones, messages: 300, rate: 10 })
      await pause(1_500)
      world.service.pause()
      await pause(HANG)
      world.service.resume()
      await talking
      return judge(world, { repeats: 5 }, () => {
        const refused = world.log().split(THROWN_AWAY).length - 1
        return [{ said: `${refused} stale turns were refused`, ok: true }]
      })
    }),
}

export const TIME_FAULTS: readonly Fault[] = [clockJumps, hangs]
