import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import type { Turn } from '../../bots/turn.js'
import { type createClock, inbound, message, silent } from '../contracts/store.js'
import { createScriptedChannel, REQUEST, says, type ScriptedChannel, wording } from '../conversation/scripted.js'
import { createNotices } from '../../src/conversation/notices.js'
import { createSayNotice } from '../../src/conversation/say.js'
import { ALONE, createConversationService } from '../../src/conversation/service.js'
import { admission, targetOf } from '../../src/desk/admission.js'
import type { Answer } from '../../src/desk/answer.js'
import type { Role } from '../../src/desk/contract/session.js'
import { createNoWire } from '../../src/live/wire.js'
import { ALL_DUTIES } from '../../src/desk/work/desk-clock.js'
import { openDesk } from '../../src/desk/desk.js'
import { createIndexer } from '../../src/desk/search/indexer.js'
import type { LiveNews, LiveWord } from '../../src/desk/contract/inbox.js'
import type { Person } from '../../src/desk/person.js'
import { newReference } from '../../src/conversation/case-reference.js'
import { createMemoryBus } from '../../src/live/bus.js'
import type { Store } from '../../src/store/store.js'
import type { Knowledge } from '../../knowledge/base.js'
import type { Wording } from '../../dialogs/wording.js'

export interface DeskStageOptions {
  readonly store: Store
  readonly clock: ReturnType<typeof createClock>
  readonly channel?: ScriptedChannel
  readonly turn: Turn
  readonly log?: Logger
}

const EMPTY: Knowledge = {
  content: {
    entries: new Map(),
    topics: new Map(),
    agencies: new Map(),
    teams: new Map([
      ['general', { name: { ar: 'عامة', en: 'General' }, hours: 'none' }],
      ['police', { name: { ar: 'الشرطة', en: 'Police' }, hours: 'none' }],
    ]),
    hours: new Map(),
    hash: '',
  },
  answerer: { answer: async () => ({ kind: 'unknown', entries: [], ranked: [], confidence: 0, rule: 'none' }) },
  faults: [],
}

/** The way of a message and the whole desk behind its door, on a real store, a clock moved by hand and a scripted channel. */
export async function openDeskStage({
  store,
  clock,
  turn,
  channel = createScriptedChannel('chat'),
  log = silent,
}: DeskStageOptions) {
  const bus = createMemoryBus()
  const { now } = clock
  const channels = new Map([[channel.channel.name, channel.channel]])
  const words = { wording: wording as Wording, formatTime: (at: Date) => at.toISOString() }
  const parts = { store, channels, bus, now, log, ...words }
  const say = createSayNotice(channels, createNotices(words))
  const open = async () => {
    const desk = await openDesk({
      wire: createNoWire(),
      duties: ALL_DUTIES,
      index: createIndexer(store),
      ...parts,
      knowledge: { current: () => EMPTY },
      say,
      deliver: (conversation) => service.deliver(conversation),
      config: { RETENTION_MONTHS: 12 },
      simulated: new Set<string>(),
    })
    const service = createConversationService({
      ...ALONE,
      ...parts,
      around: desk.around,
      turn,
      mask: (text) => text.replace(/\d{8}/g, '••••••••'),
      detectLanguage: () => null,
      noticePersonal: () => [],
      newReference,
      random: () => 0.5,
    })
    return { desk, service }
  }
  let live = await open()
  const settle = async () => {
    // Behind whatever a page that was just opened has begun to write.
    await store.desk.presence.seen([], clock.now())
    await live.service.settle()
    await live.desk.clock.settle()
    await live.service.settle()
  }
  let sent = 0
  const stage = {
    store,
    clock,
    bus,
    channel,
    settle,
    get desk() {
      return live.desk
    },
    get service() {
      return live.service
    },
    /** The process dies and another begins: what is not in the store is gone. */
    async crash() {
      live = await open()
    },
    receive(activity: ReturnType<typeof message>, { conversation = 'c1', id = `m${(sent += 1)}` } = {}) {
      channel.holds({ activities: [inbound(conversation, id, clock.now(), activity)] })
      return live.service.receive(channel.channel, REQUEST)
    },
    /** A citizen's message, and everything that it leads to at once. */
    async say(text: string, conversation = 'c1') {
      await stage.receive(message(text), { conversation })
      clock.forward(channel.channel.limits.gather)
      await settle()
    },
    async script(conversation = 'c1') {
      const lines = await store.transcript.read(conversation, 0, 1_000)
      return lines.map(({ origin, activity }) => `${origin}: ${(JSON.parse(activity) as { text?: string }).text}`)
    },
    /** An account, and the person that it lets in. */
    async hire(name: string, rest: Partial<Pick<Person, 'role' | 'teams' | 'languages' | 'capacity'>> = {}) {
      const role: Role = rest.role ?? 'agent'
      const { teams = ['general'], languages = ['ar', 'en'], capacity = 4 } = rest
      const by = { who: '[test]', at: clock.now() }
      await store.access.accounts.add({ id: name, username: name, name, role, teams, languages, capacity }, by)
      await live.desk.around.refresh()
      const person: Person = {
        id: name,
        username: name,
        name,
        role,
        teams,
        languages,
        capacity,
        interfaceLanguage: 'ar',
        secondFactor: false,
        owesSecondFactor: false,
        connected: false,
      }
      return person
    },
    /** Asks the desk as that person, through the same admission as over HTTP. */
    ask: (me: Person, method: string, path: string, body: unknown = null) =>
      askDesk(live.desk, me, { method, path, body }),
    /** Opens the page: what it hears, and what it may say. */
    enter(me: Person) {
      const heard: LiveNews[] = []
      const guest = live.desk.rooms.hub.enter({
        person: me,
        session: randomUUID(),
        send: (news: LiveNews) => void heard.push(news),
      })
      return { heard, word: (word: LiveWord) => guest.word(word), leave: () => guest.leave() }
    },
    async stop() {
      await live.desk.stop()
    },
  }
  return stage
}

