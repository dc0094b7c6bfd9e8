import { z } from 'zod'
import type { Poller, Polled } from '../channel.js'
import type { Api, ApiAnswer } from './api.js'
import type { ReadUpdates } from './inbound.js'
import { KINDS } from './update.js'
import { isBadToken, OTHER_POLLER, OTHER_WEBHOOK, troubleOf } from './words.js'

export interface PollerDeps {
  readonly api: Api
  readonly read: ReadUpdates
  readonly now: () => Date
}

const SECOND = 1_000
/** Seconds that Telegram holds a call open, and what the way there and back may add, milliseconds. */
const HELD = 25
const WAY = 10 * SECOND
const AT_ONCE = 100
/** Milliseconds to wait after a refusal or a fault. */
const AGAIN = 5 * SECOND
const DEAD = 30 * SECOND
/** After some days of silence Telegram may start to count anew, below the last number: then ours must be forgotten. */
const FORGET_AFTER = 3 * 24 * 60 * 60 * SECOND

const numbered = z.looseObject({ update_id: z.number().int() })
const nothing = { activities: [], statuses: [], rejected: [], confirm: () => {} }

/** Long polling. What was given is confirmed by the next call, which is made only once it is stored. */
export function createPoller({ api, read, now }: PollerDeps): Poller {
  let offset: number | null = null
  let heardAt = now().getTime()

  return {
    async poll(over): Promise<Polled> {
      if (now().getTime() - heardAt > FORGET_AFTER) offset = null
      const payload = { limit: AT_ONCE, timeout: HELD, allowed_updates: KINDS, ...(offset !== null && { offset }) }
      const answer = await api.call('getUpdates', payload, { timeout: HELD * SECOND + WAY, over })
      if (answer.kind !== 'answered') return { ...nothing, ...(over.aborted ? CALM : afterFault(answer)) }
      const updates = z.array(z.unknown()).catch([]).parse(answer.result)
      const last = lastNumber(updates)
      return {
        ...(await read(updates)),
        confirm() {
          if (last === null) return
          offset = last + 1
          heardAt = now().getTime()
        },
        wait: null,
        trouble: null,
      }
    },
  }
}

const CALM = { wait: null, trouble: null }

/** An update without a number cannot be confirmed by itself; those after it confirm it. */
function lastNumber(updates: readonly unknown[]): number | null {
  const numbers = updates.flatMap((update) => numbered.safeParse(update).data?.update_id ?? [])
  return numbers.length > 0 ? Math.max(...numbers) : null
}

function afterFault(answer: Exclude<ApiAnswer, { kind: 'answered' }>): Pick<Polled, 'wait' | 'trouble'> {
  if (isBadToken(answer)) return { wait: DEAD, trouble: troubleOf(answer) }
  if (answer.kind === 'refused' && answer.code === 409)
    return { wait: AGAIN, trouble: /webhook/i.test(answer.description) ? OTHER_WEBHOOK : OTHER_POLLER }
  if (answer.kind === 'refused' && answer.retryAfter !== null) return { wait: answer.retryAfter, trouble: null }
  return { wait: AGAIN, trouble: troubleOf(answer) }
}
