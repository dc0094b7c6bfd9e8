import { describe, expect, test } from '@jest/globals'
import type { Account, Invite, Link } from '../../../src/desk/contract/administration.js'
import { openDeskService, PASSWORD, tokenIn, type Browser, type DeskService } from '../desk-service.js'

const INVITE: Invite = {
  name: 'Huda',
  username: 'Huda.A',
  role: 'agent',
  teams: ['roads'],
  languages: ['ar', 'en'],
  capacity: 3,
}
const state = async (browser: Browser) =>
  ((await browser.ask('GET', '/desk/api/session')).body as { kind: string }).kind
const accountsOf = async (browser: Browser) => (await browser.ask('GET', '/desk/api/accounts')).body as Account[]
const find = async (browser: Browser, username: string): Promise<Account> => {
  const found = (await accountsOf(browser)).find((account) => account.username === username)
  if (!found) throw new Error(`no account ${username}`)
  return found
}
const linkState = async (service: DeskService, url: string) =>
  (await service.browser().ask('GET', `/desk/api/accounts/link?token=${tokenIn(url)}`)).body
const redeem = (browser: Browser, url: string, password = PASSWORD) =>
  browser.ask('POST', '/desk/api/accounts/redeem', { json: { ...INVITE, token: tokenIn(url), password } })

describe('an invitation', () => {
  test('makes an account that its person opens with a password of their own', async () => {
    const service = await openDeskService()
    const root = await service.root()
    const link = (await root.ask('POST', '/desk/api/accounts', { json: INVITE })).body as Link
    expect(link.expiresAt).toBe('2026-11-30T08:00:00.000Z')
    expect(await linkState(service, link.url)).toEqual({ kind: 'invitation', name: 'Huda', username: 'huda.a' })
    expect(await find(root, 'huda.a')).toMatchObject({
      ...INVITE,
      username: 'huda.a',
      state: 'invited',
      lastSeenAt: null,
    })
    const huda = service.browser()
    expect((await redeem(huda, link.url)).body).toMatchObject({ kind: 'signed-in', me: { role: 'agent' } })
    expect(await find(root, 'huda.a')).toMatchObject({ state: 'active', lastSeenAt: '2026-11-23T08:00:00.000Z' })
    expect((await redeem(service.browser(), link.url)).status).toBe(404)
  })

  test('cannot be turned into another account or role by who redeems it', async () => {
    const service = await openDeskService()
    const root = await service.root()
    const link = (await root.ask('POST', '/desk/api/accounts', { json: INVITE })).body as Link
    const words = { token: tokenIn(link.url), name: 'X', username: 'root', password: PASSWORD, role: 'administrator' }
    const { body } = await service.browser().ask('POST', '/desk/api/accounts/redeem', { json: words })
    expect(body).toMatchObject({ me: { username: 'huda.a', name: 'Huda', role: 'agent' } })
  })

  test('is refused for a user name that is taken, or that cannot be one', async () => {
    const service = await openDeskService()
    const root = await service.root()
    const invite = async (rest: Partial<Invite>) =>
      (await root.ask('POST', '/desk/api/accounts', { json: { ...INVITE, ...rest } })).status
    expect(await invite({ username: 'ＲＯＯＴ' })).toBe(409)
    expect(
      await Promise.all(['a', 'with space', '<b>', '-x', 'x'.repeat(80)].map((username) => invite({ username }))),
    ).toEqual(Array(5).fill(400))
    expect(await Promise.all(['', 'a\u202Eb', 'x'.repeat(101)].map((name) => invite({ name })))).toEqual(
      Array(3).fill(400),
    )
  })
})

describe('a change of role', () => {
  test('ends the sessions of its person at once, and counts from then on', async () => {
    const service = await openDeskService()
    const root = await service.root()
    const huda = await service.member(root, { username: 'huda' })
    const account = await find(root, 'huda')
    expect((await huda.ask('GET', '/desk/api/accounts')).status).toBe(403)
    const json = { ...account, role: 'administrator' }
    expect((await root.ask('PUT', `/desk/api/accounts/${account.id}`, { json })).status).toBe(204)
    expect(await state(huda)).toBe('signed-out')
    await huda.signIn('huda')
    expect((await huda.ask('GET', '/desk/api/accounts')).status).toBe(200)
  })

  test('or a lock is refused for the last administrator', async () => {
    const service = await openDeskService()
    const root = await service.root()
    const account = await find(root, 'root')
    const path = `/desk/api/accounts/${account.id}`
    const demoted = await root.ask('PUT', path, { json: { ...account, role: 'agent' } })
    const locked = await root.ask('DELETE', path)
    expect([demoted, locked].map(({ status, body }) => [status, body])).toMatchObject([
      [409, { error: { code: 'conflict' } }],
      [409, { error: { code: 'conflict' } }],
    ])
    await service.member(root, { username: 'second', role: 'administrator' })
    expect((await root.ask('DELETE', path)).status).toBe(204)
    expect(await state(root)).toBe('signed-out')
  })
})

describe('a lock', () => {
  test('shuts its person out at once, and is taken off again', async () => {
    const service = await openDeskService()
    const root = await service.root()
    const huda = await service.member(root, { username: 'huda' })
    const account = await find(root, 'huda')
    expect((await root.ask('DELETE', `/desk/api/accounts/${account.id}`)).status).toBe(204)
    expect(await state(huda)).toBe('signed-out')
    expect(await huda.signIn('huda')).toEqual({ kind: 'refused' })
    expect((await find(root, 'huda')).state).toBe('locked')
    expect((await root.ask('POST', `/desk/api/accounts/${account.id}/reset`, { json: {} })).status).toBe(404)
    await root.ask('PUT', `/desk/api/accounts/${account.id}`, { json: { ...account, locked: false } })
    expect((await huda.signIn('huda')).kind).toBe('signed-in')
  })
})

describe('a reset', () => {
  test('ends every session at once, and its link sets a new password', async () => {
    const service = await openDeskService()
    const root = await service.root()
    const huda = await service.member(root, { username: 'huda' })
    const { id } = await find(root, 'huda')
    const link = (await root.ask('POST', `/desk/api/accounts/${id}/reset`, { json: {} })).body as Link
    expect(await state(huda)).toBe('signed-out')
    expect(await linkState(service, link.url)).toEqual({ kind: 'reset', name: 'huda', username: 'huda' })
    expect((await redeem(huda, link.url, 'a completely new one')).body).toMatchObject({ kind: 'signed-in' })
    expect((await service.browser().signIn('huda')).kind).toBe('refused')
  })

  test('of an account that was never opened is a new invitation', async () => {
    const service = await openDeskService()
    const root = await service.root()
    const first = (await root.ask('POST', '/desk/api/accounts', { json: INVITE })).body as Link
    const { id } = await find(root, 'huda.a')
    const second = (await root.ask('POST', `/desk/api/accounts/${id}/reset`, { json: {} })).body as Link
    expect(await linkState(service, first.url)).toEqual({ kind: 'invalid' })
    expect(await linkState(service, second.url)).toMatchObject({ kind: 'invitation' })
  })

  test('of nobody is not found', async () => {
    const service = await openDeskService()
    const root = await service.root()
    expect((await root.ask('POST', '/desk/api/accounts/none/reset', { json: {} })).status).toBe(404)
    expect((await root.ask('DELETE', '/desk/api/accounts/none')).status).toBe(404)
  })
})
