import { expect } from '@jest/globals'
import { array, type Arbitrary, constantFrom, integer, oneof, record } from 'fast-check'
import type { Turn } from '../../bots/turn.js'
import { EVENTS } from '../../channels/activity.js'
import type { Receipt } from '../../channels/channel.js'
import type { Person } from '../../src/desk/person.js'
import type { Store } from '../../src/store/store.js'
import { type createClock, message } from '../contracts/store.js'
import { asksForPerson, createScriptedChannel, event, says } from '../conversation/scripted.js'
import { type DeskStage, openDeskStage } from './desk-stage.js'

export const CONVERSATIONS = ['c1', 'c2', 'c3']
const AGENTS = ['salma', 'hamed', 'boss'] as const
type AgentName = (typeof AGENTS)[number]

/** What may happen at any moment, in any order. */
export type Move =
  | { readonly do: 'write' | 'say'; readonly conversation: string; readonly text: string }
  | { readonly do: 'repeat'; readonly which: number }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'work' | 'begin' | 'crash' }
  | { readonly do: 'provider'; readonly answer: keyof typeof ANSWERS }
  | { readonly do: 'agent'; readonly who: AgentName; readonly what: Deed; readonly conversation: string }

const DEEDS = [
  'enter',
  'leave',
  'next',
  'claim',
  'claim',
  'send',
  'send',
  'note',
  'transfer',
  'team',
  'give-back',
  'resolve',
  'reopen',
  'snooze',
  'take-over',
  'block',
] as const
type Deed = (typeof DEEDS)[number]

const conversation = constantFrom(...CONVERSATIONS)
const text = constantFrom('person', 'person', 'urgent', 'hello', 'cancel', 'callback', 'throws', 'rate', 'reopen')
const only = <const T>(value: T) => constantFrom(value)
const move: Arbitrary<Move> = oneof(
  { weight: 6, arbitrary: record({ do: constantFrom('write' as const, 'say' as const), conversation, text }) },
  { weight: 1, arbitrary: record({ do: only('repeat' as const), which: integer({ min: 0, max: 20 }) }) },
  { weight: 2, arbitrary: record({ do: only('wait' as const), ms: constantFrom(300, 5_000, 61_000, 650_000) }) },
  { weight: 4, arbitrary: record({ do: constantFrom('work' as const, 'begin' as const, 'crash' as const) }) },
  {
    weight: 2,
    arbitrary: record({
      do: only('provider' as const),
      answer: constantFrom('later', 'refused', 'unsure', 'throws', 'permanent', 'accepted'),
    }),
  },
  {
    weight: 9,
    arbitrary: record({
      do: only('agent' as const),
      who: constantFrom(...AGENTS),
      what: constantFrom(...DEEDS),
      conversation,
    }),
  },
)
export const moves = array(move, { minLength: 30, maxLength: 60 })

const ANSWERS = {
  accepted: (n: number): Receipt => ({ kind: 'accepted', id: `extra${n}` }),
  later: (): Receipt => ({ kind: 'later', ms: 2_000 }),
  refused: (): Receipt => ({ kind: 'refused', reason: 'HTTP 500', permanent: false }),
  permanent: (): Receipt => ({ kind: 'refused', reason: 'no such number', permanent: true }),
  unsure: (): Receipt => ({ kind: 'unsure', reason: 'timeout' }),
  throws: () => new Error('socket hang up'),
}

/** A bot that names every message it answers, and asks, gives up, rates and fails as it is told. */
function createBot(): Turn {
  const failed = new Set<string>()
  let references = 0
  return async ({ activities, state, desk }) => {
    const texts = activities.map((activity) => activity.text ?? '')
    const asked = (word: string) => texts.some((each) => each.split(' ')[1] === word)
    for (const each of texts)
      if (each.endsWith(' throws') && !failed.has(each) && failed.add(each)) throw new Error('told to')
    const at = '2026-12-01T08:00:00.000Z'
    const reference = desk.resolved?.reference ?? ''
    const fresh = `REF${(references += 1)}`
    return {
      replies: [
        says(`answer ${texts.join(', ')}`),
        ...(asked('person') ? [asksForPerson(fresh)] : []),
        ...(asked('urgent') ? [asksForPerson(`U${fresh}`, { urgent: true })] : []),
        ...(asked('cancel') ? [event(EVENTS.handoffCancel)] : []),
        ...(asked('callback') ? [event(EVENTS.callbackAgreed, { reference, at, phone: '+96899123456' })] : []),
        ...(asked('rate') && desk.resolved ? [event(EVENTS.satisfaction, { reference, score: 4, comment: null })] : []),
        ...(asked('reopen') && desk.resolved?.reopens ? [event(EVENTS.reopen, { reference })] : []),
      ],
      state,
    }
  }
}

