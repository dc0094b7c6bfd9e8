import { once } from 'node:events'
import { describe, expect, test } from '@jest/globals'
import { WebSocket } from 'ws'
import type { Account } from '../../../src/desk/contract/administration.js'
import { openDeskService, PASSWORD, type Browser, type DeskService } from '../desk-service.js'

const ENDED = 4401

async function connect({ base }: DeskService, { cookies }: Browser): Promise<WebSocket> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const socket = new WebSocket(`${base.replace('http', 'ws')}/desk/live`, { origin: base, headers: { cookie } })
  await once(socket, 'open')
  return socket
}
const codeOf = async (socket: WebSocket): Promise<number> => ((await once(socket, 'close')) as [number])[0]
const idOf = async (root: Browser, username: string): Promise<string> => {
  const accounts = (await root.ask('GET', '/desk/api/accounts')).body as Account[]
  return accounts.find((account) => account.username === username)?.id ?? 'none'
}

describe('a page that is open while its session ends', () => {
  test.each<readonly [string, (of: { service: DeskService; root: Browser; huda: Browser }) => Promise<unknown>]>([
    ['by signing out', ({ huda }) => huda.ask('DELETE', '/desk/api/session')],
    ['by a lock', async ({ root }) => root.ask('DELETE', `/desk/api/accounts/${await idOf(root, 'huda')}`)],
    [
      'by a reset',
      async ({ root }) => root.ask('POST', `/desk/api/accounts/${await idOf(root, 'huda')}/reset`, { json: {} }),
    ],
    [
      'by a change of role',
      async ({ root }) => {
        const json = { name: 'H', role: 'curator', teams: [], languages: ['ar'], capacity: 1 }
        await root.ask('PUT', `/desk/api/accounts/${await idOf(root, 'huda')}`, { json })
      },
    ],
    [
      'from another browser of the same person',
      async ({ service }) => {
        const elsewhere = service.browser()
        await elsewhere.signIn('huda')
        await elsewhere.ask('DELETE', '/desk/api/sessions')
      },
    ],
    [
      'by a new password, set elsewhere',
      async ({ service }) => {
        const elsewhere = service.browser()
        await elsewhere.signIn('huda')
        const json = { current: PASSWORD, password: 'another quiet evening' }
        await elsewhere.ask('PUT', '/desk/api/password', { json })
      },
    ],
    ['by time', async ({ service }) => service.clock.forward(30 * 60_000)],
  ])('is cut off: %s', async (_, end) => {
    const service = await openDeskService()
    const root = await service.root()
    const huda = await service.member(root, { username: 'huda' })
    const socket = await connect(service, huda)
    const closed = codeOf(socket)
    await end({ service, root, huda })
    expect(await closed).toBe(ENDED)
  })

  test('stays connected while its person does something there', async () => {
    const service = await openDeskService()
    const socket = await connect(service, await service.root())
    for (let i = 0; i < 4; i += 1) {
      service.clock.forward(20 * 60_000)
      const seen = service.clock.now().toISOString()
      socket.send(JSON.stringify({ kind: 'active' }))
      while ((await service.store.access.accounts.all())[0]?.lastSeenAt?.toISOString() !== seen)
        await new Promise((resolve) => setImmediate(resolve))
    }
    expect(socket.readyState).toBe(WebSocket.OPEN)
    socket.terminate()
  })
})
