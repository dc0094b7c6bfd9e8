import { describe, expect, test } from '@jest/globals'
import { openDeskService, PASSWORD, type Browser, type DeskService } from '../desk-service.js'

const COOKIE = '__Host-nafidha-desk'
const MINUTE = 60_000
const state = async (browser: Browser) =>
  ((await browser.ask('GET', '/desk/api/session')).body as { kind: string }).kind
const withCookie = (service: DeskService, value: string): Browser => {
  const browser = service.browser()
  browser.cookies.set(COOKIE, value)
  return browser
}

describe('signing in', () => {
  test('gives a cookie that scripts, other sites and plain networks never see', async () => {
    const service = await openDeskService()
    await service.root()
    const browser = service.browser()
    const { headers, body } = await browser.ask('POST', '/desk/api/session', {
      json: { username: ' ROOT ', password: PASSWORD },
    })
    expect(body).toMatchObject({ kind: 'signed-in', me: { username: 'root' }, expiresAt: '2026-11-23T08:30:00.000Z' })
    expect(headers.getSetCookie()).toEqual([
      expect.stringMatching(
        new RegExp(`^${COOKIE}=[\\w-]{43}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=43200$`),
      ),
    ])
    expect(headers.get('cache-control')).toBe('no-store')
  })

  test('answers the same for an unknown name, a wrong password, an invited and a locked account', async () => {
    const service = await openDeskService()
    const root = await service.root()
    await service.member(root, { username: 'locked' })
    const accounts = (await root.ask('GET', '/desk/api/accounts')).body as { id: string; username: string }[]
    await root.ask('DELETE', `/desk/api/accounts/${accounts.find(({ username }) => username === 'locked')?.id}`)
    const invite = { name: 'I', username: 'invited', role: 'agent', teams: [], languages: ['ar'], capacity: 1 }
    await root.ask('POST', '/desk/api/accounts', { json: invite })
    const tries = [
      ['nobody', PASSWORD],
      ['root', 'not the password at all'],
      ['invited', PASSWORD],
      ['locked', PASSWORD],
    ] as const
    for (const [username, password] of tries) {
      const { status, text } = await service
        .browser()
        .ask('POST', '/desk/api/session', { json: { username, password } })
      expect([username, status, text]).toEqual([username, 200, '{"kind":"refused"}'])
    }
  })

  test('takes a password however a keyboard composes it', async () => {
    const service = await openDeskService()
    const root = await service.root()
    const composed = 'كلمة سرّ طويلة جدًا ﻻ ١٢'
    await root.ask('PUT', '/desk/api/password', { json: { current: PASSWORD, password: composed } })
    expect(await service.browser().signIn('root', composed.normalize('NFKD'))).toMatchObject({ kind: 'signed-in' })
  })
})

describe('guessing', () => {
  test('is slowed down, and stopped at ten tries in a quarter of an hour, for a name that exists or not', async () => {
    const service = await openDeskService()
    await service.root()
    for (const username of ['root', 'nobody']) {
      let made = 0
      const waits: number[] = []
      for (let asked = 0; asked < 40; asked += 1) {
        const outcome = await service.browser().signIn(username, `guess number ${asked}`)
        if (outcome.kind === 'refused') made += 1
        if (outcome.kind !== 'wait') continue
        waits.push(outcome.seconds)
        if (outcome.seconds > 120) break
        service.clock.forward(outcome.seconds * 1000)
      }
      expect([username, made, waits.slice(0, -1)]).toEqual([username, 10, [2, 4, 8, 16, 32, 64]])
      expect((await service.browser().signIn(username)).kind).toBe('wait')
    }
    service.clock.forward(15 * MINUTE)
    expect((await service.browser().signIn('root')).kind).toBe('signed-in')
  })

  test('all at once gives no more tries', async () => {
    const service = await openDeskService()
    await service.root()
    const outcomes = await Promise.all(
      Array.from({ length: 60 }, (_, i) => service.browser().signIn('root', `guess number ${i}`)),
    )
    expect(outcomes.filter(({ kind }) => kind === 'refused').length).toBeLessThanOrEqual(4)
    expect(outcomes.filter(({ kind }) => kind === 'signed-in')).toEqual([])
  })

  test('many names from one address is stopped too', async () => {
    const service = await openDeskService()
    await service.root()
    for (let i = 0; i < 50; i += 1) await service.browser().signIn(`name-${i}`)
    expect((await service.browser().signIn('one-more')).kind).toBe('wait')
  })

  test('does not count what was right', async () => {
    const service = await openDeskService()
    await service.root()
    for (let i = 0; i < 60; i += 1) expect((await service.browser().signIn('root')).kind).toBe('signed-in')
  })

  test('the current password of somebody whose page was left open is limited as well', async () => {
    const service = await openDeskService()
    const root = await service.root()
    const replies = []
    for (let i = 0; i < 6; i += 1)
      replies.push(await root.ask('PUT', '/desk/api/password', { json: { current: `guess ${i}`, password: PASSWORD } }))
    expect(replies.map(({ status }) => status)).toEqual([403, 403, 403, 403, 429, 429])
    expect(replies.at(-1)?.headers.get('retry-after')).toBe('2')
  })
})

