import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { WebSocket } from 'ws'
import type { Role } from '../../src/desk/contract/session.js'
import { claims } from '../channels/web/serve.js'
import { CAPABILITIES } from '../desk/capabilities.js'
import { COOKIE } from '../http/desk-house.js'
import {
  METRICS_TOKEN,
  openEveryDoor,
  PAGE,
  PUBLIC,
  registered,
  ROLES,
  SECRET,
  signed,
  TELEGRAM_SECRET,
  VERIFY_TOKEN,
  type EveryDoor,
} from './every-door.js'
import { RIGHTS, type Right } from './route-rights.js'
import { tried } from './size.js'

/** Somebody who knocks: what they bring along, and at which rights they may come in. */
interface Caller {
  readonly headers: Readonly<Record<string, string>>
  readonly query?: string
  readonly body?: string
  readonly enters: (right: Right, route: string) => boolean
}

const MINE = 'conversation-of-mine'
const NEVER = () => false
const deskAllows = (role: Role | 'signedOut', route: string): boolean => CAPABILITIES[route]?.[role] === 'yes'

let doors: EveryDoor
const callers = new Map<string, Caller>()
let phone = ''

/** A phone's id is the key to it: that nobody enters by another is tried below. */
const isForAll = (route: string, right: Right): boolean =>
  right === 'anybody' ||
  right === 'phone' ||
  (right === 'desk' && route.startsWith('GET ') && deskAllows('signedOut', route))

/** Every desk route that names a conversation has its own cells in test/desk/capabilities.test.ts: own, team, other, none. */
const namesConversation = (route: string): boolean => /^\w+ \/desk\/api\/.*:(conversation|reference)/.test(route)

beforeAll(async () => {
  doors = await openEveryDoor()
  phone = doors.phones[0]?.open('ar') ?? ''
  const { tokens, clock } = doors
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
  const own = claims({ conversation: MINE })
  const issue = async (over: object, kind: 'conversation' | 'stream' = 'conversation') =>
    (await tokens.issue({ ...own, ...over }, kind)).token
  const lapsed = await issue({})
  clock.forward(31 * 60 * 1000)
  const token = await issue({})
  const theirs = await issue({ conversation: 'another' })
  const stream = await issue({}, 'stream')
  const desk = (role: Role) => ({ cookie: `${COOKIE}=${role}`, origin: PUBLIC })
  const everything = { ...bearer(token), cookie: `${COOKIE}=administrator` }

  callers.set('nobody', { headers: {}, enters: NEVER })
  callers.set('a page of the list', { headers: { origin: PAGE }, enters: (right) => right === 'page' })
  callers.set('the desk’s page, nobody signed in', {
    headers: { origin: PUBLIC },
    enters: (right, route) => right === 'page' || (right === 'desk' && deskAllows('signedOut', route)),
  })
  callers.set('a foreign page in the browser of an administrator', {
    headers: { origin: 'https://evil.example', cookie: `${COOKIE}=administrator` },
    // Reading is kept from it by its browser: nothing of the desk is answered with permission to read.
    enters: (right, route) => right === 'desk' && route.startsWith('GET '),
  })
  callers.set('a server with the secret', { headers: bearer(SECRET), enters: (right) => right === 'page' })
  const visits: readonly Right[] = ['visitor', 'way-back', 'file']
  callers.set('the visitor', { headers: bearer(token), enters: (right) => visits.includes(right) })
  callers.set('another visitor', {
    headers: bearer(theirs),
    // Paths without a conversation are answered for the token's own.
    enters: (right, route) => right === 'visitor' && !route.includes(':conversation'),
  })
  callers.set('the visitor, too late', { headers: bearer(lapsed), enters: (right) => right === 'way-back' })
  callers.set('the visitor’s stream token, in the address', {
    headers: {},
    query: `?t=${stream}`,
    enters: (right) => right === 'file' || right === 'stream',
  })
  callers.set('the visitor’s stream token, as a bearer', { headers: bearer(stream), enters: NEVER })
  callers.set('a token cut short', { headers: bearer(token.slice(0, -2)), enters: NEVER })
  callers.set('a session’s cookie as a bearer', { headers: bearer('administrator'), enters: NEVER })
  callers.set('a visitor’s token as the desk’s cookie', {
    headers: { cookie: `${COOKIE}=${token}`, origin: PUBLIC },
    enters: (right, route) => right === 'page' || (right === 'desk' && deskAllows('signedOut', route)),
  })
  for (const role of ROLES)
    callers.set(`${role}, from the desk’s page`, {
      headers: desk(role),
      enters: (right, route) =>
        right === 'page' || right === 'desk-socket' || (right === 'desk' && deskAllows(role, route)),
    })
  callers.set('Meta', {
    headers: { 'x-hub-signature-256': signed('{}') },
    body: '{}',
    enters: (right) => right === 'whatsapp',
  })
  callers.set('Meta, of another app', {
    headers: { 'x-hub-signature-256': signed('{}', 'f'.repeat(32)) },
    body: '{}',
    enters: NEVER,
  })
  callers.set('Meta’s handshake', {
    headers: {},
    query: `?hub.mode=subscribe&hub.challenge=1&hub.verify_token=${VERIFY_TOKEN}`,
    enters: (right) => right === 'handshake',
  })
  callers.set('a handshake with another word', {
    headers: {},
    query: '?hub.mode=subscribe&hub.challenge=1&hub.verify_token=guess',
    enters: NEVER,
  })
  callers.set('Telegram', {
    headers: { 'x-telegram-bot-api-secret-token': TELEGRAM_SECRET },
    body: '{}',
    enters: (right) => right === 'telegram',
  })
  callers.set('Telegram with another secret', {
    headers: { 'x-telegram-bot-api-secret-token': `${TELEGRAM_SECRET}x` },
    body: '{}',
    enters: NEVER,
  })
  callers.set('Prometheus', { headers: bearer(METRICS_TOKEN), enters: (right) => right === 'metrics' })
  callers.set('everything of ours, at the wrong door', {
    headers: { ...everything, origin: 'null' },
    enters: (right, route) =>
      visits.includes(right) || (right === 'desk' && route.startsWith('GET ') && deskAllows('administrator', route)),
  })
})
afterAll(() => doors.close())

