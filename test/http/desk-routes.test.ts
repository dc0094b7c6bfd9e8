import { request } from 'node:http'
import { afterEach, describe, expect, test } from '@jest/globals'
import { z } from 'zod'
import { found, type Answer } from '../../src/desk/answer.js'
import { AGENTS, publicRoute, route, uploadRoute, type Route } from '../../src/desk/route.js'
import { openHouse, person, type DeskHouse } from './desk-house.js'

const houses: DeskHouse[] = []
afterEach(async () => {
  await Promise.all(houses.splice(0).map((house) => house.close()))
})
async function open(options: Parameters<typeof openHouse>[0]): Promise<DeskHouse> {
  const house = await openHouse(options)
  houses.push(house)
  return house
}

const seen: unknown[] = []
const rows: readonly Route[] = [
  publicRoute({ method: 'GET', path: '/desk/api/open', handle: async ({ me }) => found({ me }) }),
  route({
    method: 'GET',
    path: '/desk/api/mine',
    roles: AGENTS,
    owner: 'none',
    handle: async ({ me, session, query }) => found({ me, session, q: query.get('q') }),
  }),
  route({
    method: 'POST',
    path: '/desk/api/conversations/:conversation/notes',
    roles: AGENTS,
    owner: 'team-case',
    body: z.object({ text: z.string().max(10) }),
    limit: 100,
    handle: async ({ params, body }) => {
      seen.push(body)
      return found({ to: params.conversation, said: body.text })
    },
  }),
  route({
    method: 'DELETE',
    path: '/desk/api/mine',
    roles: AGENTS,
    owner: 'none',
    handle: async () => ({ kind: 'done' }),
  }),
  uploadRoute({
    method: 'POST',
    path: '/desk/api/files',
    roles: AGENTS,
    owner: 'none',
    limit: 10,
    handle: async ({ body }) => found({ contentType: body.contentType, bytes: body.bytes.length }),
  }),
]
const NOTES = '/desk/api/conversations/c1/notes'
const codeOf = async (response: Response) => [
  response.status,
  ((await response.json()) as { error: { code: string } }).error.code,
]

describe('a row of the route table', () => {
  test('that is public answers anyone, signed in or not', async () => {
    const house = await open({ routes: rows })
    expect(await (await house.ask('GET', '/desk/api/open')).json()).toEqual({ me: null })
    expect(await (await house.ask('GET', '/desk/api/open', { as: 'agent' })).json()).toEqual({ me: person('agent') })
  })

  test('is handed who asks, the session, the parameters, the query and the body', async () => {
    const house = await open({ routes: rows })
    const mine = await house.ask('GET', '/desk/api/mine?q=سلام', { as: 'agent' })
    expect(await mine.json()).toEqual({ me: person('agent'), session: 'agent', q: 'سلام' })
    const note = await house.ask('POST', NOTES, { as: 'agent', json: { text: 'مرحبا' } })
    expect(await note.json()).toEqual({ to: 'c1', said: 'مرحبا' })
  })

  test('refuses who is signed out, has the wrong role, or is too far from the conversation', async () => {
    const house = await open({ routes: rows, standing: { kind: 'other', holder: 'Salma' } })
    expect(await codeOf(await house.ask('GET', '/desk/api/mine'))).toEqual([401, 'signed-out'])
    expect(await codeOf(await house.ask('GET', '/desk/api/mine', { as: 'curator' }))).toEqual([403, 'forbidden'])
    expect(await codeOf(await house.ask('POST', NOTES, { as: 'agent', json: { text: '' } }))).toEqual([
      404,
      'not-found',
    ])
    expect((await house.ask('POST', NOTES, { as: 'supervisor', json: { text: '' } })).status).toBe(200)
  })

  test('gives the same answer for a conversation out of reach as for one that does not exist', async () => {
    const far = await open({ routes: rows, standing: { kind: 'other', holder: 'Salma' } })
    const none = await open({ routes: rows, standing: { kind: 'none' } })
    const [one, other] = await Promise.all(
      [far, none].map(async (house) => (await house.ask('POST', NOTES, { as: 'agent', json: { text: '' } })).text()),
    )
    expect(one).toBe(other)
  })

  test('answers every other address of the API with not found, in JSON', async () => {
    const house = await open({ routes: rows })
    expect(await codeOf(await house.ask('GET', '/desk/api/nothing', { as: 'agent' }))).toEqual([404, 'not-found'])
    expect(await codeOf(await house.ask('PUT', '/desk/api/mine', { as: 'agent' }))).toEqual([404, 'not-found'])
  })
})