describe('a session', () => {
  test('is a new one at sign-in: a cookie planted before is worth nothing', async () => {
    const service = await openDeskService()
    await service.root()
    const victim = withCookie(service, 'planted-by-an-attacker')
    await victim.signIn('root')
    expect(victim.cookies.get(COOKIE)).not.toBe('planted-by-an-attacker')
    expect(await state(withCookie(service, 'planted-by-an-attacker'))).toBe('signed-out')
  })

  test('replaces the one that the browser had', async () => {
    const service = await openDeskService()
    const root = await service.root()
    const before = root.cookies.get(COOKIE) ?? ''
    await root.signIn('root')
    expect(await state(withCookie(service, before))).toBe('signed-out')
    expect(await state(root)).toBe('signed-in')
  })

  test('is dead at once for a stolen cookie after signing out', async () => {
    const service = await openDeskService()
    const root = await service.root()
    const stolen = withCookie(service, root.cookies.get(COOKIE) ?? '')
    expect((await root.ask('DELETE', '/desk/api/session')).status).toBe(204)
    expect(root.cookies.has(COOKIE)).toBe(false)
    expect(await state(stolen)).toBe('signed-out')
    expect((await stolen.ask('GET', '/desk/api/sessions')).status).toBe(401)
  })

  test('goes on under a new cookie after a change of password, and every other one ends', async () => {
    const service = await openDeskService()
    const root = await service.root()
    const elsewhere = service.browser()
    await elsewhere.signIn('root')
    const stolen = withCookie(service, root.cookies.get(COOKIE) ?? '')
    const password = 'another quiet evening'
    expect((await root.ask('PUT', '/desk/api/password', { json: { current: PASSWORD, password } })).status).toBe(204)
    expect(await Promise.all([root, elsewhere, stolen].map(state))).toEqual(['signed-in', 'signed-out', 'signed-out'])
    expect((await service.browser().signIn('root')).kind).toBe('refused')
    expect((await service.browser().signIn('root', password)).kind).toBe('signed-in')
  })

  test('ends everywhere else by order, and names where it is open', async () => {
    const service = await openDeskService()
    const root = await service.root()
    service.clock.forward(MINUTE)
    const elsewhere = service.browser()
    await elsewhere.signIn('root')
    const open = (await root.ask('GET', '/desk/api/sessions', { headers: { 'user-agent': 'Firefox' } })).body
    expect(open).toEqual([
      expect.objectContaining({ current: false, address: '127.0.0.1' }),
      expect.objectContaining({ current: true, startedAt: '2026-11-23T08:00:00.000Z' }),
    ])
    await root.ask('DELETE', '/desk/api/sessions')
    expect(await Promise.all([root, elsewhere].map(state))).toEqual(['signed-in', 'signed-out'])
  })

  test('ends after half an hour of reading alone, and lives on while something is done', async () => {
    const service = await openDeskService()
    const root = await service.root()
    const idle = service.browser()
    await idle.signIn('root')
    for (let i = 0; i < 4; i += 1) {
      service.clock.forward(10 * MINUTE)
      await idle.ask('GET', '/desk/api/sessions')
      await root.ask('PUT', '/desk/api/me', { json: { interfaceLanguage: 'en' } })
    }
    expect(await Promise.all([root, idle].map(state))).toEqual(['signed-in', 'signed-out'])
  })

  test('ends after twelve hours whatever is done', async () => {
    const service = await openDeskService()
    const root = await service.root()
    for (let i = 0; i < 12 * 3; i += 1) {
      service.clock.forward(20 * MINUTE)
      await root.ask('PUT', '/desk/api/me', { json: { interfaceLanguage: 'en' } })
    }
    expect(await state(root)).toBe('signed-out')
  })

  test('remembers the language of its page for the account', async () => {
    const service = await openDeskService()
    const root = await service.root()
    expect((await root.ask('PUT', '/desk/api/me', { json: { interfaceLanguage: 'en' } })).body).toMatchObject({
      username: 'root',
      interfaceLanguage: 'en',
    })
    const again = await service.browser().signIn('root')
    expect(again).toMatchObject({ me: { interfaceLanguage: 'en' } })
  })
})
