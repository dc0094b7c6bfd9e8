import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Activity } from '../../../channels/activity.js'
import { createWire, type Wire } from './cuttable.js'
import { TRUE_FILES } from './files-for-tests.js'
import { connectMicrosoft, type MicrosoftClient } from './microsoft-client.js'
import { limitsOf, SECRET, serve, type Served } from './serve.js'

let served: Served
let wire: Wire
let client: MicrosoftClient

beforeEach(async () => {
  served = await serve()
  wire = await createWire(served.base)
})
afterEach(async () => {
  client.end()
  await wire.close()
  await served.close()
})

async function connect(webSocket: boolean, speed?: number): Promise<string> {
  const { body } = await served.call('POST', '/v3/directline/tokens/generate', { token: SECRET, json: {} })
  const { token = '', conversationId = '' } = body
  client = connectMicrosoft({ base: wire.base, token, webSocket, ...(speed !== undefined && { speed }) })
  await client.reached('Online')
  return conversationId
}

const message = (text: string, id: string): Activity => ({
  type: 'message',
  text,
  channelData: { clientActivityID: id },
})
const texts = () => client.activities.filter(({ type }) => type === 'message').map(({ text }) => text)
const answered = (text: string) => client.seen((activity) => activity.text === text)

describe.each([
  ['by socket', true],
  ['by polling', false],
])("Microsoft's botframework-directlinejs, %s", (_, webSocket) => {
  test('talks Arabic both ways, and knows its own message again', async () => {
    const conversation = await connect(webSocket)
    const id = await client.post(message('كم رسوم تجديد البطاقة؟', 'c1'))
    served.service.say(conversation, { type: 'message', text: 'عشرة ريالات عمانية' })
    await answered('عشرة ريالات عمانية')
    const echo = await client.seen((activity) => activity.channelData?.clientActivityID === 'c1')
    expect(echo).toMatchObject({ id, text: 'كم رسوم تجديد البطاقة؟', from: { role: 'user' } })
    expect(texts()).toEqual(['كم رسوم تجديد البطاقة؟', 'عشرة ريالات عمانية'])
  })

  test('sends a file', async () => {
    await connect(webSocket)
    const png = (TRUE_FILES['image/png'] ?? Buffer.alloc(0)).toString('base64')
    const attachment = { contentType: 'image/png', contentUrl: `data:image/png;base64,${png}`, name: 'بطاقة.png' }
    const id = await client.post({ ...message('', 'u1'), attachments: [attachment] })
    const echo = await client.seen((activity) => activity.id === id)
    expect(echo.attachments).toMatchObject([{ contentType: 'image/png', name: 'بطاقة.png' }])
    const shown = await fetch(echo.attachments?.[0]?.contentUrl ?? '')
    expect(Buffer.from(await shown.arrayBuffer()).toString('base64')).toBe(png)
  })

  test('learns that the conversation has ended', async () => {
    const conversation = await connect(webSocket)
    await client.post({ type: 'endOfConversation' })
    await (webSocket ? client.failed : client.reached('Ended'))
    const late = await served.call('GET', `/v3/directline/conversations/${conversation}`, {
      token: (await served.tokens.issue({ conversation, user: 'x', origin: null, language: 'ar' }, 'conversation'))
        .token,
    })
    expect(late.status).toBe(404)
    expect(client.activities.filter(({ type }) => type === 'endOfConversation')).toHaveLength(1)
    await expect(client.post(message('too late', 'c9'))).rejects.toBeDefined()
  })
})

describe("Microsoft's client over a wire that is cut", () => {
  test('loses nothing and shows nothing twice', async () => {
    const conversation = await connect(true)
    await client.post(message('before', 'c1'))
    served.service.say(conversation, { type: 'message', text: 'answer 0' })
    await answered('answer 0')
    for (const round of [1, 2, 3]) {
      wire.cut()
      served.service.say(conversation, { type: 'message', text: `while away ${round}` })
      await answered(`while away ${round}`)
      served.service.say(conversation, { type: 'message', text: `answer ${round}` })
      await answered(`answer ${round}`)
    }
    expect(texts()).toEqual([
      'before',
      'answer 0',
      ...[1, 2, 3].flatMap((round) => [`while away ${round}`, `answer ${round}`]),
    ])
  })

  test('sends a message again whose answer was lost, and it is one message', async () => {
    const conversation = await connect(true)
    wire.loseAnswers(true)
    expect(await client.post(message('only once', 'c1'))).toBe('retry')
    wire.loseAnswers(false)
    const id = await client.post(message('only once', 'c1'))
    served.service.say(conversation, { type: 'message', text: 'heard' })
    await answered('heard')
    expect(texts()).toEqual(['only once', 'heard'])
    expect(client.activities.find(({ text }) => text === 'only once')?.id).toBe(id)
    expect(served.service.received.filter(({ activity }) => activity.type === 'message')).toHaveLength(1)
  })
})

test("Microsoft's client that is too fast is told to try again, and goes on reading", async () => {
  await served.close()
  served = await serve({ limits: limitsOf('conversation', 1) })
  await wire.close()
  wire = await createWire(served.base)
  const conversation = await connect(false)
  await client.post(message('first', 'c1'))
  const outcome = await client.post(message('too fast', 'c2')).catch((error: { status: number }) => error.status)
  expect(['retry', 429]).toContain(outcome)
  served.service.say(conversation, { type: 'message', text: 'still heard' })
  await answered('still heard')
  expect(texts()).toEqual(['first', 'still heard'])
})

describe("Microsoft's client and its token", () => {
  test('are refreshed before the token expires', async () => {
    const conversation = await connect(true, 3000)
    for (const half of [1, 2, 3]) {
      await client.answered('/tokens/refresh', half * 2)
      served.clock.forward(900)
    }
    expect(await client.post(message('still here', 'c1'))).not.toBe('retry')
    served.service.say(conversation, { type: 'message', text: 'good' })
    await answered('good')
  })

  test('part once it has expired: the client is told, and keeps its message', async () => {
    await connect(false)
    served.clock.forward(3600)
    await client.reached('ExpiredToken')
    expect(await client.post(message('kept', 'c1'))).toBe('retry')
    expect(served.service.received.filter(({ activity }) => activity.type === 'message')).toEqual([])
  })
})
