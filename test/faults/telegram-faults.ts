import type { Fault as Meets } from '../../channels/telegram/simulator/answers.js'
import type { Fault } from './fault.js'
import { inWorld, judge } from './fault.js'
import { newPhones, stream } from './traffic.js'
import { createWorld } from './world.js'

const LOAD = { messages: 200, rate: 20 }
const PHONES = 40

interface Trouble {
  readonly name: string
  readonly how: string
  readonly expected: string
  readonly times: number
  readonly meets: Meets
  /** Parts that may be seen twice. */
  readonly repeats?: number
}

/** Calls in a row meet the trouble while messages go on coming, fetched by long polling. */
const scripted = ({ name, how, expected, times, meets, repeats = 0 }: Trouble): Fault => ({
  name: `Telegram: ${name}`,
  how: `${times} calls in a row: ${how}`,
  expected,
  smoke: false,
  idle: true,
  run: ({ seed }) =>
    inWorld(createWorld({ seed, telegram: true }), async (world) => {
      world.telegram?.script(...Array.from({ length: times }, () => ({ fault: meets })))
      await stream(world, { phones: newPhones(world, PHONES), ...LOAD })
      const early = () => world.telegram?.rates.violations ?? 0
      return judge(world, { repeats }, () => [
        { said: `${early()} calls before Telegram’s wish for quiet was over`, ok: early() === 0 },
      ])
    }),
})

const TROUBLES: readonly Trouble[] = [
  {
    name: '429',
    how: 'too fast for this chat, retry_after of two seconds',
    expected: 'each chat is left alone for as long, nothing is lost or repeated',
    times: 5,
    meets: { kind: 'too-many', seconds: 2 },
  },
  {
    name: '5xx',
    how: 'HTTP 502 with a page of HTML',
    expected: 'tried again, after five in a row all wait; nothing is lost or repeated',
    times: 12,
    meets: { kind: 'status', status: 502 },
  },
  {
    name: 'hangs',
    how: 'no answer, nothing done',
    expected: 'given up after ten seconds, sent again once the outcome counts as unknown',
    times: 3,
    meets: { kind: 'hang' },
  },
  {
    name: 'loses its reply',
    how: 'done, and the connection is cut',
    expected: 'Telegram tells nothing afterwards: each of them may be seen twice, and none is lost',
    times: 5,
    meets: { kind: 'lost' },
    repeats: 5,
  },
]

export const TELEGRAM_FAULTS: readonly Fault[] = TROUBLES.map(scripted)
