import type { Wording } from '../../../dialogs/wording.js'
import type { SayNotice } from '../../conversation/say.js'
import type { Bus } from '../../live/bus.js'
import { agentTopic, DESK_TOPIC } from '../../live/topics.js'
import { type Line, lineOf } from '../../store/lines.js'
import type { Hearer, Moved } from '../../store/desk/moves.js'
import type { Move, Mover } from '../../store/desk/plan.js'
import type { Store } from '../../store/store.js'
import type { Around, Present } from '../around.js'
import type { Worker } from '../staff.js'
import { assignAll, chooseNext, type WaitingCase } from './assign.js'

export interface CaseWorkDeps {
  readonly store: Pick<Store, 'desk'>
  readonly around: Around
  readonly say: SayNotice
  readonly wording: Pick<Wording, 'say'>
  readonly bus: Bus
  /** The conversation has parts to deliver. */
  readonly deliver: (conversation: string) => void
  readonly now: () => Date
}

/** What is done with cases, and that everybody hears of it. */
export interface CaseWork {
  /** `note`: an agent's words to colleagues that go with it. */
  move(reference: string, move: Move, note?: { readonly by: string; readonly text: string }): Promise<Moved>
  /** Takes the case that is next for that agent; null: none waits. */
  takeNext(worker: Worker): Promise<string | null>
  /** Gives what waits to whoever has room. */
  assign(): Promise<void>
  /** Back to the queue, with a note of why. */
  giveBackToQueue(reference: string, agent: string, why: 'vanished' | 'silent'): Promise<Moved>
  moverOf(worker: Pick<Worker, 'id' | 'name'>): Mover
  /** Something about a case changed while it stayed where it is. */
  changed(reference: string): Promise<void>
}

/** Cases of the queue that are looked at for one assignment. */
const LOOKED_AT = 200
/** How often a case that somebody else took a moment ago is passed over for the next one. */
const TRIES = 20

export function createCaseWork(deps: CaseWorkDeps): CaseWork {
  return new Work(deps)
}

/** A line between agents. */
export const noteLine = (text: string): Line =>
  lineOf({
    origin: 'note',
    activity: { type: 'message', text, textFormat: 'markdown' },
    parts: null,
    receipts: [],
  })

const hasRoom = ({ presence, worker, load }: Present): boolean => presence.state === 'online' && load < worker.capacity

class Work implements CaseWork {
  readonly #deps: CaseWorkDeps

  constructor(deps: CaseWorkDeps) {
    this.#deps = deps
  }

  moverOf({ id, name }: Pick<Worker, 'id' | 'name'>): Mover {
    return { id, name }
  }

  move(reference: string, move: Move, note?: { by: string; text: string }): Promise<Moved> {
    return this.#move(reference, move, note ? () => ({ ...noteLine(note.text), author: note.by }) : null)
  }

  giveBackToQueue(reference: string, agent: string, why: 'vanished' | 'silent'): Promise<Moved> {
    const { around, wording } = this.#deps
    const name = around.all().find(({ worker }) => worker.id === agent)?.worker.name ?? agent
    const note = ({ language }: Hearer) => noteLine(wording.say(language, `note.${why}`, { name }))
    return this.#move(reference, { kind: 'return', agent }, note)
  }

  async takeNext(worker: Worker): Promise<string | null> {
    const passed = new Set<string>()
    while (passed.size < TRIES) {
      const waiting = (await this.#waiting()).filter(({ reference }) => !passed.has(reference))
      const next = chooseNext(waiting, worker)
      if (!next) return null
      const moved = await this.move(next.reference, { kind: 'claim', by: this.moverOf(worker) })
      if (moved.kind === 'moved') return next.reference
      passed.add(next.reference)
    }
    return null
  }

  /** Most calls find that nobody has room or nobody waits: what that costs is paid for every message of a citizen's. */
  async assign(): Promise<void> {
    const { store, around } = this.#deps
    if (!store.desk.settings.autoAssign() || this.#free().length === 0) return
    const waiting = await this.#waiting()
    if (waiting.length === 0) return
    await around.refresh()
    for (const { reference, worker } of assignAll(waiting, this.#free())) {
      const agent = this.moverOf(worker)
      await this.move(reference, { kind: 'assign', agent, by: 'auto', capacity: worker.capacity })
    }
  }

  async changed(reference: string): Promise<void> {
    const { store, bus } = this.#deps
    const one = await store.desk.lists.byReference(reference)
    if (one) bus.publish(one.conversation, 'changed')
    bus.publish(DESK_TOPIC, 'changed')
  }

  #free(): readonly Present[] {
    return this.#deps.around.all().filter(hasRoom)
  }

  async #waiting(): Promise<readonly WaitingCase[]> {
    const rows = await this.#deps.store.desk.lists.waiting(LOOKED_AT)
    return rows.map(({ reference, team, urgent, queued_at, state, language }) => ({
      reference,
      team,
      urgent: urgent === 1,
      language: language === 'en' ? 'en' : 'ar',
      gaveUp: state !== 'queued',
      since: queued_at,
    }))
  }

  async #move(reference: string, move: Move, note: ((to: Hearer) => Line) | null): Promise<Moved> {
    const { store, say, now } = this.#deps
    const moved = await store.desk.move(reference, move, { say, note, at: now() })
    if (moved.kind === 'moved') await this.#tell(moved)
    return moved
  }

  async #tell({ conversation, before, agent }: Moved & { kind: 'moved' }): Promise<void> {
    const { around, bus, deliver } = this.#deps
    await around.refresh()
    deliver(conversation)
    bus.publish(conversation, 'changed')
    bus.publish(DESK_TOPIC, 'changed')
    for (const each of new Set([before, agent])) if (each !== null) bus.publish(agentTopic(each), 'changed')
  }
}
