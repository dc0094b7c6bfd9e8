import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Logger, pino } from 'pino'
import type { Turn } from '../../bots/turn.js'
import type { Channel } from '../../channels/channel.js'
import { readWording } from '../../src/bot.js'
import { newReference } from '../../src/conversation/case-reference.js'
import type { DeskAround } from '../../src/conversation/desk-around.js'
import { createOpening } from '../../src/conversation/hours.js'
import { ALONE, createConversationService } from '../../src/conversation/service.js'
import { createReadBody, headOf } from '../../src/http/raw-request.js'
import { createMemoryBus } from '../../src/live/bus.js'
import { createStore, type Store } from '../../src/store/store.js'

/** A provider's simulator on the way that is measured. */
export interface Provider {
  /** The channel that talks with it; `url`: where our webhook is. */
  connect(parts: { store: Store; url: string; log: Logger; now: () => Date }): Promise<Channel>
  /** The webhook is ready: tell the provider, where that is not done by the channel itself. */
  subscribe(url: string): Promise<void>
  /** A citizen says the number. */
  say(number: number): void
  /** Resolves once every update has been handed over. */
  idle(): Promise<void>
  /** What all phones together show of the service. */
  answers(): readonly string[]
  close(): Promise<void>
}

/**
 * What came of it, as the phones show it; all but `messages`, `turns` and `seconds` are to be 0, but for answers shown twice
 * whose first receipt was lost on the way.
 */
export interface WayReport {
  readonly messages: number
  readonly turns: number
  /** Messages in no answered turn, or in more than one. */
  readonly lost: number
  readonly takenTwice: number
  /** Turns whose messages do not stand in the provider's order. */
  readonly outOfOrder: number
  /** Answers that a phone shows more than once. */
  readonly shownTwice: number
  readonly seconds: number
}

/** Repeats the texts that a turn took, so that it can be seen which message went into which turn. */
const echo: Turn = async ({ activities, state }) => ({
  replies: [{ type: 'message', text: activities.map(({ text }) => text).join('+') }],
  state,
})

/** A desk with nobody at it: no turn asks for one. */
const ALWAYS_OPEN: DeskAround = {
  opening: createOpening(
    () => null,
    () => new Date(),
  ),
  hours: () => null,
  staffed: () => true,
  nameOf: () => null,
  waiting: () => 0,
  minutesFor: () => null,
  teams: () => [],
}

const log = pino({ level: 'silent' })
const BODY = 4 * 1024 * 1024
const SECOND = 1_000

/** Many people write at once through the provider's webhooks to the real adapter, store and delivery. */
export async function runWay(provider: Provider, messages: number): Promise<WayReport> {
  const service = await startService(provider)
  const startedAt = performance.now()
  try {
    for (let i = 0; i < messages; i += 1) provider.say(i)
    await settled(service, provider)
    return report(provider.answers(), { messages, seconds: (performance.now() - startedAt) / SECOND })
  } finally {
    await service.stop()
  }
}

/** A running service whose clock can be put forward. */
export interface WayService {
  readonly store: Store
  readonly now: () => Date
  putForward(milliseconds: number): void
  stop(): Promise<void>
}

/** Store, adapter and delivery, with the provider connected. */
export async function startService(provider: Provider): Promise<WayService> {
  const dataDir = mkdtempSync(join(tmpdir(), 'nafidha-way-'))
  let ahead = 0
  const now = () => new Date(Date.now() + ahead)
  const store = await createStore({ url: undefined, dataDir, log, now })
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const channel = await provider.connect({ store, url, log, now })
  // The pace is the provider's, which the simulator does not ask for here.
  const unhurried = { ...channel, limits: { ...channel.limits, rate: { recipient: Infinity, all: Infinity } } }
  const conversations = createConversationService({
    ...ALONE,
    store,
    channels: new Map([[channel.name, unhurried]]),
    turn: echo,
    wording: readWording(),
    formatTime: (at) => at.toISOString(),
    around: ALWAYS_OPEN,
    mask: (text) => text,
    detectLanguage: () => null,
    noticePersonal: () => [],
    newReference,
    bus: createMemoryBus(),
    random: Math.random,
    now,
    log,
  })
  const readBody = createReadBody(64 * BODY)
  server.on('request', async (request, response) => {
    const body = await readBody(request, BODY)
    if (body.kind !== 'read') return void response.writeHead(503).end()
    const answer = await conversations.receive(unhurried, { ...headOf(request, 0), body: body.bytes })
    response.writeHead(answer.status, answer.headers).end(answer.body)
  })
  conversations.start()
  await provider.subscribe(url)
  return {
    store,
    now,
    putForward: (milliseconds) => void (ahead += milliseconds),
    async stop() {
      await provider.close()
      server.closeAllConnections()
      server.close()
      await conversations.stop()
      await store.close()
      rmSync(dataDir, { recursive: true })
    },
  }
}

/** Milliseconds: longer than a provider here asks anybody to wait. */
const LONG = 5_000
const LOOK_EVERY = 200

/**
 * Until nothing is to be handled or sent any more. A part whose receipt was lost waits for a minute, and the next of its
 * conversation behind it: where that is all there is left to wait for, the service's clock is put forward.
 */
export async function settled(service: WayService, provider: Provider): Promise<void> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY))
    await provider.idle()
    const next = await nextDue(service.store)
    if (next === null) return
    const wait = next - service.now().getTime()
    if (wait > LONG) service.putForward(wait)
  }
}

/** When the first of all that is left is due, by the part of each conversation that the others wait for; 0: just now; null: nothing is left. */
async function nextDue(store: Store): Promise<number | null> {
  const end = new Date(8.64e15)
  const [turns, parts] = await Promise.all([store.conversations.due(end), store.outbox.due(end)])
  const heads = await Promise.all(parts.map(({ conversation }) => store.outbox.head(conversation)))
  const due = [...turns.map(({ at }) => at), ...heads.flatMap((head) => head?.dueAt ?? [])]
  if (turns.length + parts.length === 0) return null
  return due.length === 0 ? 0 : Math.min(...due.map((at) => at.getTime()))
}

function report(answers: readonly string[], { messages, seconds }: { messages: number; seconds: number }): WayReport {
  const turns = [...new Set(answers)]
  const taken = turns.flatMap((answer) => answer.split('+').map(Number))
  const times = new Map<number, number>()
  for (const each of taken) times.set(each, (times.get(each) ?? 0) + 1)
  const lost = Array.from({ length: messages }, (_, i) => i).filter((i) => !times.has(i)).length
  return {
    messages,
    turns: turns.length,
    lost,
    takenTwice: [...times.values()].filter((count) => count > 1).length,
    outOfOrder: turns.filter((answer) => !isAscending(answer.split('+').map(Number))).length,
    shownTwice: answers.length - turns.length,
    seconds,
  }
}

const isAscending = (numbers: readonly number[]): boolean =>
  numbers.every((each, i) => i === 0 || each > (numbers[i - 1] ?? 0))
