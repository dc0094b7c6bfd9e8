import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { pino } from 'pino'
import type { Turn } from '../../../bots/turn.js'
import type { Activity } from '../../../channels/activity.js'
import { createTokens } from '../../../channels/web/tokens.js'
import { createWebChannel } from '../../../channels/web/web-channel.js'
import { createActivityLog } from '../../../src/conversation/activity-log.js'
import { newReference } from '../../../src/conversation/case-reference.js'
import { ALONE, createConversationService, type ConversationService } from '../../../src/conversation/service.js'
import { createHttpServer, type HttpServer } from '../../../src/http/server.js'
import { createMemoryBus } from '../../../src/live/bus.js'
import { createStore, type Store } from '../../../src/store/store.js'
import { wording } from '../../conversation/scripted.js'
import { createWire, type Wire } from './cuttable.js'
import { TRUE_FILES } from './files-for-tests.js'
import { noLimits } from './memory-service.js'
import { connectMicrosoft, type MicrosoftClient } from './microsoft-client.js'
import { emptySite, SECRET, TOKEN_SECRET } from './serve.js'
import { quietAround } from '../../conversation/quiet-around.js'

const now = () => new Date()
const logger = pino({ level: 'silent' })
const message = (text: string, id: string): Activity => ({
  type: 'message',
  text,
  channelData: { clientActivityID: id },
})

/** Answers each message of a turn by itself. */
const answerEach: Turn = async ({ activities }) => ({
  replies: activities.flatMap(({ type, text, attachments }) =>
    type === 'message' ? { type: 'message', text: `answer to ${text || attachments?.[0]?.name}` } : [],
  ),
  state: {},
})

describe('Direct Line over the store', () => {
  let dataDir: string
  let store: Store
  let conversations: ConversationService
  let http: HttpServer
  let wire: Wire
  let client: MicrosoftClient

  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'nafidha-direct-line-'))
    store = await createStore({ url: undefined, dataDir, log: logger, now })
    const bus = createMemoryBus()
    const web = createWebChannel({
      log: createActivityLog({ store, bus, now }),
      files: store.files,
      tokens: createTokens({ secrets: [TOKEN_SECRET], now }),
      limits: noLimits,
      allowedOrigins: [],
      directLineSecrets: [SECRET],
      publicUrl: null,
      gather: 0,
      logger,
      now,
    })
    conversations = createConversationService({
      ...ALONE,
      store,
      channels: new Map([[web.name, web]]),
      turn: answerEach,
      wording,
      formatTime: (at) => at.toISOString(),
      around: quietAround(null, now),
      mask: (text) => text,
      detectLanguage: () => 'ar',
      noticePersonal: () => [],
      newReference,
      bus,
      now,
      random: () => 0.5,
      log: logger,
    })
    const rest = { receive: conversations.receive, proxies: 0, secure: false, waitingFor: async () => [], logger }
    http = await createHttpServer({ desk: null, tryOut: null, web, channels: [web], ...rest, ...emptySite() })
    wire = await createWire(`http://127.0.0.1:${await http.listen({ host: '127.0.0.1', port: 0 })}`)
    conversations.start()
    client = connectMicrosoft({ base: wire.base, token: await newToken(), webSocket: true })
    await client.reached('Online')
  })
  afterEach(async () => {
    client.end()
    await wire.close()
    await http.close()
    await conversations.stop()
    await store.close()
    rmSync(dataDir, { recursive: true, force: true })
  })

  const newToken = async () => {
    const headers = { authorization: `Bearer ${SECRET}` }
    const response = await fetch(`${wire.base}/v3/directline/tokens/generate`, { method: 'POST', headers })
    return ((await response.json()) as { token: string }).token
  }
  const texts = () => client.activities.filter(({ type }) => type === 'message').map(({ text }) => text)
  const seen = (text: string) => client.seen((activity) => activity.text === text)

  test('keeps every message once and in order, whatever becomes of the wire', async () => {
    const expected: string[] = []
    for (const round of [1, 2, 3]) {
      const question = `سؤال ${round}`
      wire.loseAnswers(true)
      expect(await client.post(message(question, `c${round}`))).toBe('retry')
      wire.loseAnswers(false)
      await client.post(message(question, `c${round}`))
      await seen(`answer to ${question}`)
      expected.push(question, `answer to ${question}`)
    }
    expect(texts()).toEqual(expected)
  })

  test('keeps a file, gives it back, and forgets it with the rest', async () => {
    const png = TRUE_FILES['image/png'] ?? Buffer.alloc(0)
    const contentUrl = `data:image/png;base64,${png.toString('base64')}`
    const id = await client.post({
      ...message('', 'u1'),
      attachments: [{ contentType: 'image/png', contentUrl, name: 'بطاقة.png' }],
    })
    await seen('answer to بطاقة.png')
    const sent = await client.seen((activity) => activity.id === id)
    const link = sent.attachments?.[0]?.contentUrl ?? ''
    expect(Buffer.from(await (await fetch(link)).arrayBuffer())).toEqual(png)
    await client.post({ type: 'endOfConversation' })
    await client.failed
    expect((await fetch(link)).status).toBe(200)
    await store.erase(sent.conversation?.id ?? '', now())
    expect((await fetch(link)).status).toBe(404)
  })
})
