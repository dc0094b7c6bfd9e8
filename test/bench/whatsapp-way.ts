import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Turn } from '../../bots/turn.js'
import { createCloudChannel } from '../../channels/whatsapp/cloud/cloud-channel.js'
import type { Chaos } from '../../channels/whatsapp/cloud/simulator/settings.js'
import { createWhatsAppSimulator, type WhatsAppSimulator } from '../../channels/whatsapp/cloud/simulator/simulator.js'
import { readWording } from '../../src/bot.js'
import type { DeskAround } from '../../src/conversation/desk-around.js'
import { createOpening } from '../../src/conversation/hours.js'
import { newReference } from '../../src/conversation/case-reference.js'
import { createConversationService } from '../../src/conversation/service.js'
import { createReadBody, headOf } from '../../src/http/raw-request.js'
import { createMemoryBus } from '../../src/live/bus.js'
import { createStore, type Store } from '../../src/store/store.js'

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
  staffed: () => true,
  nameOf: () => null,
  minutesFor: () => null,
  teams: () => [],
}

const log = pino({ level: 'silent' })
const BODY = 4 * 1024 * 1024
const SECOND = 1_000

export interface WayOptions {
  readonly messages: number
  readonly people: number
  readonly chaos: Partial<Chaos>
  readonly seed: number
}

/** What came of it, as the phones show it; all but the first two and the last are to be 0. */
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

/**
 * Many people write at once through the simulator's webhooks to the real adapter, store and delivery. Every message has
 * a second of its own, so that the provider's order is known.
 */
export async function runWhatsAppWay({ messages, people, chaos, seed }: WayOptions): Promise<WayReport> {
  let second = Date.now() - messages * SECOND
  const rates = { number: 1e9, account: 1e9, pair: { burst: 1e9, every: 1 } }
  const simulator = createWhatsAppSimulator({ chaos, seed, rates, now: () => new Date((second += SECOND)) })
  const service = await startService(simulator)
  const startedAt = performance.now()
  try {
    for (let i = 0; i < messages; i += 1)
      simulator.acts.text(simulator.phones.at(`968${90_000_000 + (i % people)}`), String(i))
    await simulator.webhooks.idle()
    await settled(service.store, simulator)
    return report({ messages, simulator, seconds: (performance.now() - startedAt) / SECOND })
  } finally {
    await service.stop()
  }
}

async function startService(simulator: WhatsAppSimulator) {
  const dataDir = mkdtempSync(join(tmpdir(), 'nafidha-way-'))
  const now = () => new Date()
  const store = await createStore({ url: undefined, dataDir, log, now })
  const { settings } = simulator
  const channel = createCloudChannel({
    settings: {
      ...settings,
      appSecrets: [settings.appSecret],
      graphVersion: 'v25.0',
      graphUrl: await simulator.listen(),
      gather: 200,
    },
    people: store.people,
    files: store.files,
    now,
    log,
  })
  // The pace is Meta's, which the simulator does not ask for here.
  const unhurried = { ...channel, limits: { ...channel.limits, rate: { recipient: Infinity, all: Infinity } } }
  const conversations = createConversationService({
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
  const server = createServer(async (request, response) => {
    const body = await readBody(request, BODY)
    if (body.kind !== 'read') return void response.writeHead(503).end()
    const answer = await conversations.receive(unhurried, { ...headOf(request, 0), body: body.bytes })
    response.writeHead(answer.status, answer.headers).end(answer.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  conversations.start()
  if (!(await simulator.subscribe(`http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/whatsapp`)))
    throw new Error('the handshake was refused')
  return {
    store,
    async stop() {
      await simulator.close()
      server.closeAllConnections()
      server.close()
      await conversations.stop()
      await store.close()
      rmSync(dataDir, { recursive: true })
    },
  }
}

/** Until nothing is to be handled or sent any more. */
async function settled(store: Store, simulator: WhatsAppSimulator): Promise<void> {
  const end = new Date(8.64e15)
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    await simulator.webhooks.idle()
    const [turns, parts] = await Promise.all([store.conversations.due(end), store.outbox.due(end)])
    if (turns.length + parts.length === 0) return
  }
}

function report({
  messages,
  simulator,
  seconds,
}: {
  messages: number
  simulator: WhatsAppSimulator
  seconds: number
}): WayReport {
  const phones = simulator.phones.all().map((phone) => simulator.phones.at(phone))
  const answers = phones.flatMap(({ messages: shown }) =>
    shown.flatMap(({ from, text }) => (from === 'service' ? text : [])),
  )
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
