import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Turn } from '../../../bots/turn.js'
import { createTelegramSimulator, type SimulatorOptions } from '../../../channels/telegram/simulator/simulator.js'
import { createTelegramChannel, type TelegramChannel } from '../../../channels/telegram/telegram-channel.js'
import { newReference } from '../../../src/conversation/case-reference.js'
import { ALONE, createConversationService, type ConversationService } from '../../../src/conversation/service.js'
import { createMemoryBus } from '../../../src/live/bus.js'
import { createStore } from '../../../src/store/store.js'
import { quietAround } from '../../conversation/quiet-around.js'
import { echo, wording } from '../../conversation/scripted.js'
import { commands, SECRET } from './telegram.js'

export interface Setting {
  readonly way?: 'webhook' | 'polling'
  readonly takeOver?: boolean
  readonly simulator?: SimulatorOptions
  readonly turn?: Turn
  /** Where the simulator knows its bot under another token. */
  readonly token?: string
}

/** The way of a message with a real store, between a simulator and a bot that repeats what it is told. */
export async function serveTelegram({ way = 'polling', takeOver = false, turn = echo, ...rest }: Setting = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'nafidha-telegram-'))
  const simulator = createTelegramSimulator(rest.simulator)
  const root = await simulator.listen()
  const now = () => new Date()
  const lines: string[] = []
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
  const store = await createStore({ url: undefined, dataDir, log, now })
  const door = { receive: null as ((request: IncomingMessage, response: ServerResponse) => void) | null }
  const server = createServer((request, response) => door.receive?.(request, response))
  const port = await new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  )
  const channel = createTelegramChannel({
    token: rest.token ?? simulator.settings.token,
    root,
    publicUrl: way === 'webhook' ? `http://127.0.0.1:${port}` : null,
    secret: SECRET,
    takeOver,
    commands,
    conversationId: store.conversationId,
    files: store.files,
    gather: 20,
    now,
  })
  const bus = createMemoryBus()
  const service = createConversationService({
    ...ALONE,
    store,
    channels: new Map([[channel.name, channel]]),
    bus,
    turn,
    wording,
    formatTime: String,
    around: quietAround(null, now),
    mask: (text) => text,
    detectLanguage: () => null,
    noticePersonal: () => [],
    newReference,
    random: () => 0.5,
    log,
    now,
  })
  door.receive = (request, response) => void answer({ service, channel }, request, response)
  service.start()
  const phone = (id = 77) => simulator.phones.at(id)
  return {
    simulator,
    store,
    service,
    channel,
    bus,
    phone,
    hook: `http://127.0.0.1:${port}/telegram/webhook`,
    logged: () => lines.join(''),
    /** What the phone shows of the service, in order. */
    heard: (id = 77) =>
      phone(id).messages.flatMap(({ from, text }) => (from === 'service' ? text.replace(RIGHT_TO_LEFT, '') : [])),
    conversation: (id = 77) =>
      store.conversationId('telegram', simulator.settings.token.split(':')[0] ?? '', String(id)),
    async close() {
      await service.stop()
      await simulator.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await store.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

const RIGHT_TO_LEFT = /\u200F/g

export type Served = Awaited<ReturnType<typeof serveTelegram>>

interface Door {
  readonly service: ConversationService
  readonly channel: TelegramChannel
}

async function answer({ service, channel }: Door, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const { status, headers } = await service.receive(channel, {
    method: 'POST',
    path: request.url ?? '',
    query: new URLSearchParams(),
    headers: request.headers as Record<string, string>,
    body: Buffer.concat(chunks),
    remoteAddress: '127.0.0.1',
  })
  response.writeHead(status, headers).end()
}
