import { randomUUID } from 'node:crypto'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { post } from './http-client.js'
import { nextAddress } from './visitor.js'

const started = z.object({ conversationId: z.string(), token: z.string(), streamUrl: z.string() })
const generated = z.object({ token: z.string() })

interface Frame {
  readonly activities: readonly { readonly type: string; readonly text?: string; readonly from: { role?: string } }[]
}

/** A citizen in the widget who wants a person. */
export interface BenchCitizen {
  readonly conversation: string
  /** Asks, says what for, and waits until the case is recorded. */
  askForPerson(): Promise<void>
  write(text: string): Promise<void>
  /** When that text came over the socket, by the monotonic clock. */
  hears(text: string): Promise<number>
  close(): void
}

/** A reference among the service's words: the case is recorded. */
const RECORDED = /[CDFGHJKMNPQRTWXY34679]{5}/

export async function openBenchCitizen(service: string): Promise<BenchCitizen> {
  const headers = { 'x-forwarded-for': nextAddress(), origin: service }
  const call = async (path: string, body: unknown, token?: string) => {
    const authorization = token ? { authorization: `Bearer ${token}` } : {}
    const answer = await post(`${service}/v3/directline${path}`, body, { ...headers, ...authorization })
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const { token } = generated.parse(await call('/tokens/generate', { user: { id: `dl_${randomUUID()}` } }))
  const { conversationId, token: own, streamUrl } = started.parse(await call('/conversations', { locale: 'ar' }, token))
  const ears = listen(streamUrl, headers)
  const write = async (text: string): Promise<void> => {
    const activity = { type: 'message', text, channelData: { clientActivityID: randomUUID() } }
    await call(`/conversations/${conversationId}/activities`, activity, own)
  }
  return {
    conversation: conversationId,
    async askForPerson() {
      const asked = ears.until((text) => text.includes('تخط'))
      await write('التحدث مع موظف')
      await asked
      const recorded = ears.until((text) => RECORDED.test(text))
      await write('تخطٍّ')
      await recorded
    },
    write,
    hears: (text) => ears.until((heard) => heard === text),
    close: ears.close,
  }
}

function listen(url: string, headers: Readonly<Record<string, string>>) {
  const socket = new WebSocket(url, { headers })
  const waiting = new Set<{ matches: (text: string) => boolean; resolve: (at: number) => void }>()
  socket.on('message', (data: Buffer) => {
    const at = performance.now()
    const frame = data.toString('utf8')
    if (frame === '') return
    for (const { type, text = '', from } of (JSON.parse(frame) as Frame).activities) {
      if (type !== 'message' || (from.role === 'user' && !text.startsWith('رد '))) continue
      for (const one of waiting)
        if (one.matches(text)) {
          waiting.delete(one)
          one.resolve(at)
        }
    }
  })
  return {
    until: (matches: (text: string) => boolean): Promise<number> =>
      new Promise((resolve) => waiting.add({ matches, resolve })),
    close: () => socket.close(),
  }
}
