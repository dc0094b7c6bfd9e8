import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { type TOTP, URI } from 'otpauth'
import type { Account, Link } from '../../../src/desk/contract/administration.js'
import type { SecondFactorConfirmed, SecondFactorOffer } from '../../../src/desk/contract/session.js'
import { openDeskService, PASSWORD, tokenIn, type Browser, type DeskService } from '../desk-service.js'

const PATH = '/desk/api/second-factor'
const PERIOD = 30_000

/** What an authenticator app shows at the service's time. */
const shown = (service: DeskService, app: TOTP) => app.generate({ timestamp: service.clock.now().getTime() })

async function turnOn(
  service: DeskService,
  browser: Browser,
): Promise<{ app: TOTP; recoveryCodes: readonly string[] }> {
  const offer = (await browser.ask('POST', PATH)).body as SecondFactorOffer
  const app = URI.parse(offer.address) as TOTP
  const confirmed = await browser.ask('PUT', PATH, { json: { code: shown(service, app) } })
  if (confirmed.status !== 200) throw new Error(confirmed.text)
  service.clock.forward(2 * PERIOD)
  return { app, recoveryCodes: (confirmed.body as SecondFactorConfirmed).recoveryCodes }
}

describe('a second factor', () => {
  test('is offered as an address and a picture, and is on once a code shows that it works', async () => {
    const service = await openDeskService()
    const root = await service.root()
    const { address, picture } = (await root.ask('POST', PATH)).body as SecondFactorOffer
    expect(address).toMatch(/^otpauth:\/\/totp\/Nafidha:root\?issuer=Nafidha&secret=[A-Z2-7]{32}&/)
    expect(picture).toMatch(/^<svg /)
    expect((await root.ask('PUT', PATH, { json: { code: '000000' } })).status).toBe(400)
    expect(await service.browser().signIn('root')).toMatchObject({ kind: 'signed-in', me: { secondFactor: false } })
    const { recoveryCodes } = await turnOn(service, root)
    expect(recoveryCodes).toHaveLength(10)
    expect(new Set(recoveryCodes).size).toBe(10)
    expect((await root.ask('POST', PATH)).status).toBe(409)
    expect((await root.ask('GET', '/desk/api/session')).body).toMatchObject({ me: { secondFactor: true } })
  })

  test('is asked for after the password, and takes each code once', async () => {
    const service = await openDeskService()
    const { app } = await turnOn(service, await service.root())
    expect(await service.browser().signIn('root')).toEqual({ kind: 'code-needed' })
    expect(await service.browser().signIn('root', 'a wrong password')).toEqual({ kind: 'refused' })
    const code = shown(service, app)
    expect((await service.browser().signIn('root', PASSWORD, code)).kind).toBe('signed-in')
    expect(await service.browser().signIn('root', PASSWORD, code)).toEqual({ kind: 'refused' })
  })

  test('takes Arabic digits, spaces, and a clock that is half a minute off', async () => {
    const service = await openDeskService()
    const { app } = await turnOn(service, await service.root())
    const arabic = shown(service, app).replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))
    service.clock.forward(PERIOD)
    expect((await service.browser().signIn('root', PASSWORD, `${arabic.slice(0, 3)} ${arabic.slice(3)}`)).kind).toBe(
      'signed-in',
    )
    const old = shown(service, app)
    service.clock.forward(3 * PERIOD)
    expect(await service.browser().signIn('root', PASSWORD, old)).toEqual({ kind: 'refused' })
  })

  test('can be replaced by a recovery code, once', async () => {
    const service = await openDeskService()
    const { recoveryCodes } = await turnOn(service, await service.root())
    const code = recoveryCodes[3]?.toUpperCase().replaceAll('-', ' ')
    expect((await service.browser().signIn('root', PASSWORD, code)).kind).toBe('signed-in')
    expect(await service.browser().signIn('root', PASSWORD, code)).toEqual({ kind: 'refused' })
  })

  test('is not guessed: wrong codes count as wrong passwords, and the right password does not forget them', async () => {
    const service = await openDeskService()
    await turnOn(service, await service.root())
    let guesses = 0
    for (let asked = 0; asked < 60; asked += 1) {
      await service.browser().signIn('root')
      const outcome = await service.browser().signIn('root', PASSWORD, String(100_000 + asked))
      if (outcome.kind === 'refused') guesses += 1
      if (outcome.kind === 'wait' && outcome.seconds > 120) break
      if (outcome.kind === 'wait') service.clock.forward(outcome.seconds * 1000)
    }
    expect(guesses).toBeLessThanOrEqual(10)
  })

  test('ends with the password alone', async () => {
    const service = await openDeskService()
    const root = await service.root()
    await turnOn(service, root)
    expect((await root.ask('DELETE', PATH, { json: { password: 'a wrong password' } })).status).toBe(403)
    expect((await root.ask('DELETE', PATH, { json: { password: PASSWORD } })).status).toBe(204)
    expect((await service.browser().signIn('root')).kind).toBe('signed-in')
  })

  test('outlives a reset, unless the administrator says that it is lost', async () => {
    const service = await openDeskService()
    const root = await service.root()
    const huda = await service.member(root, { username: 'huda' })
    await turnOn(service, huda)
    const accounts = (await root.ask('GET', '/desk/api/accounts')).body as Account[]
    const path = `/desk/api/accounts/${accounts.find(({ username }) => username === 'huda')?.id}/reset`
    const reset = async (secondFactor: boolean) => {
      const link = (await root.ask('POST', path, { json: { secondFactor } })).body as Link
      const words = { token: tokenIn(link.url), name: 'Huda', username: 'huda', password: PASSWORD }
      return (await service.browser().ask('POST', '/desk/api/accounts/redeem', { json: words })).body
    }
    expect(await reset(false)).toEqual({ kind: 'code-needed' })
    expect(await reset(true)).toMatchObject({ kind: 'signed-in', me: { secondFactor: false } })
  })
})