describe('a body', () => {
  test('that is not as it must be is refused, each field named', async () => {
    const house = await open({ routes: rows })
    const response = await house.ask('POST', NOTES, { as: 'agent', json: { text: 'far too long a text' } })
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { error: { code: 'bad-request', fields: [{ name: 'text' }] } },
    ])
  })

  test.each([
    ['is no JSON', '{"text":', 400],
    ['reaches for a prototype', '{"text":"a","__proto__":{}}', 400],
    ['is too large', JSON.stringify({ text: 'a'.repeat(200) }), 413],
  ])('that %s is refused', async (_, body, status) => {
    const house = await open({ routes: rows })
    const headers = { 'content-type': 'application/json' }
    expect((await house.ask('POST', NOTES, { as: 'agent', headers, body })).status).toBe(status)
  })

  test('of a file comes as bytes with its type, and not beyond the limit', async () => {
    const house = await open({ routes: rows })
    const headers = { 'content-type': 'image/png' }
    const small = await house.ask('POST', '/desk/api/files', { as: 'agent', headers, body: new Uint8Array(9) })
    expect(await small.json()).toEqual({ contentType: 'image/png', bytes: 9 })
    const large = await house.ask('POST', '/desk/api/files', { as: 'agent', headers, body: new Uint8Array(11) })
    expect(await codeOf(large)).toEqual([413, 'too-large'])
  })
})

describe('a request forged by another site', () => {
  const forged = [
    ['from a foreign page', { origin: 'https://evil.example' }],
    ['from a page of another port', { origin: 'http://127.0.0.1:1' }],
    ['from a sandboxed page', { origin: 'null' }],
    ['that names no page', { origin: null }],
  ] as const

  test.each(forged)('%s is refused on every row that changes something', async (_, from) => {
    seen.length = 0
    const house = await open({ routes: rows })
    for (const { method, path } of rows.filter((row) => row.method !== 'GET')) {
      const at = path.replace(':conversation', 'c1')
      const response = await house.ask(method, at, { as: 'administrator', json: { text: 'x' }, ...from })
      expect([method, path, response.status]).toEqual([method, path, 403])
    }
    expect(seen).toEqual([])
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
    'as a form can send it (%s) is refused even from our page',
    async (contentType) => {
      const house = await open({ routes: rows })
      const headers = { 'content-type': contentType }
      const response = await house.ask('POST', NOTES, { as: 'agent', headers, body: '{"text":"x"}' })
      expect(await codeOf(response)).toEqual([400, 'bad-request'])
    },
  )
})

describe('plain http from beyond this machine', () => {
  test('is refused, with the cure, on every row', async () => {
    const house = await open({ routes: rows, publicUrl: 'http://desk.example.om' })
    const { status, body } = await rawGet(house.base, '/desk/api/open', 'desk.example.om')
    expect(status).toBe(403)
    expect(body).toMatch(/https.*PUBLIC_URL/)
  })

  test('is served where a proxy before us ends TLS, and our page is then the public one', async () => {
    const house = await open({ routes: rows, publicUrl: 'https://desk.example.om' })
    expect((await rawGet(house.base, '/desk/api/open', 'desk.example.om')).status).toBe(200)
    const ours = { as: 'agent', origin: 'https://desk.example.om' } as const
    expect((await house.ask('DELETE', '/desk/api/mine', ours)).status).toBe(204)
    const insecure = { as: 'agent', origin: 'http://desk.example.om' } as const
    expect((await house.ask('DELETE', '/desk/api/mine', insecure)).status).toBe(403)
  })
})

describe('what counts as activity', () => {
  test('is what changes something, not what only reads', async () => {
    const house = await open({ routes: rows })
    await house.ask('GET', '/desk/api/mine', { as: 'agent' })
    expect(house.touched).toEqual([])
    await house.ask('DELETE', '/desk/api/mine', { as: 'agent' })
    expect(house.touched).toEqual(['agent'])
  })
})

describe('a file', () => {
  test('is saved and never shown, whatever it is', async () => {
    const file: Answer = {
      kind: 'file',
      name: 'صورة "x".html',
      contentType: 'text/html',
      bytes: Buffer.from('<script>alert(1)</script>'),
    }
    const house = await open({
      routes: [publicRoute({ method: 'GET', path: '/desk/api/file', handle: async () => file })],
    })
    const { headers } = await house.ask('GET', '/desk/api/file')
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('صورة "x".html')}`,
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    })
  })
})

/** fetch sets the Host header by itself. */
function rawGet(base: string, path: string, host: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    request(`${base}${path}`, { headers: { host } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }))
    })
      .on('error', reject)
      .end()
  })
}
