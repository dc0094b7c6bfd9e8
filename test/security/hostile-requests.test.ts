import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { WebSocket } from 'ws'
import { claims } from '../channels/web/serve.js'
import { COOKIE } from '../http/desk-house.js'
import { openEveryDoor, PUBLIC, signed, TELEGRAM_SECRET, type EveryDoor } from './every-door.js'
import { mutated } from './mutations.js'
import { RIGHTS } from './route-rights.js'
import { tried } from './size.js'

let doors: EveryDoor
let bearer = ''
beforeAll(async () => {
  doors = await openEveryDoor()
  bearer = (await doors.tokens.issue(claims({ conversation: 'mine' }), 'conversation')).token
})
afterAll(() => doors.close())

const BODIES: readonly (string | Uint8Array<ArrayBuffer>)[] = [
  '',
  'null',
  '[]',
  '{"type":',
  '{"__proto__":{"admin":true}}',
  `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
  `"${'x'.repeat(70_000)}"`,
  `{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{"messages":[${'['.repeat(10_000)}${']'.repeat(10_000)}]}}]}]}`,
  `{"update_id":1,"message":{"message_id":1,"chat":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}}`,
  new Uint8Array([0xff, 0xfe, 0x00, 0xd8]),
]
const TYPES = [
  'application/json',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=',
  'x',
]
const QUERIES = ['', '?%', '?a[b]=c&a=1&a=2', '?watermark=-1e9', `?q=${'x'.repeat(4_000)}`, '?__proto__=1', '?t=%00']
const IDS = ['mine', '%00', '%2e%2e%2f', '__proto__', 'x'.repeat(2_000), '%D8%A7', "'%20or%201=1--"]

const everyKey = (body: string | Uint8Array) => ({
  authorization: `Bearer ${bearer}`,
  cookie: `${COOKIE}=administrator`,
  origin: PUBLIC,
  'x-hub-signature-256': signed(Buffer.from(body).toString('latin1')),
  'x-telegram-bot-api-secret-token': TELEGRAM_SECRET,
})

describe('a request that nobody thought of', () => {
  test('is answered on every route without a fault of ours', async () => {
    const faults: string[] = []
    let asked = 0
    for (const [i, route] of Object.keys(RIGHTS)
      .filter((one) => !one.startsWith('SOCKET') && !one.endsWith('/events'))
      .entries()) {
      const [method = '', path = ''] = route.split(' ')
      for (const [j, body] of BODIES.entries()) {
        const at = path.replace('*path', 'x').replace(/:\w+/g, () => IDS[(i + j) % IDS.length] ?? '')
        const sent = method === 'GET' || method === 'DELETE' ? {} : { body }
        const headers = { ...everyKey(body), 'content-type': TYPES[(i + j) % TYPES.length] ?? '' }
        const response = await fetch(`${doors.base}${at}${QUERIES[(i * 3 + j) % QUERIES.length]}`, {
          method,
          headers,
          redirect: 'manual',
          ...sent,
        })
        await response.body?.cancel()
        asked += 1
        if (response.status >= 500) faults.push(`${route} ${j}: ${response.status}`)
      }
    }
    tried('S3', `${asked} odd requests over HTTP`)
    expect(faults).toEqual([])
  })

  test('is cut off where it is longer than its route takes', async () => {
    for (const [path, length] of [
      ['/webhooks/whatsapp', 4 * 1024 * 1024],
      ['/telegram/webhook', 512 * 1024],
      ['/v3/directline/conversations/mine/activities', 64 * 1024],
      ['/v3/directline/conversations/mine/upload', 51 * 1024 * 1024],
    ] as const) {
      const socket = connect(Number(new URL(doors.base).port), '127.0.0.1')
      const keys = Object.entries(everyKey('')).map(([name, value]) => `${name}: ${value}\r\n`)
      socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\n${keys.join('')}content-length: ${length + 2_000_000}\r\n\r\n`)
      const [answer] = (await once(socket, 'data')) as [Buffer]
      expect([path, answer.toString().slice(0, 12)]).toEqual([path, 'HTTP/1.1 413'])
      socket.destroy()
    }
  })

  test('is judged by the schema of its desk route and never breaks it', () => {
    const schemas = doors.deskRoutes.flatMap(({ body }) => (body.kind === 'json' ? [body.schema] : []))
    expect(schemas.length).toBeGreaterThan(20)
    const bodies = [
      { clientId: 'm1', text: 'x', files: [], template: null },
      { name: 'x', username: 'x', role: 'agent', teams: ['general'], languages: ['ar'], capacity: 4 },
      {
        reason: 'x',
        seq: 1,
        to: { team: 'police' },
        note: '',
        outcome: 'answered',
        tags: [],
        password: 'x',
        code: '123456',
      },
    ]
    fc.assert(
      fc.property(mutated(bodies), (value) =>
        schemas.every((schema) => typeof schema.safeParse(value).success === 'boolean'),
      ),
      { numRuns: 300 },
    )
    tried('S3', `300 mutated bodies × ${schemas.length} schemas of the desk`)
  })

  test('by a socket ends that socket and nothing else', async () => {
    const words = [
      '',
      'x',
      'null',
      '{}',
      '[]',
      '{"kind":"watch"}',
      '{"kind":"draft","id":"x","text":1}',
      '['.repeat(10_000),
      '\u0000',
    ]
    const headers = { cookie: `${COOKIE}=administrator`, origin: PUBLIC }
    for (const word of [...words, Buffer.from([0xff, 0x00]), 'x'.repeat(70_000)]) {
      const socket = new WebSocket(`${doors.base.replace('http', 'ws')}/desk/live`, { headers })
      await once(socket, 'open')
      socket.on('error', () => undefined)
      const closed = once(socket, 'close') as Promise<[number]>
      socket.send(word)
      expect([1007, 1009]).toContain((await closed)[0])
    }
    const { status } = await fetch(`${doors.base}/healthz`)
    expect(status).toBe(200)
  })
})
