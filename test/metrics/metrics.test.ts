import { afterEach, describe, expect, test } from '@jest/globals'
import { pino } from 'pino'
import { createMetrics } from '../../src/metrics/metrics.js'
import { inbound, message } from '../contracts/store.js'
import { cleanUp, createScriptedChannel, REQUEST, setStage } from '../conversation/scripted.js'

afterEach(cleanUp)

const PHONE = '99123456'

/** One citizen's message, brought twice, answered, and its receipt: with what was logged and what was counted. */
async function oneMessage() {
  const lines: Record<string, unknown>[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line)) })
  const metrics = createMetrics()
  const channel = createScriptedChannel('chat')
  const { clock, store, makeService } = await setStage({ channel })
  const service = makeService({ log, meters: metrics.meters })
  metrics.watch({
    backlog: () => store.stuck.backlog(clock.now()),
    redis: async () => ({ usedBytes: 10, maxBytes: 100, aof: true, lastAofWriteOk: false, delayedFsyncs: 3 }),
    buffered: () => 77,
    now: clock.now,
  })
  const hello = inbound('c1', 'm1', clock.now(), message(`my number is ${PHONE}`))
  for (const _ of [1, 2]) {
    channel.holds({ activities: [hello] })
    await service.receive(channel.channel, REQUEST)
  }
  clock.forward(5_000)
  const before = (await metrics.expose()).body
  channel.answers({ kind: 'later', ms: 1_000, code: '429' }, { kind: 'accepted', id: 'r1' })
  await service.settle()
  clock.forward(1_000)
  await service.settle()
  channel.holds({ statuses: [{ receiptId: 'r1', status: 'read', at: clock.now() }] })
  await service.receive(channel.channel, REQUEST)
  clock.forward(6_000)
  return { lines, before, after: (await metrics.expose()).body }
}

describe('a message', () => {
  test('is followed by one name through the log, from the request to the receipt of its answer', async () => {
    const { lines } = await oneMessage()
    const story = lines.filter(({ event }) => event !== undefined)
    expect(story.map(({ event }) => event)).toEqual(['message.stored', 'turn.committed', 'part.accepted', 'part.read'])
    expect(new Set(story.map(({ trace }) => trace)).size).toBe(1)
    expect(story[0]?.['trace']).toMatch(/^[\w-]{12}$/)
    expect(JSON.stringify(lines)).not.toContain(PHONE)
  })

  test('is counted: how fast it was taken, how often it came, how it went out', async () => {
    const { after } = await oneMessage()
    expect(after).toContain('nafidha_ack_seconds_count{channel="chat"} 3')
    expect(after).toContain('nafidha_duplicates_total{channel="chat"} 1')
    expect(after).toContain('nafidha_turn_seconds_count{channel="chat"} 1')
    expect(after).toMatch(/nafidha_handed_over_total\{channel="chat",origin="bot",how="later",code="429"\} 1/)
    expect(after).toMatch(/nafidha_handed_over_total\{channel="chat",origin="bot",how="accepted",code=""\} 1/)
  })

  test('that waits shows by its age, and no more once it is answered', async () => {
    const { before, after } = await oneMessage()
    expect(before).toMatch(/nafidha_oldest_pending_seconds [45]/)
    expect(before).toContain('nafidha_pending_conversations 1')
    expect(after).toContain('nafidha_pending_conversations 0')
  })

  test('leaves nothing of the citizen in the figures', async () => {
    const { before, after } = await oneMessage()
    for (const text of [before, after])
      for (const secret of [PHONE, 'phone-of', 'c1', 'm1']) expect(text).not.toContain(secret)
  })
})

test('sockets and Redis are told of, too', async () => {
  const { after } = await oneMessage()
  expect(after).toContain('nafidha_socket_buffered_bytes 77')
  expect(after).toContain('nafidha_redis_used_bytes 10')
  expect(after).toContain('nafidha_redis_aof_ok 0')
})