describe('where administrators must have one', () => {
  const OPEN_DOORS = [
    'GET /desk/api/session',
    'DELETE /desk/api/session',
    'PUT /desk/api/me',
    `POST ${PATH}`,
    `PUT ${PATH}`,
  ]

  test('the first one signs in, and finds nothing open until it is set up', async () => {
    const service = await openDeskService({ asks: 'administrators' })
    const root = await service.root()
    expect((await root.ask('GET', '/desk/api/session')).body).toMatchObject({ me: { owesSecondFactor: true } })
    const refused = await root.ask('GET', '/desk/api/accounts')
    expect(refused).toMatchObject({ status: 403, body: { error: { code: 'second-factor' } } })
    await turnOn(service, root)
    expect((await root.ask('GET', '/desk/api/session')).body).toMatchObject({ me: { owesSecondFactor: false } })
    expect((await root.ask('GET', '/desk/api/accounts')).status).toBe(200)
  })

  test('no other route is open meanwhile than those that lead on or out', async () => {
    const service = await openDeskService({ asks: 'administrators' })
    const root = await service.root()
    const open: string[] = []
    for (const { method, path, roles } of service.auth.routes) {
      if (roles === 'anyone' || `${method} ${path}` === 'DELETE /desk/api/session') continue
      const answer = await root.ask(method, path.replace(':account', 'x'), method === 'GET' ? {} : { json: {} })
      if (!answer.text.includes('"second-factor"')) open.push(`${method} ${path}`)
    }
    expect(OPEN_DOORS).toEqual(expect.arrayContaining(open))
  })

  test('an agent needs none, nor does who turned theirs off until they next ask for something', async () => {
    const service = await openDeskService({ asks: 'administrators' })
    const root = await service.root()
    await turnOn(service, root)
    const huda = await service.member(root, { username: 'huda' })
    expect((await huda.ask('GET', '/desk/api/session')).body).toMatchObject({ me: { owesSecondFactor: false } })
    await root.ask('DELETE', PATH, { json: { password: PASSWORD } })
    expect((await root.ask('GET', '/desk/api/accounts')).status).toBe(403)
    await turnOn(service, root)
    expect((await root.ask('GET', '/desk/api/accounts')).status).toBe(200)
  })
})

describe('the secret of a second factor', () => {
  const kept = async (service: DeskService) =>
    (await service.store.access.accounts.byUsername('root'))?.secondFactor.secret ?? ''

  test('does not stand in the database', async () => {
    const service = await openDeskService()
    const { app } = await turnOn(service, await service.root())
    expect(await kept(service)).toMatch(/^s1\.[0-9a-f]{8}\./)
    for (const file of readdirSync(service.dataDir))
      expect(readFileSync(join(service.dataDir, file)).includes(app.secret.base32)).toBe(false)
  })

  test('that was kept openly by an earlier release is sealed at the next start, and goes on working', async () => {
    const service = await openDeskService()
    const { app } = await turnOn(service, await service.root())
    const { id = '' } = (await service.store.access.accounts.byUsername('root')) ?? {}
    await service.store.access.secondFactors.reseal(id, await kept(service), app.secret.base32)
    expect(await kept(service)).toBe(app.secret.base32)
    await service.restart(['a key of the tests that is long enough'])
    expect(await kept(service)).toMatch(/^s1\./)
    expect((await service.browser().signIn('root', PASSWORD, shown(service, app))).kind).toBe('signed-in')
  })

  test('moves to a new key, after which the old one may go', async () => {
    const service = await openDeskService()
    const { app } = await turnOn(service, await service.root())
    const [old, fresh] = ['a key of the tests that is long enough', 'another key that is long enough as well']
    await service.restart([fresh, old])
    await service.restart([fresh])
    expect((await service.browser().signIn('root', PASSWORD, shown(service, app))).kind).toBe('signed-in')
  })

  test('whose key is lost still gives way to a recovery code, and the log says whose', async () => {
    const service = await openDeskService()
    const { app, recoveryCodes } = await turnOn(service, await service.root())
    await service.restart(['another key that is long enough as well'])
    expect(await service.browser().signIn('root', PASSWORD, shown(service, app))).toEqual({ kind: 'refused' })
    expect((await service.browser().signIn('root', PASSWORD, recoveryCodes[0])).kind).toBe('signed-in')
    expect(service.logged()).toContain('second factors cannot be opened')
  })
})
