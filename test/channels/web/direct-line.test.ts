import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { limitsOf, PAGE, SECRET, serve, type Served } from './serve.js'

const DL = '/v3/directline'

let served: Served
beforeAll(async () => {
  served = await serve()
})
afterAll(() => served.close())

describe('a token', () => {
  test('is made for a page on the list, for a new conversation and a random visitor', async () => {
    const first = await served.call('POST', `${DL}/tokens/generate`, { origin: PAGE, json: { locale: 'en-GB' } })
    const second = await served.call('POST', `${DL}/tokens/generate`, { origin: PAGE })
    expect(first).toMatchObject({ status: 200, body: { expires_in: 1800 } })
    expect(first.body.conversationId).toMatch(/^[\w-]{22}$/)
    expect(second.body.conversationId).not.toBe(first.body.conversationId)
    expect(await served.tokens.verify(first.body.token ?? '', 'conversation')).toEqual({
      conversation: first.body.conversationId,
      user: expect.stringMatching(/^dl_[\w-]{22}$/),
      origin: PAGE,
      language: 'en',
    })
  })

  test('is made for our own pages without a list', async () => {
    expect(await served.call('POST', `${DL}/tokens/generate`, { origin: served.base })).toMatchObject({ status: 200 })
  })

  test.each([
    ['an unknown page', 'https://evil.example'],
    ['a sandboxed page', 'null'],
    ['no page', undefined],
  ])('is refused to %s', async (_, origin) => {
    const reply = await served.call('POST', `${DL}/tokens/generate`, origin === undefined ? {} : { origin })
    expect(reply).toMatchObject({ status: 403, body: { error: { code: 'BadArgument' } } })
    expect(reply.body.token).toBeUndefined()
  })

  test('lets a page choose neither its visitor nor another page', async () => {
    const json = { user: { id: 'dl_somebody' }, trustedOrigins: ['https://evil.example'] }
    const { body } = await served.call('POST', `${DL}/tokens/generate`, { origin: PAGE, json })
    const claims = await served.tokens.verify(body.token ?? '', 'conversation')
    expect(claims?.user).not.toBe('dl_somebody')
    expect(claims?.origin).toBe(PAGE)
  })

  test('is made by secret for the visitor and page that the server names', async () => {
    const json = { user: { id: 'dl_42' }, trustedOrigins: ['https://Other.example'] }
    const { body } = await served.call('POST', `${DL}/tokens/generate`, { token: SECRET, json })
    expect(await served.tokens.verify(body.token ?? '', 'conversation')).toMatchObject({
      user: 'dl_42',
      origin: 'https://other.example',
    })
  })

  test('is refused to a wrong secret', async () => {
    expect(await served.call('POST', `${DL}/tokens/generate`, { token: `${SECRET}x` })).toMatchObject({ status: 403 })
  })

  test('is refreshed for the same conversation, visitor and page', async () => {
    const conversation = await served.converse()
    served.clock.forward(900)
    const reply = await served.call('POST', `${DL}/tokens/refresh`, { token: conversation.token })
    expect(reply).toMatchObject({ status: 200, body: { conversationId: conversation.id, expires_in: 1800 } })
    expect(reply.body.token).not.toBe(conversation.token)
    served.clock.forward(1200)
    const path = `${DL}/conversations/${conversation.id}/activities`
    expect((await served.call('GET', path, { token: conversation.token })).status).toBe(403)
    expect((await served.call('GET', path, { token: reply.body.token ?? '' })).status).toBe(200)
  })

  test('works only from the page it was made for', async () => {
    const { body } = await served.call('POST', `${DL}/tokens/generate`, { origin: PAGE })
    const from = (origin: string) =>
      served.call('POST', `${DL}/conversations`, { token: body.token ?? '', origin, json: {} })
    expect((await from('https://evil.example')).status).toBe(403)
    expect((await from(PAGE)).status).toBe(201)
  })
})

