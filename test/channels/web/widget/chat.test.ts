import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { until } from '../../../until.js'
import { createVisitor, sendVisitorsHome, type Visitor } from './visitor.js'
import { startWebService, type WebService } from './web-service.js'

let service: WebService

beforeEach(async () => {
  service = await startWebService({ bot: (text) => service.say(`you said ${text}`) })
})
afterEach(async () => {
  sendVisitorsHome()
  await service.close()
})

async function arrive(): Promise<Visitor> {
  const visitor = createVisitor(service)
  visitor.chat.open()
  await visitor.until(({ live }) => live)
  return visitor
}

describe('a conversation', () => {
  test('begins when the panel opens, and goes to and fro', async () => {
    const visitor = await arrive()
    visitor.chat.send('one')
    await visitor.untilShown('citizen: one', 'bot: you said one')
    visitor.chat.send(' two ')
    await visitor.untilShown('citizen: one', 'bot: you said one', 'citizen: two', 'bot: you said two')
    expect(service.rooms.received.map(({ activity }) => activity.type)).toEqual([
      'conversationUpdate',
      'message',
      'message',
    ])
  })

  test('is one, however often the panel opens and closes', async () => {
    const visitor = await arrive()
    visitor.chat.close()
    visitor.chat.open()
    visitor.chat.send('one')
    await visitor.untilShown('citizen: one', 'bot: you said one')
    expect(service.rooms.received.filter(({ activity }) => activity.type === 'conversationUpdate')).toHaveLength(1)
  })

  test('shows a message at once, before anybody has it', async () => {
    const visitor = await arrive()
    visitor.chat.send('one')
    expect(visitor.shown()).toEqual(['citizen: one (sending)'])
  })

  test('keeps silent about a message of spaces', async () => {
    const visitor = await arrive()
    visitor.chat.send(' \n ')
    expect(visitor.shown()).toEqual([])
  })

  test('shows that somebody is writing until they have written, or stopped', async () => {
    const visitor = await arrive()
    await visitor.until(() => service.openSockets() === 1)
    service.rooms.showTyping(service.conversation())
    await visitor.until(({ typing }) => typing)
    service.say('done')
    await visitor.until(({ typing }) => !typing)
    service.rooms.showTyping(service.conversation())
    await visitor.until(({ typing }) => typing)
    await visitor.timers.fire(6000)
    expect(visitor.chat.state.typing).toBe(false)
  })
})

describe('while a visitor writes', () => {
  const person = { type: 'message', text: 'Salma here', channelData: { nafidha: { origin: 'agent' } } } as const

  test('a person who listens is told, now and then', async () => {
    const visitor = await arrive()
    service.rooms.say(service.conversation(), person)
    await visitor.untilShown('agent: Salma here')
    visitor.chat.write('m')
    visitor.chat.write('my')
    await until(() => service.rooms.typing().length === 1)
    service.clock.forward(3)
    visitor.chat.write('my ')
    await until(() => service.rooms.typing().length === 2)
  })

  test('the bot is told nothing, nor anybody of an empty field', async () => {
    const visitor = await arrive()
    service.say('one')
    await visitor.untilShown('bot: one')
    visitor.chat.write('m')
    service.rooms.say(service.conversation(), person)
    await visitor.untilShown('bot: one', 'agent: Salma here')
    visitor.chat.write('')
    visitor.chat.send('mine')
    await visitor.until(({ timeline }) => timeline.length > 2)
    expect(service.rooms.typing()).toEqual([])
  })
})

describe('what came while nobody looked', () => {
  test('is counted while the panel is closed, and not while it is open', async () => {
    const visitor = await arrive()
    service.say('one')
    await visitor.untilShown('bot: one')
    expect(visitor.chat.state).toMatchObject({ unread: 0, spoken: [{ origin: 'bot' }] })
    visitor.chat.close()
    service.say('two')
    service.say('three')
    const { unread, spoken } = await visitor.until(({ unread: n }) => n === 2)
    expect(unread).toBe(2)
    expect(spoken).toHaveLength(1)
    visitor.chat.open()
    expect(visitor.chat.state.unread).toBe(0)
  })

  test('is new on the next page, and what was seen is not', async () => {
    const first = await arrive()
    first.chat.send('one')
    await first.untilShown('citizen: one', 'bot: you said one')
    first.leave()
    service.say('while away')
    const second = createVisitor(service, { shelf: first.shelf })
    await second.chat.resume()
    await second.until(({ unread }) => unread === 1)
    expect(second.shown()).toEqual(['citizen: one', 'bot: you said one', 'bot: while away'])
  })

  test('stays new over pages on which the panel stayed closed', async () => {
    const first = await arrive()
    first.chat.close()
    service.say('one')
    await first.until(({ unread }) => unread === 1)
    first.leave()
    const second = createVisitor(service, { shelf: first.shelf })
    await second.chat.resume()
    await second.until(({ unread }) => unread === 1)
    second.chat.open()
    second.leave()
    const third = createVisitor(service, { shelf: first.shelf })
    await third.chat.resume()
    await third.untilShown('bot: one')
    service.say('two')
    await third.until(({ unread }) => unread === 1)
  })

  test('is not asked for by a page that has no conversation', async () => {
    const visitor = createVisitor(service)
    await visitor.chat.resume()
    expect(visitor.chat.state).toMatchObject({ live: false, kept: false, timeline: [] })
    expect(service.openSockets()).toBe(0)
  })
})

describe('what a browser keeps', () => {
  test('is the way back to the conversation and nothing else', async () => {
    const visitor = await arrive()
    visitor.chat.send('my secret')
    await visitor.untilShown('citizen: my secret', 'bot: you said my secret')
    const [kept = '', ...more] = visitor.shelf.values()
    expect(more).toEqual([])
    expect(Object.keys(JSON.parse(kept) as object)).toEqual(['conversationId', 'token', 'watermark'])
    expect(kept).not.toContain('secret')
  })

  test.each([['not JSON'], ['{}'], ['null'], ['{"conversationId":"x"}'], ['{"conversationId":1,"token":2}']])(
    'is left alone where it is %s',
    async (kept) => {
      const visitor = createVisitor(service, { shelf: new Map([['session', kept]]) })
      await visitor.chat.resume()
      visitor.chat.open()
      await visitor.until(({ live }) => live)
      visitor.chat.send('one')
      await visitor.untilShown('citizen: one', 'bot: you said one')
    },
  )

  test('is forgotten where the server knows nothing of it', async () => {
    const kept = JSON.stringify({ conversationId: 'x', token: 'y', watermark: '3' })
    const visitor = createVisitor(service, { shelf: new Map([['session', kept]]) })
    await visitor.chat.resume()
    expect(visitor.shelf.size).toBe(0)
    expect(visitor.chat.state.live).toBe(false)
  })
})