export interface Played {
  readonly stage: DeskStage
  readonly sent: readonly { readonly conversation: string; readonly text: string }[]
  /** The bot's parts that were handed over while an agent held. */
  readonly voices: readonly string[]
}

/** Plays the moves, then lets everything come to rest with nobody at the desk. */
export async function play(store: Store, clock: ReturnType<typeof createClock>, all: readonly Move[]): Promise<Played> {
  const player = await Player.open(store, clock)
  for (const one of all) await player.step(one)
  return player.rest()
}

class Player {
  readonly #stage: DeskStage
  readonly #people: ReadonlyMap<string, Person>
  readonly #channel: ReturnType<typeof createScriptedChannel>
  readonly #sent: { id: string; conversation: string; text: string }[] = []
  readonly #pages = new Map<string, { leave: () => void }>()
  readonly #versions = new Map<string, number>()
  /** Conversations that an agent held when the last step was over. */
  #held: ReadonlySet<string> = new Set()
  readonly #voices: string[] = []
  readonly #begun: Promise<void>[] = []
  #step = 0

  private constructor(stage: DeskStage, people: ReadonlyMap<string, Person>) {
    this.#stage = stage
    this.#people = people
    this.#channel = stage.channel
  }

  static async open(store: Store, clock: ReturnType<typeof createClock>): Promise<Player> {
    const scripted = createScriptedChannel('chat')
    const watch = { at: (_conversation: string, _text: string) => undefined as void }
    const { deliver } = scripted.channel
    const channel = {
      ...scripted.channel,
      deliver: (to: Parameters<typeof deliver>[0], part: Parameters<typeof deliver>[1]) => {
        watch.at(to.conversation, String(part.payload))
        return deliver(to, part)
      },
    }
    const stage = await openDeskStage({ store, clock, turn: createBot(), channel: { ...scripted, channel } })
    const people = new Map<string, Person>()
    for (const name of AGENTS)
      people.set(name, await stage.hire(name, { role: name === 'boss' ? 'supervisor' : 'agent', capacity: 2 }))
    const player = new Player(stage, people)
    watch.at = (conversationId, words) => player.#hear(conversationId, words)
    return player
  }

  /** I5: what the bot said is not handed over once an agent holds. */
  #hear(id: string, words: string): void {
    if (words.startsWith('answer ') && this.#held.has(id)) this.#voices.push(`${id} ${words}`)
  }

