import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { WebSocket } from 'ws'
import { describeWith } from '../describe-with.js'
import { freePort, type PostgresServer, type RedisServer, startPostgres, startRedis } from '../servers.js'
import { whyNoPostgres, whyNoRedis } from '../servers.js'
import { restartInTurn } from './rolling-restart.js'
import { ServiceProcess, whyNotBuilt } from './service-process.js'

const DIRECT_LINE = '/v3/directline'
/** Milliseconds: two starts, on a machine that does much else. */
const LONG = 300_000
const MESSAGES = 12
const SECRET = 'one-secret-for-all-processes-0123456789'

interface Said {
  readonly type: string
  readonly text?: string
  readonly from: { readonly role?: string }
}

/** Two processes that do everything, and two of which each needs the other for every message. */
const PAIRS = [
  { name: 'that do everything', roles: [{}, {}], front: [0, 1] },
  {
    name: 'with split roles',
    roles: [{ ROLES: 'web,desk' }, { ROLES: 'poller,worker,deliverer,timers' }],
    front: [0, 0],
  },
] as const

interface Servers {
  readonly postgres: PostgresServer
  readonly redis: RedisServer
}

describeWith(whyNotBuilt() ?? whyNoPostgres() ?? whyNoRedis(), 'two processes on one Postgres and one Redis', () => {
  let servers: Servers | null = null
  beforeAll(async () => {
    servers = { postgres: await startPostgres(), redis: await startRedis() }
  }, LONG)
  afterAll(async () => {
    await servers?.postgres.stop()
    await servers?.redis.stop()
  }, LONG)
  for (const pair of PAIRS) describe(pair.name, () => serveTogether(pair, () => servers))
})

function serveTogether({ roles, front }: (typeof PAIRS)[number], servers: () => Servers | null): void {
  const dataDir = mkdtempSync(join(tmpdir(), 'nafidha-two-'))
  const processes: ServiceProcess[] = []
  const over = new AbortController()

  beforeAll(async () => {
    const { postgres, redis } = servers() ?? {}
    const url = await postgres?.freshDatabase()
    const settings = { DATABASE_URL: url, REDIS_URL: redis?.url, TOKEN_SECRETS: SECRET }
    for (const own of roles)
      processes.push(new ServiceProcess({ dataDir, port: await freePort(), settings: { ...settings, ...own } }))
    await Promise.all(processes.map((one) => one.start()))
  }, LONG)

  afterAll(async () => {
    over.abort()
    await Promise.all(processes.map((one) => one.kill()))
    rmSync(dataDir, { recursive: true, force: true })
  }, LONG)

  const origin = (which: number) => processes[front[which % 2] ?? 0]?.origin ?? ''

  async function call(which: number, path: string, { token, body }: { token?: string; body?: unknown }) {
    const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) }
    const page = token ? {} : { origin: origin(which) }
    const response = await fetch(`${origin(which)}${DIRECT_LINE}${path}`, {
      headers: { ...headers, ...page },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    })
    expect(response.status).toBeLessThan(300)
    return (await response.json()) as Record<string, string> & { activities?: readonly Said[] }
  }

  /** The bot's messages, as a socket on one process hears them. */
  function listen(which: number, streamUrl: string) {
    const { pathname, search } = new URL(streamUrl)
    const socket = new WebSocket(`${origin(which).replace('http', 'ws')}${pathname}${search}`, { origin: origin(0) })
    const heard: Said[] = []
    let tell = () => {}
    socket.on('message', (data: Buffer) => {
      const frame = data.toString() === '' ? { activities: [] } : JSON.parse(data.toString())
      heard.push(...(frame.activities as Said[]).filter(({ type, from }) => type === 'message' && from.role === 'bot'))
      tell()
    })
    return {
      close: () => socket.terminate(),
      async until(count: number) {
        while (heard.length < count) await new Promise<void>((resolve) => (tell = resolve))
      },
    }
  }

  test(
    'take any request, keep the order, answer once, and show at once what the other has done',
    async () => {
      const { token = '' } = await call(0, '/tokens/generate', { body: {} })
      const { conversationId, streamUrl = '' } = await call(0, '/conversations', { token, body: {} })
      const ears = listen(1, streamUrl)
      await ears.until(1)
      for (let i = 0; i < MESSAGES; i += 1) {
        const body = { type: 'message', text: `مرحبا ${i}`, channelData: { clientActivityID: `m${i}` } }
        await call(i, `/conversations/${conversationId}/activities`, { token, body })
        await ears.until(i + 2)
      }
      ears.close()
      const { activities = [] } = await call(1, `/conversations/${conversationId}/activities`, { token })
      const talk = activities.filter(({ type }) => type === 'message').slice(1)
      expect(talk.filter((_, i) => i % 2 === 0).map(({ text }) => text)).toEqual(
        Array.from({ length: MESSAGES }, (_, i) => `مرحبا ${i}`),
      )
      expect(talk.map(({ from }) => from.role)).toEqual(
        Array.from({ length: 2 * MESSAGES }, (_, i) => (i % 2 === 0 ? 'user' : 'bot')),
      )
    },
    LONG,
  )
  // Where each needs the other, neither can be away.
  if (front[0] === front[1]) return
  test(
    'lose, double and misorder nothing in a rolling restart under load, and each drains in time',
    () => restartInTurn(processes, over.signal),
    LONG,
  )
}
