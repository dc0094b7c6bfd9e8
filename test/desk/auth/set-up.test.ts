import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { openDeskService, PASSWORD, tokenIn } from '../desk-service.js'

const ROOT = { name: 'Salma', username: 'Salma', password: PASSWORD }
const DAY = 24 * 60 * 60_000

describe('the first start', () => {
  test('gives a link that makes the first administrator, signed in', async () => {
    const { auth, browser, base } = await openDeskService()
    const visitor = browser()
    expect((await visitor.ask('GET', '/desk/api/session')).body).toEqual({
      kind: 'signed-out',
      setup: true,
      provider: null,
    })
    const link = (await auth.setUpLink(base)) ?? ''
    expect(link).toMatch(new RegExp(`^${base}/desk/link#[\\w-]{43}$`))
    const token = tokenIn(link)
    expect((await visitor.ask('GET', `/desk/api/accounts/link?token=${token}`)).body).toEqual({ kind: 'setup' })
    const made = await visitor.ask('POST', '/desk/api/accounts/redeem', { json: { token, ...ROOT } })
    expect(made.body).toMatchObject({ kind: 'signed-in', me: { username: 'salma', role: 'administrator', load: 1 } })
    expect((await visitor.ask('GET', '/desk/api/session')).body).toMatchObject({
      kind: 'signed-in',
      me: { name: 'Salma' },
    })
    expect(await auth.setUpLink(base)).toBeNull()
  })

  test('gives a new link each time, and the one before is void', async () => {
    const { auth, browser, base } = await openDeskService()
    const [first, second] = [await auth.setUpLink(base), await auth.setUpLink(base)].map((link) => tokenIn(link ?? ''))
    const redeem = (token: string | undefined) =>
      browser().ask('POST', '/desk/api/accounts/redeem', { json: { token, ...ROOT } })
    expect([(await redeem(first)).status, (await redeem(second)).status]).toEqual([404, 200])
    expect((await redeem(second)).status).toBe(404)
  })

  test('gives a link that dies after a day', async () => {
    const { auth, browser, base, clock } = await openDeskService()
    const token = tokenIn((await auth.setUpLink(base)) ?? '')
    clock.forward(DAY)
    expect((await browser().ask('GET', `/desk/api/accounts/link?token=${token}`)).body).toEqual({ kind: 'invalid' })
  })

  test.each([
    ['short', 'has fewer than 12 characters'],
    ['password1234', 'is too easy to guess'],
    ['Pass-word 1234', 'is too easy to guess'],
    ['aaaaaaaaaaaaaaaa', 'is too easy to guess'],
    ['salma2026', 'has fewer than 12 characters'],
  ])('refuses the password %s, and the link stays good', async (password, message) => {
    const { auth, browser, base } = await openDeskService()
    const token = tokenIn((await auth.setUpLink(base)) ?? '')
    const refused = await browser().ask('POST', '/desk/api/accounts/redeem', { json: { token, ...ROOT, password } })
    expect([refused.status, refused.body]).toMatchObject([400, { error: { fields: [{ name: 'password', message }] } }])
    expect((await browser().ask('POST', '/desk/api/accounts/redeem', { json: { token, ...ROOT } })).status).toBe(200)
  })

  test('keeps the token nowhere, and logs none', async () => {
    const service = await openDeskService()
    const token = tokenIn((await service.auth.setUpLink(service.base)) ?? '')
    await service.browser().ask('GET', `/desk/api/accounts/link?token=${token}`)
    const kept = readdirSync(service.dataDir).map((file) => readFileSync(`${service.dataDir}/${file}`, 'latin1'))
    expect(kept.join('')).not.toContain(token)
    expect(service.logged()).not.toContain(token)
  })
})
