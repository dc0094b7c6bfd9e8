import { afterEach, describe, expect, test } from '@jest/globals'
import type { Address, Inbound } from '../../channels/channel.js'
import { createNotices } from '../../src/conversation/notices.js'
import { createReceiver } from '../../src/conversation/receive.js'
import { createMemoryBus } from '../../src/live/bus.js'
import { NO_METERS } from '../../src/metrics/meters.js'
import { inbound, message, silent } from '../contracts/store.js'
import { cleanUp, createScriptedChannel, REQUEST, setStage, wording } from './scripted.js'

afterEach(cleanUp)

const idle = {
  bus: createMemoryBus(),
  writeNotice: createNotices({ wording, formatTime: String }),
  watch: { forged: () => {} },
  meters: NO_METERS,
  wake: () => {},
  foresee: () => {},
  now: () => new Date(),
  log: silent,
}

describe('the receiver', () => {
  test('gives the channel’s own response once everything is stored', async () => {
    const stage = await setStage()
    expect(await stage.receive(message('hello'))).toEqual({ status: 200 })
    expect(await stage.script()).toEqual(['citizen: hello'])
  })

  test('asks the sender to repeat what could not be stored', async () => {
    const channel = createScriptedChannel('chat')
    channel.holds({ activities: [inbound('c1', 'm1', new Date(), message('hello'))] })
    const full = { receive: () => Promise.reject(new Error('disk full')) }
    const { receive } = createReceiver({
      ...idle,
      store: { inbox: full },
      wake: () => {
        throw new Error('woken for nothing')
      },
    })
    expect(await receive(channel.channel, REQUEST)).toEqual({ status: 503, headers: { 'retry-after': '1' } })
  })

  test('does not touch the store for a request that holds nothing', async () => {
    const channel = createScriptedChannel('chat')
    const forged: string[] = []
    channel.holds({ response: { status: 403 } })
    const { receive } = createReceiver({
      ...idle,
      store: { inbox: { receive: () => Promise.reject(new Error('touched')) } },
      watch: { forged: (name) => void forged.push(name) },
    })
    expect(await receive(channel.channel, REQUEST)).toEqual({ status: 403 })
    expect(forged).toEqual(['chat'])
  })

  test('acknowledges a tap only once it is stored', async () => {
    const stage = await setStage()
    const acknowledged: string[] = []
    const tappable = {
      ...stage.channel.channel,
      acknowledgeTap: async ({ providerId }: Inbound) => void acknowledged.push(providerId),
    }
    stage.channel.holds({ activities: [inbound('c1', 't1', stage.clock.now(), message('yes'))] })
    const broken = createReceiver({ ...idle, store: { inbox: { receive: () => Promise.reject(new Error('full')) } } })
    await broken.receive(tappable, REQUEST)
    expect(acknowledged).toEqual([])
    await stage.service.receive(tappable, REQUEST)
    expect(acknowledged).toEqual(['t1'])
  })

  test('says one line to a group, leaves it, and stores nothing of it', async () => {
    const { channel, texts, holds } = createScriptedChannel('chat')
    const left: string[] = []
    const sociable = { ...channel, leaveGroup: async ({ recipient }: Address) => void left.push(recipient) }
    const address = { conversation: 'g1', account: 'ministry', recipient: 'group-1' }
    holds({ groups: [{ address, language: 'ar' }] })
    const { receive } = createReceiver({
      ...idle,
      store: { inbox: { receive: () => Promise.reject(new Error('touched')) } },
    })
    expect(await receive(sociable, REQUEST)).toEqual({ status: 200 })
    await new Promise(setImmediate)
    expect(texts()).toEqual(['notice.privateOnly'])
    expect(left).toEqual(['group-1'])
  })

  test('acknowledges what it cannot read, and keeps it', async () => {
    const stage = await setStage()
    stage.channel.holds({ rejected: [{ reason: 'unknown shape', raw: '{"x":1}' }] })
    expect(await stage.service.receive(stage.channel.channel, REQUEST)).toEqual({ status: 200 })
  })
})
