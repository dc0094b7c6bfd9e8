import { afterEach, describe, expect, test } from '@jest/globals'
import { line, message, turnOf } from '../contracts/store.js'
import { cleanUp, createScriptedChannel, says, setStage } from './scripted.js'

afterEach(cleanUp)

const refused = (permanent = false) => ({ kind: 'refused', reason: 'HTTP 500', permanent }) as const

describe('delivery', () => {
  test('hands the parts of an answer over in order', async () => {
    const stage = await setStage({ turn: async () => ({ replies: [says('1|2'), says('3')], state: null }) })
    await stage.say('hello')
    expect(stage.channel.handedOver.map(({ to, text }) => [to.recipient, text])).toEqual([
      ['phone-of-c1', '1'],
      ['phone-of-c1', '2'],
      ['phone-of-c1', '3'],
    ])
    expect((await stage.lines()).map(({ checkpoint }) => checkpoint)).toEqual(['stored', 'accepted', 'accepted'])
  })

  test('tries again after 1, 2, 4, 8 and 16 seconds, then shows the message as failed', async () => {
    const stage = await setStage()
    stage.channel.answers(...Array.from({ length: 6 }, () => refused()))
    await stage.say('hello')
    for (const seconds of [1, 2, 4, 8, 16]) {
      stage.clock.forward(seconds * 1_000 - 1)
      await stage.settle()
      expect((await stage.lines())[1]?.checkpoint).toBe('queued')
      stage.clock.forward(1)
      await stage.settle()
    }
    expect((await stage.lines())[1]?.checkpoint).toBe('failed')
    await stage.say('next')
    expect(stage.channel.texts()).toEqual(['echo next'])
  })

  test('holds later messages back while an earlier one waits', async () => {
    const stage = await setStage()
    stage.channel.answers(refused())
    await stage.say('one')
    await stage.say('two')
    expect(stage.channel.texts()).toEqual([])
    stage.clock.forward(1_000)
    await stage.settle()
    expect(stage.channel.texts()).toEqual(['echo one', 'echo two'])
  })

  test('waits as long as the provider asks, and counts that as no attempt', async () => {
    const stage = await setStage()
    stage.channel.answers(...Array.from({ length: 20 }, () => ({ kind: 'later', ms: 30_000 }) as const))
    await stage.say('hello')
    for (let i = 0; i < 20; i += 1) {
      stage.clock.forward(29_999)
      await stage.settle()
      stage.clock.forward(1)
      await stage.settle()
    }
    expect(stage.channel.texts()).toEqual(['echo hello'])
  })

  test('waits where other processes have used up what the provider allows, and tells them to be quiet', async () => {
    const channel = createScriptedChannel('chat')
    const waits = [400, 0]
    const held: number[] = []
    const permits = { take: async () => waits.shift() ?? 0, hold: async (_: string, ms: number) => void held.push(ms) }
    const stage = await setStage({ channel })
    const service = stage.makeService({ permits })
    await stage.receive(message('hello'))
    stage.clock.forward(300)
    await service.settle()
    expect(channel.texts()).toEqual([])
    channel.answers({ kind: 'later', ms: 2_000, all: true })
    stage.clock.forward(400)
    await service.settle()
    expect(held).toEqual([2_000])
    stage.clock.forward(2_000)
    await service.settle()
    expect(channel.texts()).toEqual(['echo hello'])
  })

  test('refuses a free reply once the citizen’s last message is older than the reply window, and lets a template pass', async () => {
    for (const anytime of [false, true]) {
      const channel = createScriptedChannel('chat', { replyWindow: 60_000, anytime })
      const stage = await setStage({ channel })
      channel.answers({ kind: 'later', ms: 60_001 })
      await stage.say('hello')
      stage.clock.forward(60_001)
      await stage.settle()
      expect(channel.texts()).toEqual(anytime ? ['echo hello'] : [])
      expect((await stage.lines())[1]?.checkpoint).toBe(anytime ? 'accepted' : 'failed')
    }
  })

  test('counts the reply window from the citizen’s latest message, by the provider’s clock, whatever comes late', async () => {
    for (const seconds of [59, 61]) {
      const channel = createScriptedChannel('chat', { replyWindow: 60_000 })
      const stage = await setStage({ channel, turn: async () => ({ replies: [says('reply')], state: null }) })
      const at = (after: number) => new Date(stage.clock.now().getTime() + after * 1_000)
      await stage.receive(says('new'), { id: 'm2', at: at(0) })
      await stage.receive(says('old'), { id: 'm1', at: at(-120) })
      await stage.receive({ type: 'messageReaction' }, { id: 'm3', at: at(50) })
      stage.clock.forward(seconds * 1_000)
      await stage.settle()
      expect(channel.texts()).toEqual(seconds < 60 ? ['reply'] : [])
    }
  })

  test('repeats a call whose outcome is unknown only after a minute', async () => {
    const stage = await setStage()
    stage.channel.answers({ kind: 'unsure', reason: 'timeout' }, new Error('socket hang up'))
    await stage.say('hello')
    for (const times of [1, 2]) {
      stage.clock.forward(59_999)
      await stage.settle()
      expect(stage.channel.texts()).toHaveLength(1)
      stage.clock.forward(1)
      await stage.settle()
      expect(stage.channel.texts()).toHaveLength(times)
    }
    expect(stage.channel.texts()).toEqual(['echo hello', 'echo hello'])
  })

  test('gives up at once where the provider refuses for good', async () => {
    const stage = await setStage({ turn: async () => ({ replies: [says('1|2')], state: null }) })
    stage.channel.answers(refused(true))
    await stage.say('hello')
    expect((await stage.lines())[1]?.checkpoint).toBe('failed')
    expect(stage.channel.texts()).toEqual([])
  })

  test('goes on after a crash between the call and its mark, a minute later', async () => {
    const stage = await setStage()
    stage.channel.answers(new Error('killed'))
    await stage.say('hello')
    const next = stage.makeService({ store: await stage.open() })
    await next.settle()
    expect(stage.channel.texts()).toEqual([])
    stage.clock.forward(60_000)
    await next.settle()
    expect(stage.channel.texts()).toEqual(['echo hello'])
  })

  test('keeps to the provider’s pace, for one recipient and in all', async () => {
    const channel = createScriptedChannel('chat')
    const paced = { ...channel.channel, limits: { ...channel.channel.limits, rate: { recipient: 1, all: 4 } } }
    const stage = await setStage({
      channel: { ...channel, channel: paced },
      turn: async () => ({ replies: [says('1|2')], state: null }),
    })
    await stage.receive(says('hello'), { conversation: 'a' })
    await stage.say('hello', 'b')
    expect(channel.texts()).toEqual(['1'])
    stage.clock.forward(250)
    await stage.settle()
    expect(channel.handedOver.map(({ to }) => to.conversation).toSorted()).toEqual(['a', 'b'])
    stage.clock.forward(750)
    await stage.settle()
    expect(channel.texts()).toEqual(['1', '1', '2'])
  })

  test('waits for a channel that is switched off', async () => {
    const stage = await setStage()
    stage.channel.answers(refused())
    await stage.say('hello')
    stage.clock.forward(1_000)
    await stage.makeService({ channels: new Map() }).settle()
    expect((await stage.lines())[1]?.checkpoint).toBe('queued')
    await stage.settle()
    expect(stage.channel.texts()).toEqual(['echo hello'])
  })

  test('follows a message until it is read, and never back', async () => {
    const stage = await setStage()
    await stage.say('hello')
    const at = stage.clock.now()
    await stage.report({ receiptId: 'r1', status: 'read', at })
    await stage.report({ receiptId: 'r1', status: 'delivered', at })
    expect((await stage.lines())[1]?.checkpoint).toBe('read')
  })

  test('shows an agent’s message as failed within a minute of a provider that is away, and tells the desk', async () => {
    const stage = await setStage()
    await stage.say('hello')
    stage.channel.answers(...Array.from({ length: 60 }, () => ({ kind: 'later', ms: 30_000 }) as const))
    const lines = () => [line('mine', { origin: 'agent', parts: [{ kind: 'text', payload: 'mine' }] })]
    const { store, clock } = stage
    await store.turns.commit(await turnOf(store, 'c1', clock.now(), { lines }))
    let news = 0
    stage.bus.subscribe('c1', () => void (news += 1))
    for (let seconds = 0; seconds < 60; seconds += 1) {
      await stage.settle()
      clock.forward(1_000)
    }
    expect((await stage.lines()).at(-1)?.checkpoint).toBe('failed')
    expect(news).toBe(1)
  })

  test('and turns go on at once where the clock is set back by an hour', async () => {
    const stage = await setStage()
    stage.channel.answers(refused())
    await stage.say('one')
    await stage.receive(says('two'), { conversation: 'c2' })
    await stage.settle()
    stage.clock.forward(-3_600_000)
    await stage.settle()
    expect(stage.channel.texts().toSorted()).toEqual(['echo one', 'echo two'])
  })

  test('does not hand over twice what was under way when the clock was set back', async () => {
    const stage = await setStage()
    stage.channel.answers({ kind: 'unsure', reason: 'timeout' })
    await stage.say('one')
    await stage.settle()
    stage.clock.forward(-3_600_000)
    for (const [wait, times] of [
      [0, 1],
      [59_000, 1],
      [2_000, 2],
    ] as const) {
      stage.clock.forward(wait)
      await stage.settle()
      expect(stage.channel.texts()).toHaveLength(times)
    }
  })
})
