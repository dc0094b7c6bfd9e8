import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Turn } from '../../bots/turn.js'
import { type Activity, EVENTS, type HandoffRequest } from '../../channels/activity.js'
import type { Address, Channel, Part, RawRequest, Receipt, Received, StatusUpdate } from '../../channels/channel.js'
import type { Value } from '../../dialogs/sentence.js'
import type { Hours } from '../../knowledge/content.js'
import { quietAround } from './quiet-around.js'
import { newReference } from '../../src/conversation/case-reference.js'
import { createCaseDesk } from '../../src/conversation/cases.js'
import { createNotices } from '../../src/conversation/notices.js'
import { createSayNotice } from '../../src/conversation/say.js'
import { ALONE, type ConversationServiceDeps, createConversationService } from '../../src/conversation/service.js'
import { createMemoryBus } from '../../src/live/bus.js'
import { createStore, type Store } from '../../src/store/store.js'
import { createClock, inbound, message, silent } from '../contracts/store.js'

export interface ScriptedOptions {
  readonly logged?: boolean
  readonly gather?: number
  readonly replyWindow?: number | null
  readonly anytime?: boolean
}

/** A provider that does as it is told, and remembers what it was given. */
export function createScriptedChannel(
  name: string,
  { logged = false, gather = 300, replyWindow = null, anytime = false }: ScriptedOptions = {},
) {
  const handedOver: { to: Address; text: string }[] = []
  const script: (Receipt | Error)[] = []
  let held: Partial<Received> = {}
  const channel: Channel = {
    name,
    limits: {
      text: 4096,
      buttons: 3,
      buttonLabel: 20,
      replyWindow,
      rate: { recipient: Infinity, all: Infinity },
      gather,
    },
    receive: async () => ({ response: { status: 200 }, activities: [], statuses: [], rejected: [], ...held }),
    render: (activity) =>
      (activity.text ?? '')
        .split('|')
        .map((text): Part => ({ kind: 'text', payload: text, ...(anytime && { anytime }) })),
    async deliver(to, { payload }) {
      const next = script.shift() ?? { kind: 'accepted', id: `r${handedOver.length + 1}` }
      if (next instanceof Error) throw next
      if (next.kind === 'accepted' || next.kind === 'unsure') handedOver.push({ to, text: String(payload) })
      return next
    },
  }
  return {
    channel: logged ? { ...channel, logged: true as const } : channel,
    handedOver,
    texts: () => handedOver.map(({ text }) => text),
    /** What the next calls of `deliver` meet. */
    answers: (...receipts: (Receipt | Error)[]) => void script.push(...receipts),
    /** What the next requests hold. */
    holds: (next: Partial<Received>) => void (held = next),
  }
}

export type ScriptedChannel = ReturnType<typeof createScriptedChannel>

export const REQUEST: RawRequest = {
  method: 'POST',
  path: '/',
  query: new URLSearchParams(),
  headers: {},
  body: new Uint8Array(),
  remoteAddress: '127.0.0.1',
}

export const says = (text: string, rest: Partial<Activity> = {}): Activity => ({ type: 'message', text, ...rest })
export const asksForPerson = (reference: string, rest: Partial<HandoffRequest> = {}): Activity => ({
  type: 'event',
  name: EVENTS.handoffInitiate,
  value: { reference, pin: '1234', reason: 'asked', language: 'ar', subject: '', urgent: false, ...rest },
})
export const event = (name: string, value?: unknown): Activity => ({ type: 'event', name, value })

/** Repeats what it was told, and counts its turns. */
export const echo: Turn = async ({ activities, state }) => ({
  replies: [says(`echo ${activities.map(({ text }) => text).join('+')}`)],
  state: { turns: ((state as { turns?: number } | null)?.turns ?? 0) + 1 },
})

/** A notice as its key and what it was told, so that a test reads what was said and not how. */
export const wording: ConversationServiceDeps['wording'] = {
  write(_language, key, ...told: unknown[]) {
    const params = Object.entries((told[0] ?? {}) as Record<string, Value>)
    const text = [key, ...params.map(([name, value]) => `${name}=${String(value)}`)].join(' ')
    return { type: 'paragraph', children: [{ type: 'text', text }] }
  },
  say: (_language, ...[key]) => key,
}
const formatTime = (at: Date) => at.toISOString()

const folders: string[] = []
const stores: Store[] = []

/** Closes and removes what the tests opened; for `afterEach`. */
export async function cleanUp(): Promise<void> {
  await Promise.all(stores.splice(0).map((store) => store.close()))
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}

export interface StageOptions extends Partial<Pick<ConversationServiceDeps, 'turn' | 'newReference' | 'random'>> {
  readonly channel?: ScriptedChannel
  readonly hours?: Hours | null
}

/** The whole way of a message with a real store, a clock that is moved by hand, and a provider that does as it is told. */
export async function setStage({ channel = createScriptedChannel('chat'), hours = null, ...rest }: StageOptions = {}) {
  const clock = createClock()
  const dataDir = mkdtempSync(join(tmpdir(), 'nafidha-way-'))
  folders.push(dataDir)
  const open = async () => {
    const store = await createStore({ url: undefined, dataDir, log: silent, now: clock.now })
    stores.push(store)
    return store
  }
  const store = await open()
  const bus = createMemoryBus()
  const channels = new Map([[channel.channel.name, channel.channel]])
  const words = { wording, formatTime }
  const around = quietAround(hours, clock.now)
  const makeService = (over: Partial<ConversationServiceDeps> = {}) =>
    createConversationService({
      ...ALONE,
      store,
      channels,
      bus,
      ...words,
      turn: echo,
      around,
      mask: (text) => text.replace(/\d{8}/g, '••••••••'),
      detectLanguage: (text) => (/[a-z]/.test(text) ? 'en' : /[ء-ي]/.test(text) ? 'ar' : null),
      noticePersonal: (text) => (/\d{8}/.test(text) ? ['phone'] : []),
      newReference,
      now: clock.now,
      random: () => 0.5,
      log: silent,
      ...rest,
      ...over,
    })
  const service = makeService()
  let sent = 0

  const receive = (activity: Activity, { conversation = 'c1', id = `m${(sent += 1)}`, at = clock.now() } = {}) => {
    channel.holds({ activities: [inbound(conversation, id, at, activity)] })
    return service.receive(channel.channel, REQUEST)
  }
  const settle = () => service.settle()
  const lines = async (conversation = 'c1') =>
    (await store.transcript.read(conversation, 0, 1000)).map(({ activity, ...line }) => ({
      ...line,
      activity: JSON.parse(activity) as Activity,
    }))
  return {
    clock,
    store,
    open,
    dataDir,
    bus,
    channel,
    channels,
    service,
    makeService,
    receive,
    settle,
    lines,
    desk: createCaseDesk({ store, say: createSayNotice(channels, createNotices(words)), now: clock.now }),
    /** A citizen's message, and everything that it leads to at once. */
    async say(text: string, conversation = 'c1') {
      await receive(message(text), { conversation })
      clock.forward(channel.channel.limits.gather)
      await settle()
    },
    report(...statuses: StatusUpdate[]) {
      channel.holds({ statuses })
      return service.receive(channel.channel, REQUEST)
    },
    /** The conversation as a script: who said what. */
    async script(conversation = 'c1') {
      return (await lines(conversation)).map(({ origin, activity }) => `${origin}: ${activity.text}`)
    },
  }
}

export type Stage = Awaited<ReturnType<typeof setStage>>
