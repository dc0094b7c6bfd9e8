import { WebSocket } from 'ws'
import type { Fault } from './fault.js'
import { inWorld, judge, quantile, seconds } from './fault.js'
import { rssMb } from './process-figures.js'
import { newPhones, settled, stream } from './traffic.js'
import { createWorld, type World } from './world.js'

const BURST = { brief: { messages: 200, rate: 100 }, full: { messages: 6_000, rate: 200 } }

const burst: Fault = {
  name: '10× burst',
  how: '20 messages a second, then 200 for half a minute (short run: 100 for two seconds)',
  expected: 'everything is taken at once and answered later; the queue empties',
  smoke: true,
  run: ({ seed, brief }) =>
    inWorld(createWorld({ seed }), async (world) => {
      const { messages, rate } = BURST[brief ? 'brief' : 'full']
      const phones = newPhones(world, Math.min(messages, 1_500))
      await stream(world, { phones, messages: 40, rate: 20 })
      const before = world.inward.passed.length
      await stream(world, { phones, messages, rate })
      const startedAt = performance.now()
      await settled(world, 300_000)
      const drained = performance.now() - startedAt
      const acks = world.inward.passed.slice(before).map(({ ms }) => ms)
      return judge(world, { repeats: 0 }, [
        { said: `acknowledged in ${ms(quantile(acks, 0.5))} p50, ${ms(quantile(acks, 0.99))} p99`, ok: true },
        { said: `empty ${seconds(drained)} after the burst; ${rssMb(world)} MB`, ok: true },
      ])
    }),
}

const ms = (milliseconds: number): string => `${Math.round(milliseconds)} ms`

const STUCK = { brief: 10, full: 100 }
const MESSAGES_EACH = 10
/** Megabytes by which memory may grow with so many readers that do not read. */
const MOST_GROWTH = 60

const stuckSockets: Fault = {
  name: 'stuck widget sockets',
  how: `100 sockets of the widget (short run: 10) never read, while ${MESSAGES_EACH} messages come on each`,
  expected: `others are served as before; memory grows by less than ${MOST_GROWTH} MB`,
  smoke: false,
  run: ({ seed, brief }) =>
    inWorld(createWorld({ seed, settings: { TRUST_PROXY: '1' } }), async (world) => {
      await stream(world, { phones: newPhones(world, 20), messages: 40, rate: 20 })
      const before = rssMb(world)
      const sockets: WebSocket[] = []
      for (let i = 0; i < STUCK[brief ? 'brief' : 'full']; i += 1) sockets.push(await openStuck(world, i))
      await stream(world, { phones: newPhones(world, 20), messages: 100, rate: 20 })
      const growth = rssMb(world) - before
      for (const socket of sockets) socket.terminate()
      return judge(world, { repeats: 0 }, [
        { said: `${sockets.length} stuck sockets, memory grew by ${growth} MB`, ok: growth < MOST_GROWTH },
      ])
    }),
}

async function openStuck({ service }: World, i: number): Promise<WebSocket> {
  const origin = { origin: service.origin, 'x-forwarded-for': `10.0.${i >> 8}.${i & 255}` }
  const post = async (path: string, body: unknown, headers: Record<string, string>) => {
    const response = await fetch(`${service.origin}/v3/directline${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...origin, ...headers },
      body: JSON.stringify(body),
    })
    return (await response.json()) as Record<string, string>
  }
  const { token = '' } = await post('/tokens/generate', {}, {})
  const authorization = { authorization: `Bearer ${token}` }
  const { conversationId = '', streamUrl = '' } = await post('/conversations', {}, authorization)
  const socket = new WebSocket(streamUrl, { headers: origin })
  socket.on('error', () => socket.terminate())
  await new Promise((resolve) => socket.once('open', resolve))
  socket.pause()
  for (let n = 0; n < MESSAGES_EACH; n += 1) {
    const message = { type: 'message', text: 'مرحبا', channelData: { clientActivityID: `s${n}` } }
    await post(`/conversations/${conversationId}/activities`, message, authorization)
  }
  return socket
}

export const LOAD_FAULTS: readonly Fault[] = [burst, stuckSockets]