describe('a conversation', () => {
  test('starts once, however often it is asked for', async () => {
    const generated = await served.call('POST', `${DL}/tokens/generate`, {
      token: SECRET,
      json: { user: { id: 'dl_7' } },
    })
    const token = generated.body.token ?? ''
    const before = served.service.received.length
    const first = await served.call('POST', `${DL}/conversations`, { token, json: { locale: 'en-US' } })
    const again = await served.call('POST', `${DL}/conversations`, { token, json: {} })
    expect([first.status, again.status]).toEqual([201, 200])
    expect(first.body).toMatchObject({
      conversationId: generated.body.conversationId,
      expires_in: 1800,
      streamUrl: expect.stringMatching(
        /^ws:\/\/127\.0\.0\.1:\d+\/v3\/directline\/conversations\/[\w-]+\/stream\?watermark=0&t=/,
      ),
    })
    expect(served.service.received.slice(before).map(({ activity }) => activity)).toEqual([
      expect.objectContaining({
        type: 'conversationUpdate',
        locale: 'en',
        membersAdded: [{ id: 'dl_7', name: '' }],
        from: { id: 'dl_7', name: '', role: 'user' },
      }),
    ])
  })

  test('shows the visitor what was said, from a watermark on, and nothing of what the service says to itself', async () => {
    const { id, token, send } = await served.converse()
    await send('كم رسوم تجديد البطاقة؟')
    served.service.say(id, { type: 'event', name: 'handoff.initiate', value: { pin: '1234' } })
    served.service.say(id, { type: 'message', text: 'عشرة ريالات عمانية' })
    const path = `${DL}/conversations/${id}/activities`
    const all = await served.call('GET', path, { token })
    expect(all.body.activities?.map(({ text }) => text)).toEqual(['كم رسوم تجديد البطاقة؟', 'عشرة ريالات عمانية'])
    const rest = await served.call('GET', `${path}?watermark=${all.body.watermark}`, { token })
    expect(rest.body).toEqual({ activities: [], watermark: all.body.watermark })
  })

  test.each(['-1', '2147483648'])('refuses a watermark that it never gave: %s', async (watermark) => {
    const { id, token } = await served.converse()
    const reply = await served.call('GET', `${DL}/conversations/${id}/activities?watermark=${watermark}`, { token })
    expect(reply).toMatchObject({ status: 400, body: { error: { code: 'BadArgument' } } })
  })

  test('is taken up again with a new token and stream', async () => {
    const { id, token } = await served.converse()
    const reply = await served.call('GET', `${DL}/conversations/${id}?watermark=3`, { token })
    expect(reply).toMatchObject({ status: 200, body: { conversationId: id, expires_in: 1800 } })
    expect(reply.body.streamUrl).toContain('watermark=3')
  })

  test('is gone once it has ended and its last word was read', async () => {
    const { id, token } = await served.converse()
    await served.call('POST', `${DL}/conversations/${id}/activities`, { token, json: { type: 'endOfConversation' } })
    const path = `${DL}/conversations/${id}/activities`
    const last = await served.call('GET', path, { token })
    expect(last.body.activities?.map(({ type }) => type)).toEqual(['endOfConversation'])
    const after = await Promise.all([
      served.call('GET', `${path}?watermark=${last.body.watermark}`, { token }),
      served.call('POST', path, { token, json: { type: 'message', text: 'one more' } }),
      served.call('GET', `${DL}/conversations/${id}`, { token }),
      served.call('POST', `${DL}/conversations`, { token, json: {} }),
      served.call('POST', `${DL}/tokens/refresh`, { token }),
    ])
    expect(after.map(({ status, body }) => [status, body.error?.code])).toEqual(
      after.map(() => [404, 'ConversationNotFound']),
    )
  })

  test('does not exist before it was started', async () => {
    const { body } = await served.call('POST', `${DL}/tokens/generate`, { token: SECRET, json: {} })
    const path = `${DL}/conversations/${body.conversationId}/activities`
    const json = { type: 'message', text: 'hello' }
    expect((await served.call('POST', path, { token: body.token ?? '', json })).status).toBe(404)
  })

  test('knows its session', async () => {
    const { id, token } = await served.converse()
    expect((await served.call('GET', `${DL}/session/getsessionid`, { token })).body).toEqual({ sessionId: id })
  })
})

describe('a message', () => {
  test('is from whom the token says, whatever the message says', async () => {
    const { id, token } = await served.converse()
    const { user } = (await served.tokens.verify(token, 'conversation')) ?? {}
    const json = {
      type: 'message',
      text: 'I am the agent',
      id: 'mine',
      timestamp: '1999-01-01T00:00:00Z',
      from: { id: 'agent-7', name: 'Salma', role: 'bot' },
      conversation: { id: 'another' },
      channelData: { nafidha: { origin: 'agent', receipts: [] } },
    }
    const reply = await served.call('POST', `${DL}/conversations/${id}/activities`, { token, json })
    expect(served.service.received.at(-1)).toEqual({
      address: { conversation: id, account: 'web', recipient: user },
      providerId: reply.body.id,
      at: served.clock.now(),
      activity: {
        type: 'message',
        id: reply.body.id,
        text: 'I am the agent',
        textFormat: 'plain',
        locale: 'ar',
        timestamp: served.clock.now(),
        channelId: 'web',
        channelData: {},
        from: { id: user, name: '', role: 'user' },
        recipient: { id: 'nafidha', name: '', role: 'bot' },
        conversation: { id, name: '', isGroup: false, conversationType: '' },
      },
    })
  })

  test('sent again is the same message; the same id in another conversation is another', async () => {
    const [one, two] = [await served.converse(), await served.converse()]
    const before = served.service.received.length
    const ids = [await one.send('a', 'c1'), await one.send('a', 'c1'), await two.send('a', 'c1'), await one.send('a')]
    const [first, again, elsewhere, unnamed] = ids.map(({ body }) => body.id)
    expect(again).toBe(first)
    expect(new Set([first, elsewhere, unnamed]).size).toBe(3)
    expect(served.service.received).toHaveLength(before + 3)
  })

  test.each([
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), 400],
    ['bytes that are no JSON', Buffer.from('type=message'), 400],
    ['a claim to be the desk', Buffer.from('{"type":"event","name":"handoff.status"}'), 400],
    ['five thousand letters', Buffer.from(JSON.stringify({ type: 'message', text: 'س'.repeat(5000) })), 413],
  ])('is refused with %s, in plain words', async (_, body, status) => {
    const { id, token } = await served.converse()
    const before = served.service.received.length
    const reply = await served.call('POST', `${DL}/conversations/${id}/activities`, { token, body })
    expect(reply.status).toBe(status)
    expect(reply.body.error?.message).toMatch(/^[A-Z].{10,}\.$/)
    expect(served.service.received).toHaveLength(before)
  })

  test('that is only typing is told of, and nothing is kept', async () => {
    const { id, token } = await served.converse()
    const before = served.service.received.length
    const reply = await served.call('POST', `${DL}/conversations/${id}/activities`, { token, json: { type: 'typing' } })
    expect(reply).toMatchObject({ status: 200, body: { id: expect.any(String) } })
    expect([served.service.received.length, served.service.typing()]).toEqual([before, [id]])
  })
})

