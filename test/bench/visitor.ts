import { randomUUID } from 'node:crypto'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { post } from './http-client.js'

const started = z.object({ conversationId: z.string(), token: z.string(), streamUrl: z.string() })
const generated = z.object({ token: z.string() })
/** As our own service writes it: the client must cost as little as it can, because it shares the machine. */
interface Frame {
  readonly activities: readonly { readonly type: string; readonly from: { readonly role?: string } }[]
}

/** A visitor's client with one conversation and its stream open. */
export interface Visitor {
  /** Posts a message; resolves when the bot's answer to it has come over the stream. */
  ask(text: string): Promise<void>
  close(): void
}

/** Every visitor comes from an address of its own, as a nation's would: the service stands behind a proxy here. */
let addresses = 0
export const nextAddress = () => `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses++ & 255}`

/** `listening`: the process that brings the answers, where it is another one than takes the messages. */
export async function openVisitor(service: string, listening = service): Promise<Visitor> {
  const headers = { 'x-forwarded-for': nextAddress(), origin: service }
  const call = async (path: string, body: unknown, token?: string) => {
    const answer = await post(`${service}/v3/directline${path}`, body, {
      ...headers,
      ...(token && { authorization: `Bearer ${token}` }),
    })
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const { token } = generated.parse(await call('/tokens/generate', { user: { id: `dl_${randomUUID()}` } }))
  const conversation = started.parse(await call('/conversations', { locale: 'ar' }, token))
  const { pathname, search } = new URL(conversation.streamUrl)
  const answered = followAnswers(`${listening.replace('http', 'ws')}${pathname}${search}`, headers)
  await answered.next()
  return {
    async ask(text) {
      const answer = answered.next()
      const activity = { type: 'message', text, channelData: { clientActivityID: randomUUID() } }
      await call(`/conversations/${conversation.conversationId}/activities`, activity, conversation.token)
      await answer
    },
    close: answered.close,
  }
}

/** Gives the next message of the bot's, once each; the first is its welcome. */
function followAnswers(url: string, headers: Readonly<Record<string, string>>) {
  const socket = new WebSocket(url, { headers })
  const waiting: { resolve: () => void; reject: (error: Error) => void }[] = []
  let early = 0
  const fail = (error: Error) => waiting.splice(0).forEach(({ reject }) => reject(error))
  socket.on('error', fail)
  socket.on('close', (code) => fail(new Error(`a visitor's socket was closed: ${code}`)))
  socket.on('message', (data: Buffer) => {
    const text = data.toString('utf8')
    if (text === '') return
    const { activities } = JSON.parse(text) as Frame
    const messages = activities.filter(({ type, from }) => type === 'message' && from.role !== 'user')
    for (let i = 0; i < messages.length; i++) {
      const next = waiting.shift()
      if (next) next.resolve()
      else early++
    }
  })
  return {
    next: (): Promise<void> =>
      new Promise((resolve, reject) => {
        if (early > 0) {
          early--
          resolve()
        } else waiting.push({ resolve, reject })
      }),
    close: () => socket.close(),
  }
}
