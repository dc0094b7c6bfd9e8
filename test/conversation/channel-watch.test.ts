import { afterEach, describe, expect, test } from '@jest/globals'
import { reportChannels } from '../../src/conversation/channel-report.js'
import { cleanUp, REQUEST, setStage } from './scripted.js'

afterEach(cleanUp)

describe('what operators are told of a channel', () => {
  test('is its last message, its last trouble, forgeries, and what waits and what could not be read', async () => {
    const stage = await setStage()
    const report = async () => (await reportChannels({ channels: stage.channels, store: stage.store }))[0]
    expect(await report()).toMatchObject({ name: 'chat', health: null, lastInboundAt: null, forged: 0, trouble: null })

    stage.channel.answers({ kind: 'refused', reason: 'HTTP 500', permanent: false })
    await stage.say('hello')
    stage.channel.holds({ response: { status: 403 } })
    await stage.service.receive(stage.channel.channel, REQUEST)
    await stage.service.receive(stage.channel.channel, REQUEST)
    stage.channel.holds({ response: { status: 200 }, rejected: [{ reason: 'odd', raw: '?' }] })
    await stage.service.receive(stage.channel.channel, REQUEST)
    await stage.settle()
    const at = stage.clock.now()
    expect(await report()).toMatchObject({
      lastInboundAt: new Date(at.getTime() - 300),
      forged: 2,
      forgedAt: at,
      trouble: { words: 'HTTP 500', at },
      waiting: 1,
      unreadable: 1,
    })
  })

  test('is no trouble where a citizen has left', async () => {
    const stage = await setStage()
    stage.channel.answers({ kind: 'refused', reason: 'blocked', permanent: true, unreachable: true })
    await stage.say('hello')
    await stage.settle()
    expect((await stage.store.channelLogs.read('chat')).trouble).toBeNull()
    await stage.say('again')
    expect(stage.channel.texts()).toEqual(['echo again'])
  })

  test('names a provider’s wish for quiet only where it is more than haste', async () => {
    const stage = await setStage()
    stage.channel.answers({ kind: 'later', ms: 1_000 }, { kind: 'later', ms: 1_000, trouble: 'the token is dead' })
    await stage.say('hello')
    await stage.settle()
    expect((await stage.store.channelLogs.read('chat')).trouble).toBeNull()
    stage.clock.forward(1_000)
    await stage.settle()
    await stage.settle()
    expect((await stage.store.channelLogs.read('chat')).trouble?.words).toBe('the token is dead')
  })
})