export type DeskStage = Awaited<ReturnType<typeof openDeskStage>>

type Desk = Awaited<ReturnType<typeof openDesk>>

async function askDesk(
  { rooms }: Desk,
  me: Person,
  { method, path, body }: { method: string; path: string; body: unknown },
): Promise<Answer> {
  const url = new URL(path, 'http://desk')
  for (const route of rooms.routes) {
    const params = route.method === method ? match(route.path, url.pathname) : null
    if (!params) continue
    const target = targetOf(params)
    const refused = await admission(route, me, async () =>
      target ? rooms.standing(me, target) : ({ kind: 'none' } as const),
    )
    if (refused) return refused
    const words = route.body.kind === 'json' ? route.body.schema.parse(body) : body
    const source = { address: '127.0.0.1', browser: 'test', origin: 'http://desk', cookies: {} }
    return route.handle({ me, session: 'session', params, query: url.searchParams, body: words, source })
  }
  throw new Error(`no route ${method} ${path}`)
}

function match(pattern: string, path: string): Record<string, string> | null {
  const [wanted, given] = [pattern.split('/'), path.split('/')]
  if (wanted.length !== given.length) return null
  const params: Record<string, string> = {}
  for (const [i, part] of wanted.entries()) {
    const value = given[i] ?? ''
    if (part.startsWith(':')) params[part.slice(1)] = value
    else if (part !== value) return null
  }
  return params
}

/** Asks for a person on "person", takes a score of the case that was resolved last, repeats anything else. */
export const askingTurn: Turn = async ({ activities, state, desk, newReference: fresh }) => {
  const text = activities.map((each) => each.text ?? '').join('+')
  const score = /^score (\d)$/.exec(text)?.[1]
  if (score && desk.resolved) {
    const given = { reference: desk.resolved.reference, score: Number(score), comment: null }
    return { replies: [says('thanks'), { type: 'event', name: 'nafidha.satisfaction', value: given }], state }
  }
  if (text === 'hours?')
    return { replies: [says(`hours ${JSON.stringify(desk.teams['general']?.hours?.week)}`)], state }
  const urgent = text.includes('urgent')
  if (!text.includes('person')) return { replies: [says(`echo ${text}`)], state }
  const { reference, pin } = fresh()
  const team = /team:(\w+)/.exec(text)?.[1]
  const value = { reference, pin, reason: 'asked', language: 'ar', subject: text, urgent, ...(team && { team }) }
  return { replies: [says('yes'), { type: 'event', name: 'handoff.initiate', value }], state }
}
