import type { Logger } from 'pino'
import { createReadyQueue } from '../../conversation/ready-queue.js'
import type { Bus } from '../../live/bus.js'
import { agentTopic, DESK_TOPIC, PRESENCE_TOPIC } from '../../live/topics.js'
import type { DueCase } from '../../store/desk/case-acts.js'
import { TOO_LONG } from '../../store/desk/desk-timers.js'
import type { Store } from '../../store/store.js'
import type { Around } from '../around.js'
import type { CaseWork } from './case-work.js'

/** What of the desk's own work is done in this process; every process follows what changes. */
export interface Duties {
  /** Signs of life of those whose pages are open here. */
  readonly beat: boolean
  /** Assigning, and what comes due. */
  readonly assign: boolean
}

export const ALL_DUTIES: Duties = { beat: true, assign: true }

export interface DeskClockDeps {
  readonly duties: Duties
  readonly store: Pick<Store, 'desk'>
  readonly around: Around
  readonly work: CaseWork
  readonly bus: Bus
  /** Agents with an open page in this process. */
  readonly connected: () => readonly string[]
  /** Reads again what another process may have set. */
  readonly refresh: () => Promise<void>
  /** Makes new lines findable. */
  readonly index: () => Promise<void>
  readonly now: () => Date
  readonly log: Logger
}

/** What the desk does by itself: it assigns, notices who is gone, and leaves nobody without a next step. */
export interface DeskClock {
  start(): void
  /** Does all that is due now. */
  settle(): Promise<void>
  stop(): Promise<void>
}

/** Milliseconds between two looks, and between two signs of life of those who are connected. */
const LOOK_EVERY = 1_000
const BEAT_EVERY = 15_000
/** Milliseconds: how long a closed team without an opening in sight is left alone. */
const LATER = 60 * 60_000
const LOOK = 'desk'

export function createDeskClock(deps: DeskClockDeps): DeskClock {
  const clock = new Clock(deps)
  const looks = createReadyQueue({ run: () => clock.look(), atOnce: 1, now: deps.now, log: deps.log })
  const wake = () => looks.wake(LOOK, deps.now())
  const wakeWhole = () => {
    clock.forget()
    wake()
  }
  let stopListening: (() => void) | null = null
  return {
    start() {
      stopListening = deps.bus.subscribe(DESK_TOPIC, wake)
      looks.start()
      wakeWhole()
    },
    async settle() {
      wakeWhole()
      await looks.settle()
    },
    async stop() {
      stopListening?.()
      await looks.stop()
    },
  }
}

/** Also where the clock was set back behind it: otherwise it would be over only when the clock is there again. */
const isOver = (milliseconds: number, { since, at }: { readonly since: number; readonly at: number }): boolean =>
  at < since || at - since >= milliseconds

class Clock {
  readonly #deps: DeskClockDeps
  #beatAt = -Infinity
  #lookedAt = -Infinity

  constructor(deps: DeskClockDeps) {
    this.#deps = deps
  }

  /** The next look is a whole one. */
  forget(): void {
    this.#lookedAt = -Infinity
  }

  /** Whoever wakes it between two whole looks has a case to assign, and no more. */
  async look(): Promise<Date> {
    const { work, index, now, duties } = this.#deps
    const at = now().getTime()
    const whole = isOver(LOOK_EVERY, { since: this.#lookedAt, at })
    if (whole) {
      this.#lookedAt = at
      await this.#lookAtAll()
    }
    if (duties.assign) {
      await work.assign()
      if (whole) await index()
    }
    // The clock may have been set back meanwhile.
    return new Date(Math.min(this.#lookedAt, now().getTime()) + LOOK_EVERY)
  }

  async #lookAtAll(): Promise<void> {
    const { around, refresh, duties } = this.#deps
    if (duties.beat) await this.#beat()
    await refresh()
    await around.refresh()
    if (!duties.assign) return
    await this.#expire()
    await this.#returnOrphans()
    await this.#due('silent', (due) => this.#silent(due))
    await this.#due('patience', (due) => this.#waitedLong(due))
    await this.#due('snooze', (due) => this.#wakeUp(due))
  }

  async #beat(): Promise<void> {
    const { store, connected, now } = this.#deps
    const at = now()
    if (!isOver(BEAT_EVERY, { since: this.#beatAt, at: at.getTime() })) return
    this.#beatAt = at.getTime()
    await store.desk.presence.seen(connected(), at)
  }

  async #expire(): Promise<void> {
    const { store, bus, now } = this.#deps
    const gone = await store.desk.presence.expire(now())
    if (gone.length > 0) bus.publish(PRESENCE_TOPIC, 'changed')
  }

  async #returnOrphans(): Promise<void> {
    const { store, work, now } = this.#deps
    for (const { reference, agent } of await store.desk.presence.orphans(now()))
      await work.giveBackToQueue(reference, agent, 'vanished')
  }

  async #due(kind: 'silent' | 'patience' | 'snooze', act: (due: DueCase) => Promise<boolean>): Promise<void> {
    const { store, log, now } = this.#deps
    for (const due of await store.desk.acts.due(kind, now()))
      try {
        if (!(await act(due))) await store.desk.acts.drop(due.conversation, kind)
      } catch (error) {
        log.error({ err: error, conversation: due.conversation, kind }, 'what the clock asked for could not be done')
      }
  }

  /** Each gives whether the timer has been seen to: dropped or set anew by what was done. */
  async #silent({ reference, agent, state }: DueCase): Promise<boolean> {
    if (reference === null || agent === null || state !== 'claimed') return false
    const moved = await this.#deps.work.giveBackToQueue(reference, agent, 'silent')
    return moved.kind === 'moved'
  }

  async #waitedLong({ conversation, reference, team, state }: DueCase): Promise<boolean> {
    const { around, store, work, now } = this.#deps
    if (reference === null || state !== 'queued') return false
    const { open, opensAt } = around.opening(team)
    if (!open) {
      const at = opensAt ? opensAt.getTime() + TOO_LONG : now().getTime() + LATER
      await store.desk.acts.postpone(conversation, 'patience', new Date(at))
      return true
    }
    return (await work.move(reference, { kind: 'give-up' })).kind === 'moved'
  }

  async #wakeUp({ conversation }: DueCase): Promise<boolean> {
    const { store, bus, now } = this.#deps
    const { silent } = store.desk.settings.patience()
    const agent = await store.desk.acts.wake(conversation, { at: now(), silent })
    bus.publish(DESK_TOPIC, 'changed')
    if (agent !== null) bus.publish(agentTopic(agent), 'changed')
    return true
  }
}
