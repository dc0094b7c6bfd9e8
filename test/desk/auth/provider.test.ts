import { afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Account, Link } from '../../../src/desk/contract/administration.js'
import { openDeskService, tokenIn, type Browser, type DeskService } from '../desk-service.js'
import { startIdentityProvider, type IdentityProvider } from './identity-provider.js'

const START = '/desk/api/oidc/start'
const INVITE = { name: 'Huda', username: 'huda', role: 'agent', teams: [], languages: ['ar'], capacity: 2 }

// The package warns of its keys, its memory and its defaults, which are for trying.
beforeAll(() => {
  for (const how of ['warn', 'info'] as const) jest.spyOn(console, how).mockImplementation(() => undefined)
})

let idp: IdentityProvider
afterEach(() => idp.close())
async function open(): Promise<DeskService> {
  idp = await startIdentityProvider()
  const service = await openDeskService({ provider: idp.settings })
  idp.open(service.base)
  return service
}

const nameOf = async (browser: Browser) => {
  const { body } = await browser.ask('GET', '/desk/api/session')
  const state = body as { kind: string; me?: { username: string } }
  return state.me?.username ?? state.kind
}
const leave = async (browser: Browser): Promise<string> =>
  (await browser.ask('GET', START)).headers.get('location') ?? 'nowhere'
const leaveToConnect = async (browser: Browser, token: string | null): Promise<string> =>
  ((await browser.ask('POST', START, { json: { token } })).body as { address: string }).address
/** Comes back with what the provider gave; resolves to where the page then is. */
const comeBack = async (browser: Browser, { pathname, search }: URL): Promise<string | null> =>
  (await browser.ask('GET', pathname + search)).headers.get('location')
const invite = async (root: Browser): Promise<string> =>
  tokenIn(((await root.ask('POST', '/desk/api/accounts', { json: INVITE })).body as Link).url)

/** Huda, whose invitation was redeemed at the provider. */
async function connected(service: DeskService): Promise<{ root: Browser; huda: Browser }> {
  const root = await service.root()
  const huda = service.browser()
  idp.personIs('subject-of-huda')
  const back = await idp.walk(await leaveToConnect(huda, await invite(root)))
  expect(await comeBack(huda, back)).toBe('/desk')
  return { root, huda }
}

describe('a provider', () => {
  test('is named on the page, and is asked with a challenge, a state and a nonce', async () => {
    const service = await open()
    const browser = service.browser()
    expect((await browser.ask('GET', '/desk/api/session')).body).toMatchObject({ provider: 'Ministry' })
    const { status, headers } = await browser.ask('GET', START)
    const address = new URL(headers.get('location') ?? '')
    expect([status, address.origin]).toEqual([303, idp.settings.issuer])
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      scope: 'openid',
      response_type: 'code',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      redirect_uri: `${service.base}/desk/api/oidc/callback`,
    })
    expect(headers.getSetCookie().join()).toMatch(
      /^__Host-nafidha-provider=.*Secure; HttpOnly; SameSite=Lax; Max-Age=600$/,
    )
  })

  test('opens an invited account, which then signs in there without a password', async () => {
    const service = await open()
    const { root, huda } = await connected(service)
    expect(await nameOf(huda)).toBe('huda')
    const again = service.browser()
    expect(await comeBack(again, await idp.walk(await leave(again)))).toBe('/desk')
    expect(await nameOf(again)).toBe('huda')
    expect(await again.signIn('huda')).toEqual({ kind: 'refused' })
    const accounts = (await root.ask('GET', '/desk/api/accounts')).body as Account[]
    expect(accounts.find(({ username }) => username === 'huda')?.state).toBe('active')
  })

  test('connects the account of whoever is signed in, and of nobody else', async () => {
    const service = await open()
    const root = await service.root()
    idp.personIs('subject-of-root')
    expect(await comeBack(root, await idp.walk(await leaveToConnect(root, null)))).toBe('/desk/account')
    const again = service.browser()
    await comeBack(again, await idp.walk(await leave(again)))
    expect(await nameOf(again)).toBe('root')
    expect((await service.browser().ask('POST', START, { json: { token: null } })).status).toBe(404)
    expect((await service.browser().ask('POST', START, { json: { token: 'invented' } })).status).toBe(404)
  })

  test('lets nobody in whom no account is connected with, or whose account is locked', async () => {
    const service = await open()
    const { root } = await connected(service)
    idp.personIs('subject-of-a-stranger')
    const stranger = service.browser()
    expect(await comeBack(stranger, await idp.walk(await leave(stranger)))).toBe('/desk?refused=unknown')
    expect(await nameOf(stranger)).toBe('signed-out')
    const accounts = (await root.ask('GET', '/desk/api/accounts')).body as Account[]
    await root.ask('DELETE', `/desk/api/accounts/${accounts.find(({ username }) => username === 'huda')?.id}`)
    idp.personIs('subject-of-huda')
    expect(await comeBack(stranger, await idp.walk(await leave(stranger)))).toBe('/desk?refused=unknown')
  })

  test('is come back from once, in time, and in the browser that left', async () => {
    const service = await open()
    await connected(service)
    const huda = service.browser()
    const back = await idp.walk(await leave(huda))
    const copy = new Map(huda.cookies)
    const victim = service.browser()
    expect(await comeBack(victim, back)).toBe('/desk?refused=failed')
    expect(await comeBack(huda, back)).toBe('/desk')
    const replay = service.browser()
    for (const [name, value] of copy) replay.cookies.set(name, value)
    expect(await comeBack(replay, back)).toBe('/desk?refused=failed')
    const late = service.browser()
    const lateBack = await idp.walk(await leave(late))
    service.clock.forward(10 * 60_000)
    expect(await comeBack(late, lateBack)).toBe('/desk?refused=failed')
    expect(await Promise.all([victim, replay, late].map(nameOf))).toEqual(Array(3).fill('signed-out'))
  })

  test('is not believed with another visit’s code, another issuer or no code at all', async () => {
    const service = await open()
    await connected(service)
    const [one, other] = [service.browser(), service.browser()]
    const mine = await idp.walk(await leave(one))
    const stolen = await idp.walk(await leave(other))
    mine.searchParams.set('code', stolen.searchParams.get('code') ?? '')
    expect(await comeBack(one, mine)).toBe('/desk?refused=failed')
    for (const [name, value] of [
      ['iss', 'https://evil.example'],
      ['code', ''],
      ['error', 'access_denied'],
    ] as const) {
      const back = await idp.walk(await leave(one))
      back.searchParams.set(name, value)
      expect([name, await comeBack(one, back)]).toEqual([name, '/desk?refused=failed'])
    }
    expect(await nameOf(one)).toBe('signed-out')
  })

  test('that does not answer is said to, and is asked again when it does', async () => {
    idp = await startIdentityProvider()
    const service = await openDeskService({ provider: idp.settings })
    const away = await service.browser().ask('GET', START)
    expect([away.status, away.body]).toMatchObject([500, { error: { code: 'failed' } }])
    idp.open(service.base)
    expect((await service.browser().ask('GET', START)).status).toBe(303)
  })

  test('that is not configured is not there', async () => {
    idp = await startIdentityProvider()
    const service = await openDeskService()
    expect((await service.browser().ask('GET', START)).status).toBe(404)
    expect((await service.browser().ask('GET', '/desk/api/oidc/callback?code=x&state=y')).headers.get('location')).toBe(
      '/desk?refused=failed',
    )
  })
})