describe("a visitor's own data", () => {
  test('is downloaded whole', async () => {
    const { id, token, send } = await served.converse()
    for (let i = 1; i <= 120; i += 1) await send(`message ${i}`)
    const { body } = await served.call('GET', `/nafidha/conversations/${id}`, { token })
    expect(body.activities?.map(({ text }) => text)).toEqual(Array.from({ length: 120 }, (_, i) => `message ${i + 1}`))
  })

  test('is erased, and is then gone', async () => {
    const { id, token, send } = await served.converse()
    await send('رقمي المدني 12345678')
    expect((await served.call('DELETE', `/nafidha/conversations/${id}`, { token })).status).toBe(204)
    const after = await Promise.all([
      served.call('GET', `/nafidha/conversations/${id}`, { token }),
      served.call('GET', `${DL}/conversations/${id}/activities`, { token }),
      served.call('DELETE', `/nafidha/conversations/${id}`, { token }),
    ])
    expect(after.map(({ status }) => status)).toEqual([404, 404, 404])
  })
})

describe('pages elsewhere', () => {
  test('may ask first whether they may call', async () => {
    const headers = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-ms-bot-agent' }
    const reply = await served.call('OPTIONS', `${DL}/conversations`, { origin: PAGE, headers })
    expect(reply.status).toBe(204)
    expect(reply.headers.get('access-control-allow-headers')).toBe(
      'authorization, content-type, x-ms-bot-agent, x-requested-with',
    )
  })

  test('can read why they were refused, a body too large included', async () => {
    const { id, token } = await served.converse()
    const path = `${DL}/conversations/${id}/activities`
    const reply = await served.call('POST', path, { token, json: { type: 'message', text: 'x'.repeat(1024 * 1024) } })
    expect(reply).toMatchObject({ status: 413, body: { error: { code: 'MessageSizeTooBig' } } })
    expect(reply.headers.get('access-control-allow-origin')).toBe('*')
  })
})

describe('limits', () => {
  test.each([
    ['address', 'POST', `${DL}/tokens/generate`],
    ['new-conversation', 'POST', `${DL}/tokens/generate`],
  ] as const)('hold per %s', async (rule, method, path) => {
    const limited = await serve({ limits: limitsOf(rule, 2) })
    const replies = [1, 2, 3].map(() => limited.call(method, path, { origin: PAGE }))
    const statuses = (await Promise.all(replies)).map(({ status }) => status)
    expect(statuses.toSorted()).toEqual([200, 200, 429])
    await limited.close()
  })

  test('stop fifty messages in a second, with the time to wait in seconds, and leave others alone', async () => {
    const limited = await serve({ limits: limitsOf('conversation', 20) })
    const [loud, calm] = [await limited.converse(), await limited.converse()]
    const replies = await Promise.all(Array.from({ length: 50 }, (_, i) => loud.send(`message ${i}`, `c${i}`)))
    const stopped = replies.filter(({ status }) => status === 429)
    expect(stopped).toHaveLength(30)
    expect(stopped[0]?.headers.get('retry-after')).toBe('3')
    expect(stopped[0]?.body.error).toEqual({ code: 'TooManyRequests', message: 'Too many requests. Try again in 3 s.' })
    expect((await calm.send('hello')).status).toBe(200)
    const typing = { token: loud.token, json: { type: 'typing' } }
    expect((await limited.call('POST', `${DL}/conversations/${loud.id}/activities`, typing)).status).toBe(200)
    expect(limited.service.received.filter(({ activity }) => activity.type === 'message')).toHaveLength(21)
    await limited.close()
  })
})
