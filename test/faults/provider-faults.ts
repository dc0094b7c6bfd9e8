import type { Scripted } from '../../channels/whatsapp/cloud/simulator/faults.js'
import type { Fault } from './fault.js'
import { inWorld, judge, seconds } from './fault.js'
import { pause } from './service-process.js'
import { newPhones, stream } from './traffic.js'
import { createWorld, type World } from './world.js'

const LOAD = { brief: { messages: 20, rate: 20 }, full: { messages: 200, rate: 20 } }
const PHONES = 40

interface Trouble {
  readonly name: string
  readonly how: string
  readonly expected: string
  readonly smoke: boolean
  readonly times: number
  readonly meets: Scripted
  readonly repeats?: number
}

/** Calls in a row meet the trouble while messages go on coming. */
const scripted = ({ name, how, expected, smoke, times, meets, repeats = 0 }: Trouble): Fault => ({
  name: `provider: ${name}`,
  how: `${times} calls in a row: ${how}`,
  expected,
  smoke,
  idle: meets.kind !== 'refuse',
  run: ({ seed, brief }) =>
    inWorld(createWorld({ seed }), async (world) => {
      world.simulator.script(...Array.from({ length: times }, () => meets))
      await stream(world, { phones: newPhones(world, PHONES), ...LOAD[brief ? 'brief' : 'full'] })
      return judge(world, { repeats })
    }),
})

const TROUBLES: readonly Trouble[] = [
  {
    name: '429',
    how: 'too fast for the number (130429)',
    expected: 'all wait, nothing is lost or repeated',
    smoke: true,
    times: 3,
    meets: { kind: 'refuse', code: 130429 },
  },
  {
    name: '5xx',
    how: 'HTTP 503 with a page of HTML',
    expected: 'tried again, after five in a row all wait; nothing is lost or repeated',
    smoke: false,
    times: 12,
    meets: { kind: 'status', status: 503 },
  },
  {
    name: 'hangs',
    how: 'no answer, nothing done',
    expected: 'given up after ten seconds, sent again once the outcome counts as unknown',
    smoke: false,
    times: 3,
    meets: { kind: 'hang' },
  },
  {
    name: 'loses its reply',
    how: 'done, and the connection is cut',
    expected: 'the status that names the part tells that it was taken: nothing is repeated',
    smoke: false,
    times: 5,
    meets: { kind: 'lost' },
  },
  {
    name: 'gives half a reply',
    how: 'done, and the reply breaks off',
    expected: 'the status that names the part tells that it was taken: nothing is repeated',
    smoke: false,
    times: 5,
    meets: { kind: 'half' },
  },
]

/** Milliseconds for which the token is dead, and in which one request may come. */
const DEAD = 70_000
const QUIET = 30_000
/** Milliseconds in which calls are under way that did not know of the first refusal; on a crowded machine they are slow. */
const AT_ONCE = 10_000

const deadToken: Fault = {
  name: 'provider: dead token',
  how: `the token is dead for ${DEAD / 1_000} s while messages come`,
  expected: `at most one request in ${QUIET / 1_000} s, nothing dropped`,
  smoke: false,
  idle: true,
  run: ({ seed }) =>
    inWorld(createWorld({ seed }), async (world) => {
      const giveBack = takeToken(world)
      const before = world.outward.passed.length
      await Promise.all([stream(world, { phones: newPhones(world, PHONES), ...LOAD.full }), pause(DEAD)])
      const refused = world.outward.passed.slice(before).filter(({ status }) => status === 401)
      giveBack()
      const known = (refused[0]?.at ?? 0) + AT_ONCE
      const later = refused.filter(({ at }) => at > known).length
      const most = Math.floor(DEAD / QUIET)
      return judge(world, { repeats: 0 }, [
        {
          said: `${refused.length - later} requests until it was known, then ${later} in ${seconds(DEAD)}`,
          ok: later <= most,
        },
      ])
    }),
}

/** The provider no longer knows our token; returns the way back. */
function takeToken({ simulator }: World): () => void {
  const settings = simulator.settings as { accessToken: string }
  const { accessToken } = settings
  settings.accessToken = 'another token'
  return () => void (settings.accessToken = accessToken)
}

const unkind: Fault = {
  name: 'duplicates and disorder',
  how: 'half of all webhooks come again, late by up to two seconds, in batches, statuses in any order, 1 in 10 sends fails',
  expected: 'each message handled once and in order, statuses never go back',
  smoke: true,
  run: ({ seed, brief }) =>
    inWorld(
      createWorld({
        seed,
        simulator: { chaos: { duplicates: 0.5, late: 2_000, batch: 5, disorder: 0.5, failing: 0.1 } },
      }),
      async (world) => {
        await stream(world, { phones: newPhones(world, PHONES), ...LOAD[brief ? 'brief' : 'full'] })
        return judge(world, { repeats: 0 })
      },
    ),
}

export const PROVIDER_FAULTS: readonly Fault[] = [...TROUBLES.map(scripted), deadToken, unkind]
