import { randomUUID } from 'node:crypto'
import { get } from 'node:http'
import { pino } from 'pino'
import { WebSocket } from 'ws'
import { createSessions } from '../../src/desk/auth/sessions.js'
import { createStore } from '../../src/store/store.js'
import type { BenchCitizen } from './desk-citizen.js'
import { post } from './http-client.js'

/** An agent with the desk open. */
export interface BenchAgent {
  /** Conversations that this agent holds. */
  mine(): Promise<readonly string[]>
  watch(conversation: string): void
  /** When the desk is next told that the conversation changed, by the monotonic clock. */
  nextNews(conversation: string): Promise<number>
  /** Milliseconds from the send until it is on the citizen's socket. */
  say(to: BenchCitizen): Promise<number>
  close(): void
}

/** What an open page of the desk has of the service. */
export interface DeskConnection {
  readonly socket: WebSocket
  read(path: string): Promise<unknown>
  /** Conversations that this agent holds. */
  mine(): Promise<readonly string[]>
  watch(conversation: string): void
  /** When the desk is next told that the conversation changed, by the monotonic clock. */
  nextNews(conversation: string): Promise<number>
  /** Resolves when it is stored. */
  write(conversation: string, text: string): Promise<void>
}

export async function connectDesk(service: string, cookie: string): Promise<DeskConnection> {
  const local = service.replace('127.0.0.1', 'localhost')
  const headers = { cookie, origin: local, host: new URL(local).host }
  const socket = new WebSocket(`${service.replace('http', 'ws')}/desk/live`, { headers })
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve())
    socket.once('error', reject)
  })
  const read = (path: string) => fetchJson(`${service}/desk/api${path}`, headers)
  return {
    socket,
    read,
    async mine() {
      const page = (await read('/inbox?box=mine')) as { cases: readonly { conversation: string }[] }
      return page.cases.map(({ conversation }) => conversation)
    },
    watch: (id) => socket.send(JSON.stringify({ kind: 'watch', id })),
    nextNews: (conversation) => nextNews(socket, conversation),
    async write(conversation, text) {
      const path = `${service}/desk/api/conversations/${encodeURIComponent(conversation)}/messages`
      const { status, body } = await post(path, { clientId: randomUUID(), text }, headers)
      if (status !== 200) throw new Error(`an agent's message: ${status} ${JSON.stringify(body)}`)
    },
  }
}

export async function openBenchAgent(service: string, cookie: string): Promise<BenchAgent> {
  const { socket, read, mine, watch, nextNews: next, write } = await connectDesk(service, cookie)
  lookLikeThePage(socket, read)
  return {
    mine,
    watch,
    nextNews: next,
    async say(to) {
      const text = `رد ${randomUUID()}`
      const startedAt = performance.now()
      const heard = to.hears(text)
      await write(to.conversation, text)
      return (await heard) - startedAt
    },
    close: () => socket.close(),
  }
}

function nextNews(socket: WebSocket, conversation: string): Promise<number> {
  return new Promise((resolve) => {
    const hear = (data: Buffer) => {
      const at = performance.now()
      const news = JSON.parse(data.toString('utf8')) as { kind: string; id?: string }
      if (news.kind !== 'conversation' || news.id !== conversation) return
      socket.off('message', hear)
      resolve(at)
    }
    socket.on('message', hear)
  })
}

/** Milliseconds after the last news in which the page looks at its list, and after a change at the whole of a conversation. */
const GATHER = 250
const REST = 300

/** Every piece of news is followed by the looks that the desk's own page takes at it. */
function lookLikeThePage(socket: WebSocket, look: (path: string) => Promise<unknown>): void {
  const timers = new Map<string, NodeJS.Timeout>()
  const soon = (path: string, wait: number) => {
    clearTimeout(timers.get(path))
    timers.set(
      path,
      setTimeout(() => void look(path).catch(() => undefined), wait),
    )
  }
  const versions = new Map<string, number>()
  socket.on('message', (data: Buffer) => {
    const news = JSON.parse(data.toString('utf8')) as { kind: string; id: string; version: number }
    if (news.kind === 'inbox' || news.kind === 'conversation') soon('/inbox?box=mine', GATHER)
    if (news.kind !== 'conversation') return
    const path = `/conversations/${encodeURIComponent(news.id)}`
    void look(`${path}/lines?after=${versions.get(news.id) ?? news.version - 1}`).catch(() => undefined)
    versions.set(news.id, news.version)
    soon(path, REST)
  })
  socket.on('close', () => timers.forEach(clearTimeout))
}

const fetchJson = (url: string, headers: Readonly<Record<string, string>>): Promise<unknown> =>
  new Promise((resolve, reject) => {
    get(url, { headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString('utf8'))))
    }).on('error', reject)
  })

/** The cookies of new accounts that are signed in: what a password costs is not what is measured. */
export async function hireAgents(
  { url, dataDir }: { readonly url?: string; readonly dataDir: string },
  { agents, capacity }: { readonly agents: number; readonly capacity: number },
): Promise<readonly string[]> {
  const now = () => new Date()
  const store = await createStore({ url, dataDir, log: pino({ level: 'silent' }), now })
  const sessions = createSessions(store.access, { owes: () => false, now })
  const source = { address: '127.0.0.1', browser: 'bench', origin: '', cookies: {} }
  const cookies: string[] = []
  for (let i = 0; i < agents; i++) {
    const id = `agent${i}`
    const account = { id, username: id, name: `Agent ${i}`, role: 'agent', teams: [], languages: ['ar', 'en'] } as const
    await store.access.accounts.add({ ...account, capacity }, { who: '[bench]', at: now() })
    const { cookie } = await sessions.begin(id, source)
    cookies.push(cookie.split(';')[0] ?? '')
  }
  await store.close()
  return cookies
}
