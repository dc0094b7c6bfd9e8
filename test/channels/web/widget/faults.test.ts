import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { array, assert, asyncProperty, boolean, constantFrom, integer } from 'fast-check'
import { eagerTimers } from './hand-timers.js'
import { createVisitor, sendVisitorsHome, type Visitor } from './visitor.js'
import { startWebService, type Fault, type WebService } from './web-service.js'

const SECOND = 1000
const QUARTER = 15 * 60 * SECOND

let service: WebService

beforeEach(async () => {
  service = await startWebService({ bot: (text) => service.say(`you said ${text}`) })
})
afterEach(async () => {
  sendVisitorsHome()
  await service.close()
})

async function arrive(options: Parameters<typeof createVisitor>[1] = {}): Promise<Visitor> {
  const visitor = createVisitor(service, options)
  visitor.chat.open()
  await visitor.until(({ live }) => live)
  return visitor
}

const answer = (status: number, headers: Record<string, string> = {}): Fault => ({ status, headers, body: '{}' })

describe('a message', () => {
  test('that got lost on its way is sent again', async () => {
    const visitor = await arrive()
    service.fail('lost')
    visitor.chat.send('one')
    await visitor.untilShown('citizen: one (unsent)')
    await visitor.timers.fire(SECOND)
    await visitor.untilShown('citizen: one', 'bot: you said one')
    expect(service.said()).toEqual(['one'])
  })

  test('whose answer got lost is kept once, and shown as sent when the stream shows it', async () => {
    const visitor = await arrive()
    service.fail('unheard')
    visitor.chat.send('one')
    await visitor.untilShown('citizen: one', 'bot: you said one')
    expect(service.said()).toEqual(['one'])
  })

  test('whose answer and echo got lost is sent again and kept once', async () => {
    service.allowSockets(false)
    const visitor = await arrive()
    await visitor.timers.fire(SECOND)
    service.fail('unheard')
    visitor.chat.send('one')
    await visitor.until(() => visitor.shown()[0] === 'citizen: one (unsent)')
    await visitor.timers.fire(SECOND)
    await visitor.timers.fire(3 * SECOND)
    await visitor.untilShown('citizen: one', 'bot: you said one')
    expect(service.said()).toEqual(['one'])
  })

  test('waits as long as the server asks', async () => {
    const visitor = await arrive()
    service.fail(answer(429, { 'retry-after': '7' }))
    visitor.chat.send('one')
    await visitor.untilShown('citizen: one (unsent)')
    expect(visitor.timers.pending()).toContain(7 * SECOND)
    await visitor.timers.fire(7 * SECOND)
    await visitor.untilShown('citizen: one', 'bot: you said one')
  })

  test('goes sooner if the visitor asks', async () => {
    const visitor = await arrive()
    service.fail(answer(429, { 'retry-after': '3600' }))
    visitor.chat.send('one')
    await visitor.untilShown('citizen: one (unsent)')
    visitor.chat.retry()
    await visitor.untilShown('citizen: one', 'bot: you said one')
  })

  test('that is refused says so, and does not hold up the next', async () => {
    const visitor = await arrive()
    service.fail(answer(413))
    visitor.chat.send('one')
    visitor.chat.send('two')
    await visitor.untilShown('citizen: one (refused)', 'citizen: two', 'bot: you said two')
    expect(service.said()).toEqual(['two'])
  })

  test('that cannot be sent holds back those after it', async () => {
    const visitor = await arrive()
    service.fail('lost', 'lost')
    for (const text of ['one', 'two', 'three']) visitor.chat.send(text)
    await visitor.untilShown('citizen: one (unsent)', 'citizen: two (unsent)', 'citizen: three (unsent)')
    await visitor.timers.fire(SECOND)
    await visitor.timers.fire(2 * SECOND)
    await visitor.until(() => service.said().length === 3)
    expect(service.said()).toEqual(['one', 'two', 'three'])
  })

  test('is kept once and in order through whatever goes wrong', async () => {
    const faults = array(constantFrom<Fault>('lost', 'unheard', answer(500), answer(429), answer(403)), {
      maxLength: 6,
    })
    await assert(
      asyncProperty(faults, integer({ min: 1, max: 4 }), boolean(), async (wrong, count, cut) => {
        const visitor = await arrive({ timers: eagerTimers })
        const before = service.said().length
        const lines = Array.from({ length: count }, (_, i) => `line ${i}`)
        service.fail(...wrong)
        for (const line of lines) visitor.chat.send(line)
        if (cut) service.cut()
        await visitor.until(() => visitor.shown().filter((line) => line.startsWith('bot')).length === count)
        expect(service.said().slice(before)).toEqual(lines)
        expect(visitor.shown().filter((line) => line.startsWith('citizen'))).toEqual(
          lines.map((line) => `citizen: ${line}`),
        )
        visitor.leave()
        service.forgive()
      }),
      { numRuns: 25, seed: 20261123 },
    )
  })
})