  async step(one: Move): Promise<void> {
    this.#step += 1
    await this.#take(one)
    const held = new Set<string>()
    for (const id of CONVERSATIONS) {
      const snapshot = await this.#stage.store.conversations.snapshot(id)
      if (snapshot?.holder === 'agent') held.add(id)
      // I7: never back.
      const version = snapshot?.version ?? 0
      expect(version).toBeGreaterThanOrEqual(this.#versions.get(id) ?? 0)
      this.#versions.set(id, version)
    }
    this.#held = held
    await standsRight(this.#stage)
  }

  async rest(): Promise<Played> {
    await Promise.all(this.#begun)
    for (const page of this.#pages.values()) page.leave()
    for (let i = 0; i < 40; i += 1) {
      this.#stage.clock.forward(60_000)
      await this.#stage.settle()
    }
    return { stage: this.#stage, sent: this.#sent, voices: this.#voices }
  }

  async #take(one: Move): Promise<void> {
    const stage = this.#stage
    switch (one.do) {
      case 'write':
      case 'say':
        return this.#write(one)
      case 'repeat': {
        const old = this.#sent[one.which % Math.max(this.#sent.length, 1)]
        if (old) await stage.receive(message(old.text), old)
        return
      }
      case 'wait':
        return stage.clock.forward(one.ms)
      case 'work':
        return stage.settle()
      case 'begin':
        return void this.#begun.push(stage.settle())
      case 'crash':
        this.#pages.clear()
        return stage.crash()
      case 'provider':
        return this.#channel.answers(ANSWERS[one.answer](this.#step))
      case 'agent':
        return this.#act(one)
    }
  }

  async #write(one: Move & { do: 'write' | 'say' }): Promise<void> {
    const id = `m${this.#sent.length}`
    const next = { id, conversation: one.conversation, text: `${id} ${one.text}` }
    this.#sent.push(next)
    expect((await this.#stage.receive(message(next.text), next)).status).toBe(200)
    if (one.do === 'write') return
    this.#stage.clock.forward(300)
    await this.#stage.settle()
  }

  async #act({ who, what, conversation: id }: Move & { do: 'agent' }): Promise<void> {
    const me = this.#people.get(who)
    if (!me) throw new Error('nobody')
    if (what === 'enter') return void this.#pages.set(who, this.#stage.enter(me))
    if (what === 'leave') return this.#pages.get(who)?.leave()
    if (what === 'next') return void (await this.#stage.ask(me, 'POST', '/desk/api/cases/next'))
    const here = `/desk/api/conversations/${id}`
    const clientId = `${who}${this.#step}`
    if (what === 'send')
      return void (await this.#stage.ask(me, 'POST', `${here}/messages`, {
        clientId,
        text: `from ${who} ${this.#step}`,
      }))
    if (what === 'note')
      return void (await this.#stage.ask(me, 'POST', `${here}/notes`, { clientId, text: 'secret', mentions: [] }))
    if (what === 'block')
      return void (this.#step % 7 === 0 && (await this.#stage.ask(me, 'POST', `${here}/block`, { reason: 'abuse' })))
    const [first] = await this.#stage.store.desk.lists.ofConversation(id)
    if (!first) return
    const until = new Date(this.#stage.clock.now().getTime() + 300_000).toISOString()
    const bodies: Partial<Record<Deed, unknown>> = {
      transfer: { to: { agent: AGENTS[this.#step % AGENTS.length] }, note: '' },
      team: { to: { team: 'general' }, note: 'better there' },
      resolve: { outcome: 'answered', tags: [] },
      snooze: { until },
    }
    const path = what === 'team' ? 'transfer' : what
    await this.#stage.ask(me, 'POST', `/desk/api/cases/${first.reference}/${path}`, bodies[what] ?? null)
  }
}

/** Looks that are taken before what does not fit counts: work that was begun goes on between two readings. */
const LOOKS = 40

/** Holder and case say the same; nobody is without a next step; never two owners. */
export async function standsRight({ store }: DeskStage): Promise<void> {
  for (const id of CONVERSATIONS) {
    let faults = await faultsOf(store, id)
    for (let looked = 1; faults.length > 0 && looked < LOOKS; looked += 1) {
      await new Promise((resolve) => setImmediate(resolve))
      faults = await faultsOf(store, id)
    }
    expect(faults).toEqual([])
  }
}

async function faultsOf(store: Store, id: string): Promise<readonly string[]> {
  const cases = await store.desk.lists.ofConversation(id)
  const [one, ...others] = cases.filter(({ closed_at }) => closed_at === null)
  const holder = one?.holder ?? (await store.conversations.snapshot(id))?.holder ?? 'bot'
  const expected = one?.state === 'claimed' ? 'agent' : one?.state === 'queued' ? 'queue' : 'bot'
  const timer = async (kind: 'patience' | 'silent' | 'snooze') =>
    (await store.desk.acts.due(kind, new Date('2100-01-01'))).some((due) => due.conversation === id)
  const waits = one?.state === 'claimed' && one.waiting_since !== null
  return [
    ...(others.length > 0 ? [`${id} has two open cases`] : []),
    ...(holder === expected ? [] : [`${id} is held by ${holder}, its case by ${expected}`]),
    ...(one?.state === 'claimed' && one.agent === null ? [`${id} is claimed by nobody`] : []),
    ...(one?.state === 'queued' && !(await timer('patience')) ? [`${id} waits without an end`] : []),
    ...(waits && !(await timer('silent')) && !(await timer('snooze'))
      ? [`${id} waits for an agent without an end`]
      : []),
  ]
}
