import { afterEach, describe, expect, test } from '@jest/globals'
import { createReceiver } from '../../src/conversation/receive.js'
import { createMemoryBus } from '../../src/live/bus.js'
import { inbound, message, silent } from '../contracts/store.js'
import { cleanUp, createScriptedChannel, REQUEST, setStage } from './scripted.js'

afterEach(cleanUp)

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
    const receive = createReceiver({
      store: { inbox: full },
      bus: createMemoryBus(),
      wake: () => {
        throw new Error('woken for nothing')
      },
      now: () => new Date(),
      log: silent,
    })
    expect(await receive(channel.channel, REQUEST)).toEqual({ status: 503, headers: { 'retry-after': '1' } })
  })

  test('does not touch the store for a request that holds nothing', async () => {
    const channel = createScriptedChannel('chat')
    channel.holds({ response: { status: 403 } })
    const receive = createReceiver({
      store: { inbox: { receive: () => Promise.reject(new Error('touched')) } },
      bus: createMemoryBus(),
      wake: () => {},
      now: () => new Date(),
      log: silent,
    })
    expect(await receive(channel.channel, REQUEST)).toEqual({ status: 403 })
  })

  test('acknowledges what it cannot read, and keeps it', async () => {
    const stage = await setStage()
    stage.channel.holds({ rejected: [{ reason: 'unknown shape', raw: '{"x":1}' }] })
    expect(await stage.service.receive(stage.channel.channel, REQUEST)).toEqual({ status: 200 })
  })
})
