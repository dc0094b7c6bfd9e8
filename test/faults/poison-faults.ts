import { join } from 'node:path'
import { ROOT } from '../../src/root.js'
import { DEADLY } from './deadly.js'
import type { Fault } from './fault.js'
import { inWorld, judge } from './fault.js'
import type { Meddling } from './relay.js'
import { pause } from './service-process.js'
import { count, isAnswered, newPhones, say, settled, write } from './traffic.js'
import { createWorld, type EngineName, type World } from './world.js'

/** No turn can read it: an attachment that is none. */
const POISON = '{"type":"message","text":"x","attachments":[null]}'

const poison: Fault = {
  name: 'poison message',
  how: 'a stored message that throws in every turn, among others that do not',
  expected: 'three tries, then set apart with its reason and a polite answer; the others are answered',
  smoke: true,
  run: ({ seed }) =>
    inWorld(createWorld({ seed }), async (world) => {
      const [victim, ...others] = newPhones(world, 6)
      if (!victim) throw new Error('no phone')
      // Stored and not yet handled, then made into what no turn can read.
      const killed = new Promise<void>((resolve) => {
        world.inward.hooks.after = async (): Promise<Meddling> => {
          world.inward.hooks = {}
          await world.service.kill()
          resolve()
          return 'cut'
        }
      })
      write(world, victim)
      await killed
      await world.ledger.query(`update transcript set activity = '${POISON}' where origin = 'citizen'`)
      await world.service.start()
      for (const phone of others) write(world, phone)
      await settled(world, 60_000)
      const set = await count(world, `quarantine where kind = 'message'`)
      const attempts = Number((await world.ledger.query(`select max(attempts) as n from inbox`))[0]?.['n'])
      return judge(world, { repeats: 1 }, [
        { said: `${set} set apart after ${attempts + 1} tries`, ok: set === 1 && attempts === 2 },
        { said: 'the citizen was told', ok: victim.messages.at(-1)?.from === 'service' },
      ])
    }),
}

/** Milliseconds within which all is over; leases of dead processes run out first. */
const ALL_DEATHS = 240_000
const DEATHS = 3

const deadly = (engine: EngineName): Fault => ({
  name: `a message that kills the process, ${engine}`,
  how: 'in its turn the process is gone (SIGKILL, as for want of memory); it is started again each time; others write too',
  expected: `after ${DEATHS} deaths it is set apart with its reason and a polite answer; the others are answered`,
  smoke: false,
  idle: engine === 'Postgres',
  run: ({ seed }) =>
    inWorld(createWorld({ engine, seed, program: join(ROOT, 'dist/test/faults/deadly-service.js') }), async (world) => {
      const [victim, ...others] = newPhones(world, 6)
      if (!victim) throw new Error('no phone')
      for (const phone of others.slice(0, 2)) write(world, phone)
      say(world, victim, DEADLY)
      for (const phone of others.slice(2)) write(world, phone)
      const deaths = await keepAlive(world, () => [victim, ...others].every(isAnswered))
      const set = await count(world, `quarantine where kind = 'message'`)
      return judge(world, { repeats: DEATHS }, [
        { said: `${deaths} deaths`, ok: deaths === DEATHS },
        { said: `${set} set apart, the citizen was told`, ok: set === 1 },
      ])
    }),
})

/** Starts the process again whenever it is gone, as an operator's system does; how often that was. */
async function keepAlive({ service }: World, over: () => boolean): Promise<number> {
  const deadline = performance.now() + ALL_DEATHS
  let deaths = 0
  while (!over() && performance.now() < deadline) {
    if (service.isGone) {
      deaths += 1
      // It may be gone again before it answers.
      await service.start().catch(() => undefined)
    }
    await pause(50)
  }
  return deaths
}

export const POISON_FAULTS: readonly Fault[] = [poison, deadly('SQLite'), deadly('Postgres')]