describe('a cut socket', () => {
  test('loses nothing and brings nothing twice', async () => {
    const visitor = await arrive()
    service.say('one')
    await visitor.untilShown('bot: one')
    service.cut()
    service.say('two')
    service.say('three')
    await visitor.timers.fire(SECOND)
    await visitor.untilShown('bot: one', 'bot: two', 'bot: three')
    service.say('four')
    await visitor.untilShown('bot: one', 'bot: two', 'bot: three', 'bot: four')
    expect(visitor.chat.state.spoken).toHaveLength(4)
  })

  test('is mended at once when the network is back', async () => {
    const visitor = await arrive()
    await visitor.until(() => service.openSockets() === 1)
    visitor.chat.network(false)
    expect(visitor.chat.state.offline).toBe(true)
    service.say('one')
    visitor.chat.network(true)
    await visitor.untilShown('bot: one')
    expect(visitor.chat.state.offline).toBe(false)
  })

  test('is told of only when it lasts', async () => {
    const visitor = await arrive()
    await visitor.until(() => service.openSockets() === 1)
    service.cut()
    await visitor.timers.fire(4 * SECOND)
    expect(visitor.chat.state.unreachable).toBe(true)
    await visitor.timers.fire(SECOND)
    await visitor.until(({ unreachable }) => !unreachable)
  })
})

describe('where no socket opens', () => {
  test('replies are polled for', async () => {
    service.allowSockets(false)
    const visitor = await arrive()
    await visitor.timers.fire(SECOND)
    visitor.chat.send('one')
    await visitor.until(() => visitor.shown()[0] === 'citizen: one')
    await visitor.timers.fire(3 * SECOND)
    await visitor.untilShown('citizen: one', 'bot: you said one')
  })

  test('a socket is tried again after a while', async () => {
    service.allowSockets(false)
    const visitor = await arrive()
    await visitor.timers.fire(SECOND)
    await visitor.timers.fire(3 * SECOND)
    service.allowSockets(true)
    for (let polls = 1; polls < 20; polls += 1) await visitor.timers.fire(3 * SECOND)
    service.say('one')
    await visitor.untilShown('bot: one')
    expect(service.openSockets()).toBe(1)
  })
})

describe('a token', () => {
  test('is changed for another before it expires', async () => {
    const visitor = await arrive()
    service.clock.forward(15 * 60)
    const kept = visitor.kept()
    await visitor.timers.fire(QUARTER)
    await kept
    service.clock.forward(20 * 60)
    visitor.chat.send('one')
    await visitor.untilShown('citizen: one', 'bot: you said one')
  })

  test('that is refused is changed for another, and the message goes in the same conversation', async () => {
    const visitor = await arrive()
    const conversation = service.conversation()
    service.clock.forward(60)
    service.fail(answer(403))
    visitor.chat.send('one')
    await visitor.untilShown('citizen: one', 'bot: you said one')
    expect(service.conversation()).toBe(conversation)
    expect(service.said()).toEqual(['one'])
  })

  test('that expired while the page slept leads back into the same conversation', async () => {
    const visitor = await arrive()
    const conversation = service.conversation()
    service.clock.forward(8 * 3600)
    visitor.chat.send('one')
    await visitor.untilShown('citizen: one', 'bot: you said one')
    expect(service.conversation()).toBe(conversation)
  })

  test('that expired since the last page was left leads back too', async () => {
    const first = await arrive()
    first.chat.send('one')
    await first.untilShown('citizen: one', 'bot: you said one')
    first.leave()
    service.clock.forward(23 * 3600)
    const second = createVisitor(service, { shelf: first.shelf })
    await second.chat.resume()
    await second.untilShown('citizen: one', 'bot: you said one')
  })

  test('that nothing brings back ends the conversation, and the message opens another', async () => {
    const visitor = await arrive()
    const conversation = service.conversation()
    service.clock.forward(5 * 365 * 24 * 3600)
    visitor.chat.send('one')
    await visitor.untilShown('citizen: one', 'end', 'bot: you said one')
    expect(service.conversation()).not.toBe(conversation)
    expect(service.said()).toEqual(['one'])
  })
})

describe('a conversation that is over', () => {
  test('says so, and the next message opens another', async () => {
    const visitor = await arrive()
    await visitor.until(() => service.openSockets() === 1)
    service.say({ type: 'endOfConversation' })
    await visitor.untilShown('end')
    expect(visitor.chat.state.live).toBe(false)
    visitor.chat.send('one')
    await visitor.untilShown('end', 'citizen: one', 'bot: you said one')
  })

  test('is noticed by the message that finds it so', async () => {
    service.allowSockets(false)
    const visitor = await arrive()
    service.say({ type: 'endOfConversation' })
    visitor.chat.send('one')
    await visitor.until(() => visitor.shown().includes('end') && service.said().length === 1)
    expect(visitor.shown()).toContain('citizen: one')
  })
})

describe('a service that is away', () => {
  test('is asked again until it is there, and the message waits', async () => {
    const away = await startWebService()
    const visitor = createVisitor({ ...service, base: away.base })
    await away.close()
    visitor.chat.open()
    visitor.chat.send('one')
    await visitor.untilShown('citizen: one (unsent)')
    await visitor.timers.fire(4 * SECOND)
    expect(visitor.chat.state).toMatchObject({ unreachable: true, live: false })
  })

  test('does not make a page forget its conversation', async () => {
    const first = await arrive()
    first.leave()
    const away = await startWebService()
    await away.close()
    const second = createVisitor({ ...service, base: away.base }, { shelf: first.shelf })
    await second.chat.resume()
    expect(second.shelf.size).toBe(1)
    expect(second.timers.pending()).toContain(SECOND)
  })

  test('that does not let this page in leaves the message unsent', async () => {
    const visitor = createVisitor(service, { origin: 'https://elsewhere.example' })
    visitor.chat.send('one')
    await visitor.untilShown('citizen: one (unsent)')
    expect(service.rooms.received).toEqual([])
  })
})
