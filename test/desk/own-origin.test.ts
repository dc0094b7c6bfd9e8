import { describe, expect, test } from '@jest/globals'
import { hostCookie, readCookies } from '../../src/desk/cookies.js'
import { createOwnOrigin, reachedAt } from '../../src/desk/own-origin.js'

const PUBLIC = 'https://desk.example.om'

describe('where the desk is open', () => {
  test.each([
    ['localhost:3978', 'http://localhost:3978'],
    ['127.0.0.1:3978', 'http://127.0.0.1:3978'],
    ['[::1]:3978', 'http://[::1]:3978'],
    ['desk.example.om', null],
    ['10.0.0.7:3978', null],
    ['localhost.evil.example', null],
    ['127.0.0.1.evil.example', null],
    ['', null],
  ])('without a public address, %s is %s', (host, origin) => {
    expect(createOwnOrigin(null).of({ host })).toBe(origin)
    expect(createOwnOrigin('http://desk.example.om').of({ host })).toBe(origin)
  })

  test('with a public address over https, everywhere: a proxy stands before us', () => {
    expect(createOwnOrigin(PUBLIC).of({ host: '127.0.0.1:3978' })).toBe(PUBLIC)
  })

  test.each([
    [PUBLIC, true],
    ['HTTPS://DESK.EXAMPLE.OM', true],
    ['http://desk.example.om', false],
    ['https://desk.example.om.evil.example', false],
    ['https://desk.example.om:444', false],
    ['null', false],
    [undefined, false],
  ])('a page at %s is ours: %s', (origin, ours) => {
    const headers = { host: 'desk.example.om', ...(origin !== undefined && { origin }) }
    expect(createOwnOrigin(PUBLIC).isOurPage(headers)).toBe(ours)
  })

  test('a foreign page is not ours though it gave its own name to our address', () => {
    const rebound = { host: 'evil.example:3978', origin: 'http://evil.example:3978' }
    expect(createOwnOrigin(null).isOurPage(rebound)).toBe(false)
  })

  test.each([
    [PUBLIC, '0.0.0.0', PUBLIC],
    [null, '127.0.0.1', 'http://127.0.0.1:80'],
    [null, '0.0.0.0', 'http://localhost:80'],
  ])('links of the command line lead there: %s, %s', (publicUrl, host, origin) => {
    expect(reachedAt(createOwnOrigin(publicUrl), { host, port: 80 })).toBe(origin)
  })
})

describe('cookies', () => {
  test('are read as browsers send them; of two with one name the first counts', () => {
    expect(readCookies('a=1; b=x=y;c=; =z; d; a=2')).toEqual({ a: '1', b: 'x=y', c: '' })
    expect(readCookies(undefined)).toEqual({})
    expect(readCookies('__proto__=1')['toString']).toBe(Object.prototype.toString)
  })

  test('are for this host alone, out of reach of scripts', () => {
    expect(hostCookie({ name: '__Host-x', value: 'v', sameSite: 'Strict', maxAge: 5 })).toBe(
      '__Host-x=v; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=5',
    )
  })
})
