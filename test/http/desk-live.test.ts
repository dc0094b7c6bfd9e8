import { once } from 'node:events'
import { afterEach, describe, expect, test } from '@jest/globals'
import type { WebSocket } from 'ws'
import { COOKIE, openHouse, type DeskHouse } from './desk-house.js'

const houses: DeskHouse[] = []
afterEach(async () => {
  await Promise.all(houses.splice(0).map((house) => house.close()))
})
async function open(options: Parameters<typeof openHouse>[0] = {}): Promise<DeskHouse> {
  const house = await openHouse(options)
  houses.push(house)
  return house
}

const cookie = `${COOKIE}=agent`
const statusOf = async (socket: WebSocket): Promise<number> => {
  socket.on('error', () => undefined)
  const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode: number }]
  return response.statusCode
}
const opened = async (house: DeskHouse): Promise<WebSocket> => {
  const socket = house.connect({ origin: house.base, headers: { cookie } })
  await once(socket, 'open')
  return socket
}
async function until(met: () => boolean): Promise<void> {
  while (!met()) await new Promise((resolve) => setTimeout(resolve, 5))
}

describe('the socket of the desk', () => {
  test.each([
    ['a foreign page', { origin: 'https://evil.example' }],
    ['a sandboxed page', { origin: 'null' }],
    ['no page', {}],
  ])('refuses %s before the change to WebSocket, though the cookie is good', async (_, from) => {
    const house = await open()
    expect(await statusOf(house.connect({ headers: { cookie }, ...from }))).toBe(403)
    expect(house.visits).toEqual([])
  })

  test('refuses who is not signed in', async () => {
    const house = await open()
    expect(await statusOf(house.connect({ origin: house.base }))).toBe(401)
    expect(await statusOf(house.connect({ origin: house.base, headers: { cookie: `${COOKIE}=nobody` } }))).toBe(401)
  })

  test('refuses a session that has too many open already, and not another', async () => {
    const house = await open()
    const sockets = await Promise.all(Array.from({ length: 20 }, () => opened(house)))
    expect(await statusOf(house.connect({ origin: house.base, headers: { cookie } }))).toBe(429)
    const other = house.connect({ origin: house.base, headers: { cookie: `${COOKIE}=supervisor` } })
    await once(other, 'open')
    sockets[0]?.close()
    await until(() => house.left.length === 1)
    await opened(house)
  })

  test('lets a page of ours in, and passes its words and our news', async () => {
    const house = await open()
    const socket = await opened(house)
    await until(() => house.visits.length === 1)
    expect(house.visits[0]).toMatchObject({ session: 'agent', person: { role: 'agent' } })
    const heard = once(socket, 'message')
    house.visits[0]?.send({ kind: 'inbox' })
    expect(String((await heard)[0])).toBe('{"kind":"inbox"}')
    socket.send(JSON.stringify({ kind: 'watch', id: 'c1' }))
    socket.send(JSON.stringify({ kind: 'active' }))
    await until(() => house.words.length === 2)
    expect(house.words).toEqual([{ kind: 'watch', id: 'c1' }, { kind: 'active' }])
    expect(house.touched).toEqual(['agent'])
    socket.close()
    await until(() => house.left.length === 1)
  })

  test.each(['{}', 'nonsense', '{"kind":"typing","id":7,"typing":true}', `{"kind":"watch","id":"${'x'.repeat(300)}"}`])(
    'ends with who says %s',
    async (word) => {
      const house = await open()
      const socket = await opened(house)
      socket.send(word)
      const [code] = (await once(socket, 'close')) as [number]
      expect(code).toBe(1007)
      expect(house.words).toEqual([])
    },
  )

  test('ends, saying so, once the session is over, wherever it was ended', async () => {
    const house = await open({ beats: { page: 60_000, session: 10 } })
    const socket = await opened(house)
    const heard = once(socket, 'message')
    house.over.add('agent')
    expect(String((await heard)[0])).toBe('{"kind":"session-ended"}')
    const [code] = (await once(socket, 'close')) as [number]
    expect(code).toBe(4401)
  })

  test('cuts off a page that no longer answers', async () => {
    const house = await open({ beats: { page: 20, session: 60_000 } })
    const socket = house.connect({ origin: house.base, headers: { cookie }, autoPong: false })
    await once(socket, 'open')
    await once(socket, 'close')
    await until(() => house.left.length === 1)
  })

  test('says goodbye when the service stops', async () => {
    const house = await open()
    const socket = await opened(house)
    houses.length = 0
    const closed = house.close()
    const [code] = (await once(socket, 'close')) as [number]
    expect(code).toBe(1001)
    await closed
  })
})
