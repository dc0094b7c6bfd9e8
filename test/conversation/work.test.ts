import { afterEach, describe, expect, test } from '@jest/globals'
import { message } from '../contracts/store.js'
import { cleanUp, createScriptedChannel, echo, says, setStage } from './scripted.js'

afterEach(cleanUp)

describe('a turn', () => {
  test('takes messages sent in a row as one', async () => {
    const stage = await setStage()
    await stage.receive(message('hello'))
    stage.clock.forward(200)
    await stage.receive(message('are you there'))
    stage.clock.forward(200)
    await stage.settle()
    expect(await stage.script()).toEqual(['citizen: hello', 'citizen: are you there'])
    stage.clock.forward(100)
    await stage.settle()
    expect(await stage.script()).toEqual(['citizen: hello', 'citizen: are you there', 'bot: echo hello+are you there'])
  })

  test('gets the state that the one before it left', async () => {
    const stage = await setStage()
    await stage.say('a')
    await stage.say('b')
    expect(await stage.store.conversations.snapshot('c1')).toMatchObject({ state: '{"turns":2}', version: 2 })
  })

  test('answers in provider order', async () => {
    const stage = await setStage()
    await stage.receive(message('second'), { at: new Date('2026-11-23T07:59:59Z') })
    await stage.receive(message('first'), { at: new Date('2026-11-23T07:59:58Z') })
    stage.clock.forward(300)
    await stage.settle()
    expect((await stage.script()).at(-1)).toBe('bot: echo first+second')
  })

  test('is not run twice for a message that the provider repeats', async () => {
    const stage = await setStage()
    for (let i = 0; i < 3; i += 1) {
      await stage.receive(message('hello'), { id: 'same' })
      stage.clock.forward(300)
      await stage.settle()
    }
    expect(stage.channel.texts()).toEqual(['echo hello'])
  })

  test('goes on in another process where this one left', async () => {
    const stage = await setStage()
    await stage.receive(message('hello'))
    stage.clock.forward(300)
    await stage.makeService({ store: await stage.open() }).settle()
    expect(await stage.script()).toEqual(['citizen: hello', 'bot: echo hello'])
  })

  test('runs one at a time in a conversation, and side by side in several', async () => {
    const running = new Map<string, number>()
    let most = 0
    let together = 0
    let open = () => {}
    const allThree = new Promise<void>((resolve) => (open = resolve))
    const stage = await setStage({
      turn: async (input) => {
        const id = String(input.activities[0]?.text)
        running.set(id, (running.get(id) ?? 0) + 1)
        most = Math.max(most, ...running.values())
        together = Math.max(
          together,
          [...running.values()].reduce((a, b) => a + b, 0),
        )
        if (together === 3) open()
        await allThree
        running.set(id, (running.get(id) ?? 1) - 1)
        return echo(input)
      },
    })
    for (const id of ['a', 'b', 'c']) await stage.receive(message(id), { conversation: id })
    stage.clock.forward(300)
    await Promise.all([stage.settle(), stage.makeService().settle(), stage.makeService().settle()])
    expect([most, together]).toEqual([1, 3])
    expect(stage.channel.texts().toSorted()).toEqual(['echo a', 'echo b', 'echo c'])
  })

  test('notes language and personal data of every message', async () => {
    const stage = await setStage()
    await stage.say('hello')
    expect((await stage.store.conversations.snapshot('c1'))?.language).toBe('en')
    await stage.say('رقمي 99123456')
    expect((await stage.store.conversations.snapshot('c1'))?.language).toBe('ar')
  })

  test('takes the language in which the bot answered over the one that was noted', async () => {
    const stage = await setStage({
      turn: async () => ({ replies: [says('مرحبا', { channelData: { nafidha: { language: 'ar' } } })], state: null }),
    })
    await stage.say('hello')
    expect((await stage.store.conversations.snapshot('c1'))?.language).toBe('ar')
  })

  test('keeps receipts beside the answer, not in it', async () => {
    const receipt = { entry: 'card-fee', hash: 'h', confidence: 0.9, runnersUp: [], rule: 'threshold' }
    const stage = await setStage({
      turn: async () => ({
        replies: [says('6 OMR', { channelData: { nafidha: { receipts: [receipt], consent: 'v1', language: 'en' } } })],
        state: null,
      }),
    })
    await stage.say('fee? my number is 99123456')
    const [, answer] = await stage.lines()
    expect(answer?.activity.channelData?.nafidha).toEqual({ language: 'en', consent: 'v1', origin: 'bot' })
  })

  test('writes nothing to the outbox of a channel whose transcript is the delivery', async () => {
    const channel = createScriptedChannel('web', { logged: true })
    const stage = await setStage({ channel })
    await stage.say('hello')
    expect((await stage.lines()).map(({ checkpoint }) => checkpoint)).toEqual(['stored', 'delivered'])
    expect(channel.handedOver).toEqual([])
  })

  test('tells whoever listens, after it is stored', async () => {
    const stage = await setStage({ channel: createScriptedChannel('web', { logged: true }) })
    const heard: string[] = []
    stage.bus.subscribe('c1', (news) => heard.push(news))
    await stage.say('hello')
    expect(heard).toEqual(['changed', 'changed'])
  })

  test('shows typing while a turn takes its time', async () => {
    let seen: () => void
    const shown = new Promise<void>((resolve) => (seen = resolve))
    const stage = await setStage({
      channel: createScriptedChannel('web', { logged: true }),
      turn: async () => {
        await shown
        return { replies: [says('at last')], state: null }
      },
    })
    stage.bus.subscribe('c1', (news) => news === 'typing' && seen())
    await stage.say('hello')
    expect((await stage.lines()).at(-1)?.activity.text).toBe('at last')
  })
})

describe('a turn that fails', () => {
  test('is tried three times; then its message is set apart and the citizen is told', async () => {
    let attempts = 0
    const stage = await setStage({
      turn: async (input) => {
        attempts += 1
        if (input.activities.some(({ text }) => text === 'poison')) throw new Error('broken on purpose')
        return echo(input)
      },
    })
    await stage.say('poison')
    expect(await stage.script()).toEqual(['citizen: poison'])
    stage.clock.forward(1_000)
    await stage.settle()
    stage.clock.forward(4_000)
    await stage.settle()
    expect(attempts).toBe(3)
    expect(stage.channel.texts()).toEqual(['notice.failed'])
    await stage.say('fine')
    expect(stage.channel.texts()).toEqual(['notice.failed', 'echo fine'])
  })

  test('because of its state starts afresh at the last attempt', async () => {
    const stage = await setStage({
      turn: async (input) => {
        if (input.state !== null) throw new Error('from an older release')
        return echo(input)
      },
    })
    await stage.say('one')
    await stage.say('two')
    for (const wait of [1_000, 4_000]) {
      stage.clock.forward(wait)
      await stage.settle()
    }
    expect(stage.channel.texts()).toEqual(['echo one', 'echo two'])
    expect((await stage.store.conversations.snapshot('c1'))?.state).toBe('{"turns":1}')
  })

  test('does not hold up other conversations', async () => {
    const stage = await setStage({
      turn: async (input) => {
        if (input.activities[0]?.text === 'poison') throw new Error('broken on purpose')
        return echo(input)
      },
    })
    await stage.receive(message('poison'), { conversation: 'a' })
    await stage.say('fine', 'b')
    expect(stage.channel.texts()).toEqual(['echo fine'])
  })
})
