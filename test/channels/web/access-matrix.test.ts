import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { WebSocket } from 'ws'
import { createTokens } from '../../../channels/web/tokens.js'
import { claims, serve, type Conversation, type Reply, type Served } from './serve.js'

let served: Served
let mine: Conversation
let other: Conversation
let justExpired = ''
const stolen: Record<string, string | undefined> = {}

beforeAll(async () => {
  served = await serve()
  ;[mine, other] = [await served.converse(), await served.converse()]
  const own = claims({ conversation: mine.id })
  const expired = await served.tokens.issue(own, 'conversation')
  served.clock.forward(25 * 60 * 60)
  const lapsed = await served.tokens.issue(own, 'conversation')
  served.clock.forward(31 * 60)
  justExpired = lapsed.token
  const forger = createTokens({ secrets: ['a-secret-that-is-not-ours-0123456789abcdef'], now: served.clock.now })
  const theirs = await served.tokens.issue(claims({ conversation: other.id }), 'conversation')
  const good = (await served.tokens.issue(own, 'conversation')).token
  Object.assign(stolen, {
    'no token': undefined,
    'a token that is no token': 'abc',
    'a forged token': (await forger.issue(own, 'conversation')).token,
    'a token with another signature': `${good.slice(0, good.lastIndexOf('.'))}.${'A'.repeat(43)}`,
    'a token without a signature': unsigned(good),
    'a token that expired a day ago': expired.token,
    'a stream token': (await served.tokens.issue(own, 'stream')).token,
    "another conversation's token": theirs.token,
  })
})
afterAll(() => served.close())

const unsigned = (token: string) =>
  `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${token.split('.')[1]}.`

const WAYS = [
  'no token',
  'a token that is no token',
  'a forged token',
  'a token with another signature',
  'a token without a signature',
  'a token that expired a day ago',
  'a stream token',
  "another conversation's token",
]

/** Every route of the channel, from its own tables: method, Express pattern, and whether it names a conversation. */
async function routes() {
  const { web } = served
  return [...web.inbound, ...web.routes]
    .filter(({ path }) => !path.endsWith('/tokens/generate'))
    .map(({ method, path }) => ({ method, path, named: path.includes(':conversation') }))
}

const at = (path: string) => path.replace(':conversation', mine.id).replace(':file', 'file-1')
const seen = ({ status, text, headers }: Reply) => ({ status, text, type: headers.get('content-type') })

describe('every route', () => {
  test.each(WAYS)('is refused alike with %s', async (way) => {
    const refusals = []
    for (const { method, path, named } of await routes()) {
      if (!named && way.startsWith('another')) continue
      const token = stolen[way]
      refusals.push(seen(await served.call(method, at(path), token === undefined ? {} : { token })))
    }
    expect(refusals.length).toBeGreaterThanOrEqual(7)
    expect(new Set(refusals.map((refusal) => JSON.stringify(refusal)))).toEqual(
      new Set([
        JSON.stringify({
          status: 403,
          text: '{"error":{"code":"TokenExpired","message":"The token is missing, expired or not valid here. Get a new one."}}',
          type: 'application/json; charset=utf-8',
        }),
      ]),
    )
  })

  test('is refused with a token that has just expired, but for the way back into its own conversation', async () => {
    const admitted = []
    for (const { method, path } of await routes()) {
      const { status } = await served.call(method, at(path), { token: justExpired })
      if (status !== 403) admitted.push(`${method} ${path}`)
    }
    expect(admitted).toEqual(['GET /v3/directline/conversations/:conversation'])
    const theirs = `/v3/directline/conversations/${other.id}`
    expect((await served.call('GET', theirs, { token: justExpired })).status).toBe(403)
  })

  test('opens with the right token', async () => {
    const token = (await served.tokens.issue(claims({ conversation: mine.id }), 'conversation')).token
    const statuses = []
    for (const { method, path } of (await routes()).filter((route) => route.method !== 'DELETE'))
      statuses.push((await served.call(method, at(path), { token })).status)
    expect(statuses).not.toContain(403)
  })

  test('tells nothing of conversations that do not exist', async () => {
    const token = stolen["another conversation's token"] ?? ''
    const replies = []
    for (const { method, path } of (await routes()).filter(({ named }) => named))
      replies.push(
        seen(await served.call(method, path.replace(':conversation', 'none').replace(':file', 'x'), { token })),
      )
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([403]))
  })
})

describe('the stream', () => {
  const open = (query: string, headers: Record<string, string> = {}) =>
    new Promise<number>((resolve) => {
      const socket = new WebSocket(
        `${served.base.replace('http', 'ws')}/v3/directline/conversations/${mine.id}/stream${query}`,
        {
          headers,
        },
      )
      socket.on('open', () => {
        socket.close()
        resolve(101)
      })
      socket.on('unexpected-response', (_, response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      })
      socket.on('error', () => {})
    })
  const ticket = async (over: Parameters<typeof claims>[0]) => (await served.tokens.issue(claims(over), 'stream')).token

  test('opens with a fresh stream token of the conversation', async () => {
    expect(await open(`?t=${await ticket({ conversation: mine.id })}`)).toBe(101)
  })

  test('stays closed to a conversation token, a forged one, none, and one of another conversation', async () => {
    const conversation = (await served.tokens.issue(claims({ conversation: mine.id }), 'conversation')).token
    const theirs = await ticket({ conversation: other.id })
    const statuses = [
      await open(`?t=${conversation}`),
      await open('?t=abc'),
      await open(''),
      await open(`?t=${theirs}`),
    ]
    expect(statuses).toEqual([403, 403, 403, 403])
  })

  test('stays closed two minutes after the token was made', async () => {
    const late = await ticket({ conversation: mine.id })
    served.clock.forward(121)
    expect(await open(`?t=${late}`)).toBe(403)
  })

  test.each([
    ['its own page', 'https://www.example.gov.om', 101],
    ['a foreign page', 'https://evil.example', 403],
    ['a sandboxed page', 'null', 403],
    ['no page', undefined, 403],
  ])('made for a page is for %s', async (_, origin, status) => {
    const mineOnly = await ticket({ conversation: mine.id, origin: 'https://www.example.gov.om' })
    expect(await open(`?t=${mineOnly}`, origin === undefined ? {} : { origin })).toBe(status)
  })
})

test('no refusal and no log line holds a token', async () => {
  const all = Object.values(stolen).filter((token) => token !== undefined && token.length > 20)
  expect(all.length).toBeGreaterThan(5)
  expect(all.filter((token) => served.logged().includes(token ?? ''))).toEqual([])
})
