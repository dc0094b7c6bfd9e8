import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { listen } from './listen.js'
import { limitsOf, serve, type Conversation, type Served } from './serve.js'

let served: Served
beforeAll(async () => {
  served = await serve()
})
afterAll(() => served.close())

const say = (to: Conversation, text: string, where: Served = served) =>
  where.service.say(to.id, { type: 'message', text })

describe('the stream of a conversation', () => {
  test('sends what was said so far, then what is said, the own words included', async () => {
    const conversation = await served.converse()
    say(conversation, 'أهلا')
    const listener = await listen(conversation.streamUrl)
    expect(await listener.texts(1)).toEqual(['أهلا'])
    await conversation.send('كم الرسوم؟', 'c1')
    const echo = await listener.next()
    expect(echo.activities).toMatchObject([{ text: 'كم الرسوم؟', channelData: { clientActivityID: 'c1' } }])
    say(conversation, 'عشرة ريالات')
    expect(await listener.texts(1)).toEqual(['عشرة ريالات'])
    listener.socket.close()
  })

  test('goes on where the last one broke off: nothing missing, nothing twice', async () => {
    const conversation = await served.converse()
    const first = await listen(conversation.streamUrl)
    say(conversation, 'one')
    const { watermark } = await first.next()
    first.socket.terminate()
    say(conversation, 'two')
    const { body } = await served.call(
      'GET',
      `/v3/directline/conversations/${conversation.id}?watermark=${watermark}`,
      {
        token: conversation.token,
      },
    )
    const second = await listen(body.streamUrl ?? '')
    say(conversation, 'three')
    expect(await second.texts(2)).toEqual(['two', 'three'])
    second.socket.close()
  })

  test('brings a long transcript whole and in order', async () => {
    const conversation = await served.converse()
    const said = Array.from({ length: 250 }, (_, i) => `line ${i}`)
    for (const text of said) say(conversation, text)
    const listener = await listen(conversation.streamUrl)
    expect(await listener.texts(250)).toEqual(said)
    listener.socket.close()
  })

  test('goes to every page on which the conversation is open, by one read', async () => {
    const conversation = await served.converse()
    const listeners = [await listen(conversation.streamUrl), await listen(conversation.streamUrl)]
    say(conversation, 'first')
    await Promise.all(listeners.map((listener) => listener.texts(1)))
    const before = served.service.reads()
    say(conversation, 'for both')
    expect(await Promise.all(listeners.map((listener) => listener.texts(1)))).toEqual([['for both'], ['for both']])
    expect(served.service.reads() - before).toBe(1)
    for (const { socket } of listeners) socket.close()
  })

  test('never carries another conversation', async () => {
    const [mine, theirs] = [await served.converse(), await served.converse()]
    const listener = await listen(mine.streamUrl)
    say(theirs, 'not for you')
    say(mine, 'for you')
    expect(await listener.texts(1)).toEqual(['for you'])
    listener.socket.close()
  })

  test('shows typing while it lasts, without moving the watermark', async () => {
    const conversation = await served.converse()
    const listener = await listen(conversation.streamUrl)
    say(conversation, 'one')
    const { watermark } = await listener.next()
    served.service.showTyping(conversation.id)
    expect(await listener.next()).toMatchObject({ activities: [{ type: 'typing', from: { role: 'bot' } }], watermark })
    await served.web.typing({ conversation: conversation.id, account: 'web', recipient: 'x' }, 'm1')
    expect(await listener.next()).toMatchObject({ activities: [{ type: 'typing' }], watermark })
    listener.socket.close()
  })

  test('takes the empty frames that keep a connection alive, and ends with a client that sends more', async () => {
    const conversation = await served.converse()
    const listener = await listen(conversation.streamUrl)
    listener.socket.send('')
    say(conversation, 'still here')
    expect(await listener.texts(1)).toEqual(['still here'])
    listener.socket.send('x'.repeat(5000))
    expect(await listener.closed).toBe(1009)
  })

  test('closes after the last word of a conversation that ended', async () => {
    const conversation = await served.converse()
    const listener = await listen(conversation.streamUrl)
    served.service.say(conversation.id, { type: 'endOfConversation' })
    expect((await listener.next()).activities).toMatchObject([{ type: 'endOfConversation' }])
    expect(await listener.closed).toBe(1000)
  })

  test('closes when the visitor erases the conversation', async () => {
    const conversation = await served.converse()
    await conversation.send('hello')
    const listener = await listen(conversation.streamUrl)
    await listener.next()
    await served.call('DELETE', `/nafidha/conversations/${conversation.id}`, { token: conversation.token })
    expect(await listener.closed).toBe(1000)
  })
})

