import { randomUUID } from 'node:crypto'
import { get } from 'node:http'
import { WebSocket } from 'ws'
import type { BenchCitizen } from './desk-citizen.js'
import { post } from './http-client.js'

/** An agent with the desk open. */
export interface BenchAgent {
  /** Conversations that this agent holds. */
  mine(): Promise<readonly string[]>
  watch(conversation: string): void
  /** Milliseconds from the send until it is on the citizen's socket. */
  say(to: BenchCitizen): Promise<number>
  close(): void
}

export async function openBenchAgent(service: string, cookie: string): Promise<BenchAgent> {
  const local = service.replace('127.0.0.1', 'localhost')
  const headers = { cookie, origin: local, host: new URL(local).host }
  const socket = new WebSocket(`${service.replace('http', 'ws')}/desk/live`, { headers })
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve())
    socket.once('error', reject)
  })
  return {
    async mine() {
      const page = (await fetchJson(`${service}/desk/api/inbox?box=mine`, headers)) as {
        cases: readonly { conversation: string }[]
      }
      return page.cases.map(({ conversation }) => conversation)
    },
    watch: (id) => socket.send(JSON.stringify({ kind: 'watch', id })),
    async say(to) {
      const text = `رد ${randomUUID()}`
      const startedAt = performance.now()
      const heard = to.hears(text)
      const path = `${service}/desk/api/conversations/${encodeURIComponent(to.conversation)}/messages`
      const { status, body } = await post(path, { clientId: randomUUID(), text }, headers)
      if (status !== 200) throw new Error(`an agent's message: ${status} ${JSON.stringify(body)}`)
      return (await heard) - startedAt
    },
    close: () => socket.close(),
  }
}

const fetchJson = (url: string, headers: Readonly<Record<string, string>>): Promise<unknown> =>
  new Promise((resolve, reject) => {
    get(url, { headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString('utf8'))))
    }).on('error', reject)
  })