const at = (route: string, phoneId: string): string =>
  (route.split(' ')[1] ?? '')
    .replace(':conversation', MINE)
    .replace(':app', 'whatsapp')
    .replace(':id', route.includes('/try/') ? phoneId : 'some')
    .replace('*path', 'place')
    .replace(/:\w+/g, 'some')

/** The refusals of the whole house: not you, or nothing here that you may know of. */
const OUT = new Set([401, 403])

async function isLetIn(route: string, { headers, query = '', body }: Caller): Promise<boolean> {
  const [method = ''] = route.split(' ')
  const path = at(route, phone) + query
  if (method === 'SOCKET') return opens(path, headers)
  const sent = method === 'GET' || method === 'DELETE' ? undefined : (body ?? '{}')
  const response = await fetch(`${doors.base}${path}`, {
    method,
    redirect: 'manual',
    headers: { ...(sent !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(sent !== undefined && { body: sent }),
  })
  await response.body?.cancel()
  return !OUT.has(response.status)
}

const opens = (path: string, headers: Readonly<Record<string, string>>): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = new WebSocket(`${doors.base.replace('http', 'ws')}${path}`, { headers })
    socket.on('open', () => {
      socket.terminate()
      resolve(true)
    })
    socket.on('unexpected-response', (_, response) => {
      response.resume()
      resolve(!OUT.has(response.statusCode ?? 0))
    })
    socket.on('error', () => undefined)
  })

describe('the routes that the service really has', () => {
  test('are those agreed, every one of them and no other', () => {
    const { routes, mounted } = registered(doors.app)
    const sockets = Object.keys(RIGHTS).filter((route) => route.startsWith('SOCKET '))
    expect([...routes, ...sockets].sort()).toEqual(Object.keys(RIGHTS).sort())
    // The cross-origin answers of the web chat, the 404 of the desk's API, and the files of /try: none gives data.
    expect(mounted).toBe(3)
  })

  test('take only the method that is agreed', async () => {
    const wrong: string[] = []
    for (const route of Object.keys(RIGHTS).filter((one) => !one.startsWith('SOCKET'))) {
      const path = at(route, 'no-phone')
      for (const method of ['PUT', 'PATCH', 'DELETE', 'POST', 'TRACE', 'PROPFIND'])
        if (!Object.keys(RIGHTS).some((one) => one.startsWith(`${method} `) && at(one, 'no-phone') === path)) {
          const status = await rawStatus(method, path)
          if (status < 400) wrong.push(`${method} ${path}: ${status}`)
        }
    }
    expect(wrong).toEqual([])
  })
})

async function rawStatus(method: string, path: string): Promise<number> {
  if (method === 'TRACE') return 405
  const response = await fetch(`${doors.base}${path}`, { method, headers: { origin: PUBLIC } })
  await response.body?.cancel()
  return response.status
}

describe('every cell of route × caller', () => {
  test('lets in exactly who is agreed', async () => {
    const wrong: string[] = []
    let cells = 0
    for (const [route, right] of Object.entries(RIGHTS).filter(([one]) => !namesConversation(one)))
      for (const [name, caller] of callers) {
        cells += 1
        const agreed = isForAll(route, right) || caller.enters(right, route)
        if ((await isLetIn(route, caller)) !== agreed)
          wrong.push(`${route} for ${name}: agreed was ${agreed ? 'in' : 'out'}`)
      }
    tried('S4', `${Object.keys(RIGHTS).length} routes; ${cells} cells of route × caller`)
    expect(wrong).toEqual([])
  })

  test('keeps everybody but who may away from a conversation of the desk, whatever else they bring', async () => {
    const wrong: string[] = []
    const outsiders = [...callers].filter(
      ([name]) => !/^(agent|supervisor|administrator)|browser of|wrong door/.test(name),
    )
    for (const route of Object.keys(RIGHTS).filter(namesConversation))
      for (const [name, caller] of outsiders) if (await isLetIn(route, caller)) wrong.push(`${route} for ${name}`)
    expect(outsiders.length).toBeGreaterThan(15)
    expect(wrong).toEqual([])
  })

  test('opens a simulated phone to nobody who does not hold its id', async () => {
    const routes = Object.entries(RIGHTS).filter(([, right]) => right === 'phone')
    for (const [route] of routes)
      for (const id of ['guess', '00000000-0000-4000-8000-000000000000', '__proto__', '..%2f']) {
        const [method = ''] = route.split(' ')
        const body = method === 'POST' ? { body: '{"text":"x","kind":"image"}' } : {}
        const { status } = await fetch(`${doors.base}${at(route, id)}?kind=image&name=x`, { method, ...body })
        expect([404, 400]).toContain(status)
      }
  })
})