describe('sockets', () => {
  test('beat, and a client that shows no life is cut off', async () => {
    const quick = await serve({ heartbeat: 20 })
    const conversation = await quick.converse()
    const dead = await listen(conversation.streamUrl, { autoPong: false })
    const alive = await listen(conversation.streamUrl)
    expect(await dead.closed).toBe(1006)
    expect(dead.beats()).toBeGreaterThan(0)
    expect(alive.socket.readyState).toBe(alive.socket.OPEN)
    await quick.close()
  })

  test('find out by the beat what no wake-up told them', async () => {
    const quick = await serve({ heartbeat: 20 })
    const conversation = await quick.converse()
    const listener = await listen(conversation.streamUrl)
    quick.service.sayUnheard(conversation.id, { type: 'message', text: 'unheard' })
    expect(await listener.texts(1)).toEqual(['unheard'])
    await quick.close()
  })

  test.each([
    ['conversation', { conversation: 1, address: 9, all: 9 }],
    ['address', { conversation: 9, address: 1, all: 9 }],
    ['server', { conversation: 9, address: 9, all: 1 }],
  ])('are limited per %s', async (_, sockets) => {
    const limited = await serve({ sockets })
    const conversation = await limited.converse()
    const first = await listen(conversation.streamUrl)
    await expect(listen(conversation.streamUrl)).rejects.toThrow('429')
    first.socket.close()
    await first.closed
    const again = await listen((await limited.converse()).streamUrl)
    expect(again.socket.readyState).toBe(again.socket.OPEN)
    await limited.close()
  })

  test('count against the limit of their address', async () => {
    const limited = await serve({ limits: limitsOf('address', 3) })
    const conversation = await limited.converse()
    const listener = await listen(conversation.streamUrl)
    await expect(listen(conversation.streamUrl)).rejects.toThrow('429')
    listener.socket.close()
    await limited.close()
  })

  test('that do not read are cut off before they fill the memory', async () => {
    const conversation = await served.converse()
    const listener = await listen(conversation.streamUrl)
    listener.socket.pause()
    const text = 'x'.repeat(7000)
    for (let i = 0; i < 3000; i += 1) say(conversation, text)
    listener.socket.resume()
    expect([1006, 1013]).toContain(await listener.closed)
  })

  test('are told to come back when the service stops', async () => {
    const stopping = await serve()
    const conversation = await stopping.converse()
    const listener = await listen(conversation.streamUrl)
    const closing = stopping.close()
    expect(await listener.closed).toBe(1001)
    await closing
  })

  test('on another path are refused', async () => {
    await expect(listen(`${served.base.replace('http', 'ws')}/elsewhere`)).rejects.toThrow('404')
  })
})

test('a transcript that cannot be read closes the stream, and says so in the log', async () => {
  const broken = await serve()
  const conversation = await broken.converse()
  const listener = await listen(conversation.streamUrl)
  broken.service.break()
  broken.service.say(conversation.id, { type: 'message', text: 'my number is 99123456' })
  expect(await listener.closed).toBe(1011)
  expect(broken.logged()).toContain('the stream of a conversation broke')
  expect(broken.logged()).not.toContain('99123456')
  await broken.close()
})
