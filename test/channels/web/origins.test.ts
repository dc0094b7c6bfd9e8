import { describe, expect, test } from '@jest/globals'
import { createOrigins } from '../../../channels/web/origins.js'

const allowed = ['https://www.Example.gov.om']

describe('origins', () => {
  const origins = createOrigins({ allowed, publicUrl: null })
  const proxied = createOrigins({ allowed, publicUrl: 'https://chat.example.om' })

  test.each([
    ['a page on the list', 'https://www.example.gov.om', 'https://www.example.gov.om'],
    ['our own page', 'http://127.0.0.1:3978', 'http://127.0.0.1:3978'],
    ['another scheme', 'http://www.example.gov.om', null],
    ['another port', 'https://www.example.gov.om:8443', null],
    ['a longer name', 'https://www.example.gov.om.evil.example', null],
    ['a page below', 'https://evil.www.example.gov.om', null],
  ])('take %s for what it is', (_, origin, taken) => {
    expect(origins.ofWidget({ origin, host: '127.0.0.1:3978' })).toBe(taken)
  })

  test('believe the address that is set, not the Host header', () => {
    expect(proxied.own({ host: 'evil.example' })).toBe('https://chat.example.om')
    expect(proxied.ofWidget({ origin: 'http://evil.example', host: 'evil.example' })).toBeNull()
    expect(proxied.ofWidget({ origin: 'https://chat.example.om', host: '10.0.0.1' })).toBe('https://chat.example.om')
  })

  test('write no odd Host header into an address', () => {
    expect(origins.own({ host: 'a"><script>' })).toBe('http://localhost')
  })
})
